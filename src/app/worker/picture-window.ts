/** Candles of a picture; those before them are only there to warm up. */
export const ROWS = 84;
const STEP = 12;
const WARM_UP = 700;
/** A window in which a condition turns this often shows enough. */
const ENOUGH = 8;

/** Something to be seen on a candle, and how much that is worth. */
export interface Mark {
  readonly row: number;
  readonly weight: number;
}

/** First row of the latest stretch of candles on which there is most to see, without a crowd. */
export function bestWindow(
  length: number,
  conditions: readonly Float64Array[],
  marks: readonly Mark[],
): number {
  let best = Math.max(0, length - ROWS);
  let most = -1;
  for (let from = length - ROWS; from >= WARM_UP; from -= STEP) {
    let events = 0;
    for (const { row, weight } of marks) if (row >= from && row < from + ROWS) events += weight;
    for (const values of conditions) events += turns(values, from);
    const worth = Math.min(events, ENOUGH);
    if (worth > most) [best, most] = [from, worth];
  }
  return best;
}

function turns(values: Float64Array, from: number): number {
  let count = 0;
  for (let at = from + 1; at < from + ROWS; at++) if (values[at] === 1 && values[at - 1] !== 1) count++;
  return count;
}
