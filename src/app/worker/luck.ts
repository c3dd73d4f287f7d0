import { luckSteps } from '../../broker/luck/index.ts';
import type { Metrics, Strategy } from '../../index.ts';
import { luckyRun } from '../../runtime/luck.ts';
import { strategyHash } from '../../runtime/result-json.ts';
import type { RunData } from './data.ts';
import type { Luck, TradeTable } from './protocol.ts';
import type { Kept } from './run.ts';

/** Computing at a stretch, in milliseconds: an edit must not wait for longer. */
const STRETCH_MS = 8;
const MOST_TRIED = 100_000;

/** The variants that were tried in this tab: each counts against the best of them. */
export class Tried {
  private readonly sharpes = new Map<string, number>();
  private fresh: (readonly [Strategy, number | null])[] = [];

  /** Costs nothing: strategies are told apart when somebody asks. */
  note(strategy: Strategy, { sharpe }: Metrics): void {
    this.fresh.push([strategy, sharpe]);
  }

  ratios(): number[] {
    for (const [strategy, sharpe] of this.fresh) {
      if (sharpe !== null && this.sharpes.size < MOST_TRIED) this.sharpes.set(strategyHash(strategy), sharpe);
    }
    this.fresh = [];
    return [...this.sharpes.values()];
  }
}

/**
 * How likely luck would have done as well as the newest run, computed in short stretches; null where it is no longer
 * wanted, because a newer run has come.
 */
export async function luckOf(
  { strategy, trades, equity, metrics }: Kept,
  { data }: Pick<RunData, 'data'>,
  tried: Tried,
  wanted: () => boolean,
): Promise<Luck | null> {
  const time = data[strategy.markets[0]?.id ?? '']?.time ?? new Float64Array(0);
  const run = luckyRun({ strategy, time, equity, metrics, data, trades: closedTrades(trades) });
  const steps = luckSteps(run, { sharpes: tried.ratios() });
  let until = performance.now() + STRETCH_MS;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (!wanted()) return null;
    until = performance.now() + STRETCH_MS;
  }
}

function closedTrades(table: TradeTable) {
  const rows = Array.from({ length: table.count }, (_, row) => row);
  return rows
    .filter((row) => table.exitRow[row]! >= 0)
    .map((row) => ({
      market: table.names[table.market[row]!] ?? '',
      book: table.names[table.book[row]!] ?? '',
      side: table.long[row] === 1 ? ('long' as const) : ('short' as const),
      entryTime: table.entryTime[row]!,
      entryPrice: table.entryPrice[row]!,
      quantity: table.quantity[row]!,
      fees: table.fees[row]!,
      profit: table.profit[row]!,
      bars: table.bars[row]!,
    }));
}
