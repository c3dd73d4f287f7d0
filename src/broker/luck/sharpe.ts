import { average, deviation } from '../statistics.ts';
import { normalQuantile, normalShare } from './normal.ts';

const EULER = 0.5772156649015329;
const INVERSE_E = 0.36787944117144233;

export interface Moments {
  readonly count: number;
  /** Mean over standard deviation (ddof 1), per period. */
  readonly sharpe: number;
  readonly skewness: number;
  /** 3 for a normal distribution. */
  readonly kurtosis: number;
}

/** Null where returns do not vary. */
export function momentsOf(returns: readonly number[]): Moments | null {
  const spread = deviation(returns);
  if (!spread) return null;
  const mean = average(returns);
  let [second, third, fourth] = [0, 0, 0];
  for (const value of returns) {
    const square = (value - mean) * (value - mean);
    second += square;
    third += square * (value - mean);
    fourth += square * square;
  }
  const count = returns.length;
  const variance = second / count;
  return {
    count,
    sharpe: mean / spread,
    skewness: third / count / (variance * Math.sqrt(variance)),
    kurtosis: fourth / count / (variance * variance),
  };
}

/**
 * The probability that the true Sharpe ratio is above `benchmark`, both per period. D. H. Bailey & M. López de Prado,
 * The Sharpe Ratio Efficient Frontier, Journal of Risk 15(2), 2012.
 */
export function probabilisticSharpe(
  { count, sharpe, skewness, kurtosis }: Moments,
  benchmark: number,
): number {
  const spread = 1 - skewness * sharpe + ((kurtosis - 1) / 4) * sharpe * sharpe;
  // Three moments that no sample has at once could make it negative.
  return normalShare(((sharpe - benchmark) * Math.sqrt(count - 1)) / Math.sqrt(Math.max(spread, 1e-12)));
}

/**
 * The Sharpe ratio, per period, that the best of so many worthless variants is expected to show; `variance` is that of
 * the Sharpe ratios of the variants. D. H. Bailey & M. López de Prado, The Deflated Sharpe Ratio, Journal of Portfolio
 * Management 40(5), 2014.
 */
export function expectedBestSharpe(variants: number, variance: number): number {
  if (variants <= 1) return 0;
  const best = normalQuantile(1 - 1 / variants);
  const next = normalQuantile(1 - INVERSE_E / variants);
  return Math.sqrt(variance) * ((1 - EULER) * best + EULER * next);
}
