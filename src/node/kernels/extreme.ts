import type { Column } from '../port.ts';

/**
 * The window as the rest of one stretch of `length` bars and the beginning of the next. `ring`: up to `position` the
 * values of the present stretch, behind it the extremes from there to the end of the one before.
 */
export type ExtremeState = { ring: number[]; position: number; best: number; full: boolean };

export function freshExtreme(length: number): ExtremeState {
  return { ring: new Array<number>(length).fill(0), position: 0, best: 0, full: false };
}

/**
 * The greatest (`sign` 1) or least (−1) of the last `length` values for bars `from..to`, unknown before. Three
 * comparisons a bar whatever the length: M. van Herk, "A fast algorithm for local minimum and maximum filters", 1992.
 */
export function slideExtreme(
  state: ExtremeState,
  length: number,
  sign: 1 | -1,
  source: Column,
  value: Column,
  from: number,
  to: number,
): void {
  const { ring } = state;
  let { position, best, full } = state;
  for (let i = from; i < to; ) {
    // −0 would not survive JSON, hence the zeros that are added.
    const inside = Math.min(to, i + length - 1 - position);
    for (; i < inside; i++) {
      const added = sign * source[i]! + 0;
      if (position === 0 || added > best) best = added;
      ring[position++] = added;
      if (!full) value[i] = Number.NaN;
      else {
        const before = ring[position]!;
        value[i] = sign * (before > best ? before : best) + 0;
      }
    }
    if (i === to) break;
    const added = sign * source[i]! + 0;
    if (position === 0 || added > best) best = added;
    ring[position] = added;
    value[i++] = sign * best + 0;
    backwards(ring);
    position = 0;
    full = true;
  }
  state.position = position;
  state.best = best;
  state.full = full;
}

/** Puts the extreme from there to the end in the place of each value. */
function backwards(ring: number[]): void {
  let best = ring[ring.length - 1]!;
  for (let at = ring.length - 2; at >= 0; at--) {
    if (ring[at]! > best) best = ring[at]!;
    else ring[at] = best;
  }
}

/** A ring of candidates for the extreme of a sliding window, best first; `head` and `size` say which part holds. */
export type AgeState = { values: number[]; bars: number[]; head: number; size: number; seen: number };

export function freshAge(length: number): AgeState {
  const ring = () => new Array<number>(length).fill(0);
  return { values: ring(), bars: ring(), head: 0, size: 0, seen: 0 };
}

/**
 * Bars since the greatest (`sign` 1) or least (−1) of the last `length` values, of equal ones the latest; unknown
 * before. A monotonic queue: constant time a bar on average, whatever the length.
 */
export function slideAge(
  state: AgeState,
  length: number,
  sign: 1 | -1,
  source: Column,
  age: Column,
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
    age[i] = ++seen >= length ? seen - 1 - bars[head]! : Number.NaN;
  }
  state.head = head;
  state.size = size;
  state.seen = seen;
}
