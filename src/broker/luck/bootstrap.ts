import { pow } from '../../node/math.ts';
import { randomFrom } from './random.ts';

/** Fifth, fiftieth and ninety-fifth percentile. */
export interface Interval {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

export interface Bootstrap {
  /** Fraction, over the whole run. */
  readonly totalReturn: Interval;
  /** Trough over peak − 1, 0 or negative. */
  readonly maxDrawdown: Interval;
  readonly draws: number;
  /** Mean length of the stretches of days that are kept together. */
  readonly block: number;
}

/** Days drawn between two looks at the clock. */
const BREATH = 400_000;

/**
 * What other orders of the same days would have given: the stationary bootstrap, which strings together stretches of
 * random length so that days that follow each other stay together. D. N. Politis & J. P. Romano, The Stationary
 * Bootstrap, JASA 89, 1994; mean length n^(1/3). Yields now and then, so that others may have their turn; null below
 * two returns.
 */
export function* bootstrap(
  returns: readonly number[],
  draws: number,
  seed: number,
): Generator<undefined, Bootstrap | null> {
  const count = returns.length;
  if (count < 2) return null;
  const random = randomFrom(seed);
  const block = Math.max(1, Math.round(pow(count, 1 / 3)));
  const ends = new Float64Array(draws);
  const falls = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    let [equity, peak, fall] = [1, 1, 0];
    let at = Math.floor(random() * count);
    for (let day = 0; day < count; day++) {
      equity *= Math.max(0, 1 + returns[at]!);
      if (equity > peak) peak = equity;
      else if (equity / peak - 1 < fall) fall = equity / peak - 1;
      at = random() * block < 1 ? Math.floor(random() * count) : (at + 1) % count;
    }
    ends[draw] = equity - 1;
    falls[draw] = fall;
    if ((draw + 1) % Math.ceil(BREATH / count) === 0) yield;
  }
  return { totalReturn: interval(ends), maxDrawdown: interval(falls), draws, block };
}

function interval(values: Float64Array): Interval {
  values.sort();
  const at = (share: number) => values[Math.round(share * (values.length - 1))]!;
  return { low: at(0.05), median: at(0.5), high: at(0.95) };
}
