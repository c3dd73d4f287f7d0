import { freshSum, PreciseSum, spread } from './sum.ts';

export type PairState = {
  a: number[];
  b: number[];
  aa: number[];
  bb: number[];
  ab: number[];
  seen: number;
};

export function freshPair(): PairState {
  return { a: freshSum(), b: freshSum(), aa: freshSum(), bb: freshSum(), ab: freshSum(), seen: 0 };
}

/** Sums over a window of pairs, for whatever relates two series. */
export class PairSums {
  seen: number;
  private readonly a: PreciseSum;
  private readonly b: PreciseSum;
  private readonly aa: PreciseSum;
  private readonly bb: PreciseSum;
  private readonly ab: PreciseSum;

  constructor(state: PairState) {
    this.seen = state.seen;
    this.a = new PreciseSum(state.a);
    this.b = new PreciseSum(state.b);
    this.aa = new PreciseSum(state.aa);
    this.bb = new PreciseSum(state.bb);
    this.ab = new PreciseSum(state.ab);
  }

  enter(a: number, b: number): void {
    this.change(a, b, 1);
    this.seen++;
  }

  leave(a: number, b: number): void {
    this.change(a, b, -1);
    this.seen--;
  }

  /** Slope of the least-squares line of b over a; unknown where a does not move. */
  slopeOverA(): number {
    const width = spread(this.seen, this.aa, this.a, this.a);
    return width > 0 ? spread(this.seen, this.ab, this.a, this.b) / width : Number.NaN;
  }

  /** Slope of the least-squares line of a over b; unknown where b does not move. */
  slopeOverB(): number {
    const width = spread(this.seen, this.bb, this.b, this.b);
    return width > 0 ? spread(this.seen, this.ab, this.a, this.b) / width : Number.NaN;
  }

  /** Pearson's correlation, −1 to 1; unknown where either does not move. */
  correlation(): number {
    const widths =
      Math.sqrt(Math.max(0, spread(this.seen, this.aa, this.a, this.a))) *
      Math.sqrt(Math.max(0, spread(this.seen, this.bb, this.b, this.b)));
    if (!(widths > 0)) return Number.NaN;
    return Math.max(-1, Math.min(1, spread(this.seen, this.ab, this.a, this.b) / widths));
  }

  save(state: PairState): void {
    state.a = this.a.save();
    state.b = this.b.save();
    state.aa = this.aa.save();
    state.bb = this.bb.save();
    state.ab = this.ab.save();
    state.seen = this.seen;
  }

  private change(a: number, b: number, sign: 1 | -1): void {
    this.a.add(sign * a);
    this.b.add(sign * b);
    this.aa.addProduct(a, a, sign);
    this.bb.addProduct(b, b, sign);
    this.ab.addProduct(a, b, sign);
  }
}
