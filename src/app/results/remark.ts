import { count, percent } from '../ui/format.ts';
import type { Luck, RunReport } from '../worker/protocol.ts';

export interface Remark {
  readonly title: string;
  readonly text: string;
}

const FEW_TRADES = 30;
const LUCKY = 0.1;

/** The one thing that matters most about a result now; null: nothing stands out. */
export function remarkOf({ metrics, trades }: RunReport, luck: Luck | null): Remark | null {
  const { totalReturn, buyHoldReturn, fees, trades: closed, liquidations } = metrics;
  if (totalReturn === null) return null;
  if (liquidations !== null && liquidations > 0) {
    return {
      title: 'Liquidated.',
      text: `The venue closed ${said(liquidations, 'position')}. Use less leverage.`,
    };
  }
  if (closed === null || closed + (metrics.openTrades ?? 0) === 0) return null;
  const gross = grossProfit(trades);
  const share = gross > 0 && fees !== null ? fees / gross : 0;
  const feesText =
    share >= 0.1 ? ` Fees ate ${percent(share, { places: 0 })} of what the winning trades made.` : '';
  if (buyHoldReturn !== null && totalReturn < buyHoldReturn) {
    const behind = percent(buyHoldReturn - totalReturn, { places: 0 }).replace('%', 'points');
    return { title: 'Behind buy & hold,', text: `by ${behind}.${feesText}` };
  }
  if (totalReturn < 0)
    return { title: 'It loses,', text: `though less than buying and holding would have.${feesText}` };
  if (share >= 0.3) return { title: 'Fees weigh.', text: feesText.trimStart() };
  if (closed < FEW_TRADES) {
    return {
      title: 'Few trades.',
      text: `${said(closed, 'closed trade')} prove little: try a longer history or a second market.`,
    };
  }
  const random = luck?.entries;
  if (random && random.share > LUCKY) {
    return {
      title: 'Perhaps luck.',
      text: `${percent(random.share, { places: 0 })} of random entries with the same holding times did as well.`,
    };
  }
  return null;
}

const said = (value: number, one: string) => `${count(value)} ${one}${value === 1 ? '' : 's'}`;

function grossProfit({ count: rows, profit, fees, exitRow }: RunReport['trades']): number {
  let sum = 0;
  for (let at = 0; at < rows; at++) {
    if (exitRow[at]! >= 0 && profit[at]! > 0) sum += profit[at]! + fees[at]!;
  }
  return sum;
}
