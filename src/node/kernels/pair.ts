import { freshSum, PreciseSum, spread } from './sum.ts';

export type PairState = {
  a: number[];
  b: number[];
  aa: number[];
  bb: number[];
  ab: number[];
  seen: number;
  /** The latest pair, and how many pairs each side has stood at it. */
  lastA: number;
  lastB: number;
  stillA: number;
  stillB: number;
};

export function freshPair(): PairState {
  return {
    a: freshSum(),
    b: freshSum(),
    aa: freshSum(),
    bb: freshSum(),
    ab: freshSum(),
    seen: 0,
    lastA: 0,
    lastB: 0,
    stillA: 0,
    stillB: 0,
  };
}

/** Sums over a window of pairs, for whatever relates two series. */
export class PairSums {
  seen: number;
  private lastA: number;
  private lastB: number;
  private stillA: number;
  private stillB: number;
  private readonly a: PreciseSum;
  private readonly b: PreciseSum;
  private readonly aa: PreciseSum;
  private readonly bb: PreciseSum;
  private readonly ab: PreciseSum;

  constructor(state: PairState) {
    this.seen = state.seen;
    this.lastA = state.lastA;
    this.lastB = state.lastB;
    this.stillA = state.stillA;
    this.stillB = state.stillB;
    this.a = new PreciseSum(state.a);
    this.b = new PreciseSum(state.b);
    this.aa = new PreciseSum(state.aa);
    this.bb = new PreciseSum(state.bb);
    this.ab = new PreciseSum(state.ab);
  }

  enter(a: number, b: number): void {
    this.change(a, b, 1);
    this.seen++;
    this.stillA = this.stillA > 0 && a === this.lastA ? Math.min(this.stillA, this.seen) + 1 : 1;
    this.stillB = this.stillB > 0 && b === this.lastB ? Math.min(this.stillB, this.seen) + 1 : 1;
    this.lastA = a;
    this.lastB = b;
  }

  leave(a: number, b: number): void {
    this.change(a, b, -1);
    this.seen--;
  }

  /** Slope of the least-squares line of b over a; 0 where a does not move, as in TA-Lib. */
  slopeOverA(): number {
    const width = this.widthA();
    return width > 0 ? spread(this.seen, this.ab, this.a, this.b) / width : 0;
  }

  /** Slope of the least-squares line of a over b; unknown where b does not move. */
  slopeOverB(): number {
    const width = this.widthB();
    return width > 0 ? spread(this.seen, this.ab, this.a, this.b) / width : Number.NaN;
  }

  /** Pearson's correlation, −1 to 1; 0 where either does not move, as in TA-Lib. */
  correlation(): number {
    const widths = Math.sqrt(this.widthA()) * Math.sqrt(this.widthB());
    if (!(widths > 0)) return 0;
    return Math.max(-1, Math.min(1, spread(this.seen, this.ab, this.a, this.b) / widths));
  }

  save(state: PairState): void {
    state.a = this.a.save();
    state.b = this.b.save();
    state.aa = this.aa.save();
    state.bb = this.bb.save();
    state.ab = this.ab.save();
    state.seen = this.seen;
    state.lastA = this.lastA + 0; // adding 0 turns −0, which JSON loses, into 0
    state.lastB = this.lastB + 0;
    state.stillA = this.stillA;
    state.stillB = this.stillB;
  }

  /** n² times the variance: 0 where all pairs of the window have the same, whatever rounding is left in the sums. */
  private widthA(): number {
    return this.stillA >= this.seen ? 0 : Math.max(0, spread(this.seen, this.aa, this.a, this.a));
  }

  private widthB(): number {
    return this.stillB >= this.seen ? 0 : Math.max(0, spread(this.seen, this.bb, this.b, this.b));
  }

  private change(a: number, b: number, sign: 1 | -1): void {
    this.a.add(sign * a);
    this.b.add(sign * b);
    this.aa.addProduct(a, a, sign);
    this.bb.addProduct(b, b, sign);
    this.ab.addProduct(a, b, sign);
  }
}
