import type { Column } from '../port.ts';

/** A ring of candidates for the extreme of a sliding window, best first; `head` and `size` say which part holds. */
export type ExtremeState = { values: number[]; bars: number[]; head: number; size: number; seen: number };

export function freshExtreme(length: number): ExtremeState {
  const ring = () => new Array<number>(length).fill(0);
  return { values: ring(), bars: ring(), head: 0, size: 0, seen: 0 };
}

/**
 * The greatest (`sign` 1) or least (−1) of the last `length` values for bars `from..to`, unknown before; `age`, where
 * given, gets the bars since it (of equal ones the latest). A monotonic queue: constant time a bar on average,
 * whatever the length.
 */
export function slideExtreme(
  state: ExtremeState,
  length: number,
  sign: 1 | -1,
  source: Column,
  value: Column | undefined,
  age: Column | undefined,
  from: number,
  to: number,
): void {
  const { values, bars } = state;
  let { head, size, seen } = state;
  for (let i = from; i < to; i++) {
    const added = source[i]! + 0; // −0 would not survive JSON
    if (size > 0 && bars[head]! <= seen - length) {
      head = head + 1 === length ? 0 : head + 1;
      size--;
    }
    let last = head + size - 1;
    if (last >= length) last -= length;
    while (size > 0 && sign * values[last]! <= sign * added) {
      size--;
      last = last === 0 ? length - 1 : last - 1;
    }
    let slot = head + size;
    if (slot >= length) slot -= length;
    values[slot] = added;
    bars[slot] = seen;
    size++;
    const full = ++seen >= length;
    if (value) value[i] = full ? values[head]! : Number.NaN;
    if (age) age[i] = full ? seen - 1 - bars[head]! : Number.NaN;
  }
  state.head = head;
  state.size = size;
  state.seen = seen;
}
