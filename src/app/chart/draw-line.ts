import { BLOCK, type Line } from '../worker/protocol.ts';
import { type RowScale, xOf } from './scale.ts';

/** Adds a line to the context's path. Unknown values break it. */
export function traceLine(
  context: CanvasRenderingContext2D,
  { values }: Line,
  scale: RowScale,
  yOf: (value: number) => number,
): void {
  let pen = false;
  const last = Math.min(values.length - 1, scale.to + 1);
  for (let row = Math.max(0, scale.from - 1); row <= last; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) {
      pen = false;
      continue;
    }
    if (pen) context.lineTo(xOf(scale, row), yOf(value));
    else context.moveTo(xOf(scale, row), yOf(value));
    pen = true;
  }
}

/** Where a pixel's candles begin: at a whole block where there are many, which is a fraction of a pixel off. */
export function edge(row: number, step: number): number {
  return step > 2 * BLOCK ? Math.floor(row / BLOCK) * BLOCK : Math.floor(row);
}

/** Least and greatest known value of the rows `from..to`, `to` excluded; false where none is known. */
export function boundsOf(
  { values, low, high }: Line,
  from: number,
  to: number,
  into: { low: number; high: number },
): boolean {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  const end = Math.min(to, values.length);
  for (let row = Math.max(0, from); row < end; ) {
    if (row % BLOCK === 0 && row + BLOCK <= end) {
      const block = row / BLOCK;
      if (low[block]! < least) least = low[block]!;
      if (high[block]! > most) most = high[block]!;
      row += BLOCK;
      continue;
    }
    const value = values[row]!;
    if (value < least) least = value;
    if (value > most) most = value;
    row++;
  }
  into.low = least;
  into.high = most;
  return least <= most;
}
