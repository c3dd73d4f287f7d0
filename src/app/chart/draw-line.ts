import { BLOCK, type Line } from '../worker/protocol.ts';
import { type RowScale, xOf } from './scale.ts';

/** Below this many pixels a candle, columns of least and greatest values are drawn instead of points. */
export const DENSE = 0.6;

/** Adds a line to the context's path. Unknown values break it. */
export function traceLine(
  context: CanvasRenderingContext2D,
  line: Line,
  scale: RowScale,
  yOf: (value: number) => number,
): void {
  if (scale.spacing < DENSE) traceColumns(context, line, scale, yOf);
  else tracePoints(context, line.values, scale, yOf);
}

function tracePoints(
  context: CanvasRenderingContext2D,
  values: Float64Array,
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

/** One vertical stroke a pixel, from the least to the greatest value of its candles. */
function traceColumns(
  context: CanvasRenderingContext2D,
  line: Line,
  scale: RowScale,
  yOf: (value: number) => number,
): void {
  const bounds = { low: 0, high: 0 };
  let pen = false;
  const step = 1 / scale.spacing;
  for (let from = scale.from; from <= scale.to; from += step) {
    const first = edge(from, step);
    if (!boundsOf(line, first, Math.min(scale.to + 1, edge(from + step, step)), bounds)) {
      pen = false;
      continue;
    }
    const x = xOf(scale, first);
    if (pen) context.lineTo(x, yOf(bounds.high));
    else context.moveTo(x, yOf(bounds.high));
    if (bounds.low < bounds.high) context.lineTo(x, yOf(bounds.low));
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
