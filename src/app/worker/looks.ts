import type { PortType } from '../../index.ts';
import type { Look } from './protocol.ts';

const POINTS = 64;
const CELLS = 32;

/** Share of known candles on which a condition held; undefined where none is known. */
export function shareOf(values: Float64Array): number | undefined {
  let first = 0;
  while (first < values.length && Number.isNaN(values[first]!)) first++;
  let held = 0;
  let known = values.length - first;
  for (let at = first; at < values.length; at++) held += values[at]!;
  if (Number.isNaN(held)) {
    held = 0;
    for (let at = first; at < values.length; at++) {
      if (Number.isNaN(values[at]!)) known--;
      else held += values[at]!;
    }
  }
  return known > 0 ? held / known : undefined;
}

/** Points spread evenly over the candles `from..to`, both included. */
function spark(values: Float64Array, from: number, to: number): Float64Array {
  const points = Math.min(POINTS, to - from + 1);
  const picked = new Float64Array(points);
  const step = points > 1 ? (to - from) / (points - 1) : 0;
  for (let i = 0; i < points; i++) picked[i] = values[Math.round(from + i * step)] ?? Number.NaN;
  return picked;
}

/** Cells over the candles `from..to`: 1 where a condition held at all. */
function truth(values: Float64Array, from: number, to: number): Uint8Array {
  const rows = to - from + 1;
  const cells = new Uint8Array(Math.min(CELLS, rows));
  for (let cell = 0; cell < cells.length; cell++) {
    const end = from + Math.floor(((cell + 1) * rows) / cells.length);
    for (let at = from + Math.floor((cell * rows) / cells.length); at < end; at++) {
      if (values[at] !== 1) continue;
      cells[cell] = 1;
      break;
    }
  }
  return cells;
}

export function lookOf(
  values: Float64Array,
  type: PortType,
  view: readonly [number, number] | null,
  share: number | undefined,
): Look {
  const last = values.length - 1;
  const from = Math.min(last, Math.max(0, view?.[0] ?? 0));
  const to = Math.min(last, Math.max(from, view?.[1] ?? last));
  if (last < 0) return {};
  if (type !== 'bool') return { spark: spark(values, from, to) };
  return { truth: truth(values, from, to), ...(share === undefined ? {} : { share }) };
}
