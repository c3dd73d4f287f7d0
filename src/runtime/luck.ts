import { type Luck, type LuckOptions, type LuckyRun, luckSteps } from '../broker/luck/index.ts';
import type { Strategy } from '../strategy/schema.ts';
import { accountOf, executionOf } from '../strategy/settings.ts';
import { parseTimeframe } from '../time/timeframe.ts';
import type { SimulationResult } from './simulate.ts';

type Numbers = Pick<SimulationResult, 'time' | 'equity' | 'metrics' | 'data'> &
  Pick<LuckyRun, 'trades'> & { readonly strategy: Strategy };

/** A finished run as luck looks at it. */
export function luckyRun({ strategy, time, equity, metrics, data, trades }: Numbers): LuckyRun {
  return {
    ...{ time, equity, trades, data },
    startEquity: accountOf(strategy).cash,
    daysPerYear: executionOf(strategy).daysPerYear,
    frameMs: Math.min(...strategy.markets.map(({ timeframe }) => parseTimeframe(timeframe)?.ms ?? 0)),
    slippage: metrics.slippage ?? 0,
    funding: metrics.funding ?? 0,
  };
}

/** How likely luck alone would have done as well as a finished run. */
export function luckOf(result: SimulationResult, options: LuckOptions = {}): Luck {
  const steps = luckSteps(luckyRun(result), options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
