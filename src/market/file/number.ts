/** A cell with nothing in it; numbers that were read are finite, so this stands apart. */
export const EMPTY = Number.NEGATIVE_INFINITY;
/** A cell that is no number. */
export const UNREADABLE = Number.NaN;

const ZERO = 48;
const NINE = 57;
const DOT = 46;
const COMMA = 44;
const MINUS = 45;
const PLUS = 43;
// Up to here a power of ten is exact, so one division of exact numbers gives the correctly rounded value.
const POWERS = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
  1e20, 1e21, 1e22,
];
const LONGEST = 1000;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** The decimal number in `bytes[from, to)`: finite, `EMPTY` or `UNREADABLE`; the same value as `Number` of its text. */
export function readNumber(bytes: Uint8Array, from: number, to: number, decimalComma: boolean): number {
  if (from === to) return EMPTY;
  let at = from;
  const sign = bytes[at];
  if (sign === MINUS || sign === PLUS) at++;
  const first = at;
  let mantissa = 0;
  let digit = 0;
  for (; at < to; at++) {
    digit = bytes[at]!;
    if (digit < ZERO || digit > NINE) break;
    mantissa = mantissa * 10 + (digit - ZERO);
  }
  let digits = at - first;
  let decimals = 0;
  if (at < to && (digit === DOT || (decimalComma && digit === COMMA))) {
    const point = ++at;
    for (; at < to; at++) {
      digit = bytes[at]!;
      if (digit < ZERO || digit > NINE) break;
      mantissa = mantissa * 10 + (digit - ZERO);
    }
    decimals = at - point;
    digits += decimals;
  }
  if (at < to || digits === 0 || decimals > 22 || mantissa > Number.MAX_SAFE_INTEGER)
    return parseNumber(text(bytes, from, to), decimalComma);
  const value = mantissa / POWERS[decimals]!;
  return sign === MINUS && value !== 0 ? -value : value;
}

/** The same of a text. */
export function parseNumber(cell: string, decimalComma: boolean): number {
  const trimmed = cell.trim();
  if (trimmed === '') return EMPTY;
  const plain = decimalComma && !trimmed.includes('.') ? trimmed.replace(',', '.') : trimmed;
  if (!NUMBER.test(plain)) return UNREADABLE;
  const value = Number(plain);
  return Number.isFinite(value) ? value + 0 : UNREADABLE;
}

/** Bytes as text, byte by byte: for cells that hold ASCII or nothing readable. Cut where no number would go on. */
export function text(bytes: Uint8Array, from: number, to: number): string {
  let result = '';
  for (let at = from; at < Math.min(to, from + LONGEST); at++) result += String.fromCharCode(bytes[at]!);
  return to - from > LONGEST ? `${result}…` : result;
}
