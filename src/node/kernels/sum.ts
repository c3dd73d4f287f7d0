export const SPLIT = 134217729; // 2^27 + 1: Dekker's splitting of a double into two halves
const LARGEST_SPLIT = 1e290;
/** A difference of two sums this much smaller than either is rounding, not signal. */
export const NOISE = 1e-26;

/** A sum that keeps twice a double's digits, so that values may enter and leave it ten million times. */
export class PreciseSum {
  hi: number;
  lo: number;

  constructor(state: readonly number[]) {
    this.hi = state[0]!;
    this.lo = state[1]!;
  }

  get value(): number {
    return this.hi + this.lo;
  }

  add(value: number): void {
    const { hi } = this;
    const sum = hi + value;
    const part = sum - hi;
    const lo = hi - (sum - part) + (value - part) + this.lo;
    this.hi = sum + lo;
    this.lo = lo - (this.hi - sum);
  }

  /** Adds `sign · a · b` without rounding the product. */
  addProduct(a: number, b: number, sign: 1 | -1): void {
    const product = a * b;
    this.add(sign * product);
    this.lo += sign * productError(a, b, product);
  }

  addSum(other: PreciseSum, sign: 1 | -1): void {
    this.add(sign * other.hi);
    this.add(sign * other.lo);
  }

  /** Plain numbers for a state; adding 0 turns −0, which JSON loses, into 0. */
  save(): number[] {
    return [this.hi + 0, this.lo + 0];
  }
}

export function freshSum(): number[] {
  return [0, 0];
}

/** n·Σab − Σa·Σb, which is n² times a covariance; exactly 0 where nothing but rounding is left of it. */
export function spread(n: number, ab: PreciseSum, a: PreciseSum, b: PreciseSum): number {
  const whole = ab.hi * n;
  const mean = a.hi * b.hi;
  const rest =
    productError(ab.hi, n, whole) + ab.lo * n - productError(a.hi, b.hi, mean) - a.hi * b.lo - a.lo * b.hi;
  const difference = whole - mean + rest;
  return Math.abs(difference) <= NOISE * (Math.abs(whole) + Math.abs(mean)) ? 0 : difference;
}

function productError(a: number, b: number, product: number): number {
  if (Math.abs(a) > LARGEST_SPLIT || Math.abs(b) > LARGEST_SPLIT) return 0;
  const bigA = SPLIT * a;
  const aHi = bigA - (bigA - a);
  const aLo = a - aHi;
  const bigB = SPLIT * b;
  const bHi = bigB - (bigB - b);
  const bLo = b - bHi;
  return aLo * bLo - (product - aHi * bHi - aLo * bHi - aHi * bLo);
}
