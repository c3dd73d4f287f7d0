import type { Column } from '../port.ts';
import { freshSum, PreciseSum, spread } from './sum.ts';

export type LineState = { sum: number[]; weighted: number[]; seen: number };

export function freshLine(): LineState {
  return { sum: freshSum(), weighted: freshSum(), seen: 0 };
}

/**
 * The least-squares line through the last `length` values over places 0 (oldest) to `length − 1` (now): its slope,
 * and where given its height at place 0. Reads `length` bars behind; needs a length of at least 2.
 */
export function slideLine(
  state: LineState,
  length: number,
  source: Column,
  slope: Column,
  intercept: Column | undefined,
  from: number,
  to: number,
): void {
  const sum = new PreciseSum(state.sum);
  const weighted = new PreciseSum(state.weighted); // of place × value
  const places = new PreciseSum([(length * (length - 1)) / 2, 0]);
  const width = (length * length * (length * length - 1)) / 12; // n·Σplace² − (Σplace)²
  let { seen } = state;
  for (let i = from; i < to; i++) {
    const added = source[i]!;
    if (seen === length) {
      // every value moves one place down, the oldest from place 0 out
      sum.add(-source[i - length]!);
      weighted.addSum(sum, -1);
      weighted.addProduct(length - 1, added, 1);
    } else weighted.addProduct(seen++, added, 1);
    sum.add(added);
    const steep = seen === length ? spread(length, weighted, places, sum) / width : Number.NaN;
    slope[i] = steep;
    if (intercept) intercept[i] = (sum.value - steep * places.hi) / length;
  }
  state.sum = sum.save();
  state.weighted = weighted.save();
  state.seen = seen;
}
