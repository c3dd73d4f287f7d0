import type { Column } from '../port.ts';
import { NOISE, SPLIT } from './sum.ts';

/** Sums of the window's values and of their squares, each as a double and the rounding that it lost. */
export type DeviationState = {
  sum: number;
  sumLost: number;
  squares: number;
  squaresLost: number;
  seen: number;
};

export function freshDeviation(): DeviationState {
  return { sum: 0, sumLost: 0, squares: 0, squaresLost: 0, seen: 0 };
}

/**
 * Variance of the last `length` values about their mean, divided by `length` (ddof 0), exactly 0 where they are all
 * equal. Reads `length` bars behind. The arithmetic is that of `PreciseSum`,
 * written out: as method calls it takes four times as long.
 */
export function slideVariance(
  state: DeviationState,
  length: number,
  source: Column,
  variance: Column,
  from: number,
  to: number,
): void {
  let { sum, sumLost, squares, squaresLost, seen } = state;
  for (let i = from; i < to; i++) {
    let value = source[i]!;
    let next = sum + value;
    let part = next - sum;
    sumLost += sum - (next - part) + (value - part);
    sum = next;
    let big = SPLIT * value;
    let high = big - (big - value);
    let low = value - high;
    let square = value * value;
    next = squares + square;
    part = next - squares;
    squaresLost +=
      squares - (next - part) + (square - part) + (low * low - (square - high * high - 2 * high * low));
    squares = next;
    if (seen === length) {
      value = -source[i - length]!;
      next = sum + value;
      part = next - sum;
      sumLost += sum - (next - part) + (value - part);
      sum = next;
      big = SPLIT * value;
      high = big - (big - value);
      low = value - high;
      square = -value * value;
      next = squares + square;
      part = next - squares;
      squaresLost +=
        squares - (next - part) + (square - part) - (low * low - (-square - high * high - 2 * high * low));
      squares = next;
    } else seen++;
    next = sum + sumLost;
    sumLost -= next - sum;
    sum = next;
    next = squares + squaresLost;
    squaresLost -= next - squares;
    squares = next;

    if (seen < length) {
      variance[i] = Number.NaN;
      continue;
    }
    // n·Σx² − (Σx)² with the rounding of either product
    const whole = squares * length;
    big = SPLIT * squares;
    high = big - (big - squares);
    low = squares - high;
    const wholeLost = high * length - whole + low * length + squaresLost * length;
    const squared = sum * sum;
    big = SPLIT * sum;
    high = big - (big - sum);
    low = sum - high;
    const squaredLost = low * low - (squared - high * high - 2 * high * low) + 2 * sum * sumLost;
    const difference = whole - squared + (wholeLost - squaredLost);
    variance[i] = difference <= NOISE * whole ? 0 : difference / (length * length);
  }
  state.sum = sum + 0; // adding 0 turns −0, which JSON loses, into 0
  state.sumLost = sumLost + 0;
  state.squares = squares + 0;
  state.squaresLost = squaresLost + 0;
  state.seen = seen;
}
