import { useEffect, useState } from 'react';
import type { ChartCandles, RunReport } from '../worker/protocol.ts';
import { valuesAt } from './crosshair.ts';
import { type Branch, whyTree } from './why-tree.ts';

/** The conditions behind an order as they stood at a candle. */
export function useBranches(
  report: RunReport,
  candles: ChartCandles,
  node: string,
  row: number,
): readonly Branch[] {
  const [branches, setBranches] = useState<readonly Branch[]>([]);
  useEffect(() => {
    let wanted = true;
    void Promise.all([valuesAt(Math.max(0, row - 1)), valuesAt(row)]).then(([before, now]) => {
      if (!wanted) return;
      const closeBefore = candles.close[Math.max(0, row - 1)] ?? Number.NaN;
      const closeNow = candles.close[row] ?? Number.NaN;
      setBranches(whyTree(report.strategy, node, { before, now, closeBefore, closeNow }));
    });
    return () => {
      wanted = false;
    };
  }, [report, candles, node, row]);
  return branches;
}
