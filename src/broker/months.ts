export interface MonthReturn {
  readonly year: number;
  /** 0 to 11. */
  readonly month: number;
  readonly strategy: number;
  /** Null before buy & hold began. */
  readonly hold: number | null;
}

/** Returns by calendar month, UTC: from the last candle of one month to the last of the next. */
export function monthlyReturns(
  time: Float64Array,
  equity: Float64Array,
  hold: Float64Array,
  cash: number,
): MonthReturn[] {
  const months: MonthReturn[] = [];
  let before = cash;
  let holdBefore = cash;
  for (let at = 0; at < time.length; at++) {
    const date = new Date(time[at]!);
    at = lastOfMonth(time, at, date);
    const held = hold[at]!;
    months.push({
      year: date.getUTCFullYear(),
      month: date.getUTCMonth(),
      strategy: before > 0 ? equity[at]! / before - 1 : 0,
      hold: holdBefore > 0 && !Number.isNaN(held) ? held / holdBefore - 1 : null,
    });
    before = equity[at]!;
    if (!Number.isNaN(held)) holdBefore = held;
  }
  return months;
}

/** The last row whose candle opens in the month of `date`. */
function lastOfMonth(time: Float64Array, from: number, date: Date): number {
  const end = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
  let low = from;
  let high = time.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (time[middle]! < end) low = middle;
    else high = middle - 1;
  }
  return low;
}
