import type { Page } from 'playwright-core';
import type { Strategy } from '../../src/index.ts';

/** What the app's own simulation worker answered, as JSON texts: NaN is null. */
export interface Answer {
  readonly metrics: string;
  readonly trades: string;
  readonly series: Readonly<Record<string, string>>;
}

/** Runs a strategy in the very worker that the page uses, on a market that the page has candles of. */
export async function runInPage(page: Page, strategy: Strategy): Promise<Answer> {
  const script = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .find((name) => name.includes('simulator.worker')),
  );
  if (!script) throw new Error('The page runs no simulation worker.');
  return page.evaluate(
    ([url, document]) =>
      new Promise<Answer>((resolve, reject) => {
        const worker = new Worker(url ?? '', { type: 'module' });
        worker.onerror = () => reject(new Error('The worker broke down.'));
        worker.onmessage = ({ data }) => {
          worker.terminate();
          const { state, news: report, message } = data.value;
          if (state !== 'done') return reject(new Error(`${state} ${message ?? ''}`));
          const { trades, names } = { trades: report.trades, names: report.trades.names };
          const name = (column: Int32Array, at: number) => names[column[at] ?? -1] ?? null;
          const rows = Array.from({ length: trades.count }, (_, at) => ({
            market: name(trades.market, at),
            book: name(trades.book, at),
            side: trades.long[at] === 1 ? 'long' : 'short',
            entryTime: trades.entryTime[at],
            entryPrice: trades.entryPrice[at],
            exitTime: trades.exitTime[at],
            exitPrice: trades.exitPrice[at],
            quantity: trades.quantity[at],
            fees: trades.fees[at],
            profit: trades.profit[at],
            profitPercent: trades.profitPercent[at],
            bars: trades.bars[at],
            entryNode: name(trades.entryNode, at),
            exitNode: name(trades.exitNode, at),
            exitReason: name(trades.reason, at),
            mae: trades.mae[at],
            mfe: trades.mfe[at],
          }));
          const values: Map<string, Float64Array> = report.values;
          const columns = [
            ...values,
            ['equity', report.equity.values],
            ['hold', report.hold.values],
          ] as const;
          resolve({
            metrics: JSON.stringify(report.metrics),
            trades: JSON.stringify(rows),
            series: Object.fromEntries(columns.map(([ref, column]) => [ref, JSON.stringify([...column])])),
          });
        };
        const request = { strategy: JSON.parse(document ?? ''), range: null, has: null, view: null };
        const argumentList = [{ type: 'RAW', value: request }];
        worker.postMessage({ id: '1', type: 'APPLY', path: ['run'], argumentList });
      }),
    [script, JSON.stringify(strategy)],
  );
}
