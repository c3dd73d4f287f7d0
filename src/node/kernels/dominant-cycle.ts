import { atan, cos, sin } from '../math.ts';

const A = 0.0962;
const B = 0.5769;
const DEGREES = 45 / atan(1);
const RADIANS = 1 / DEGREES;
const FULL_TURN = atan(1) * 8;
/** Slots of one Hilbert transform on bars of one parity: three delayed inputs, a product and the last input. */
const SLOTS = 5;
const TRANSFORMS = 4;
const HEAD = 18;

export const LONGEST_CYCLE = 50;
/** Bars that only fill the average, and bars before a first value, both counted from the first price. */
export const PERIOD_QUIET = 12;
export const PERIOD_WARMUP = 32;
export const PHASE_QUIET = 37;
export const PHASE_WARMUP = 63;

export function freshCycle(): number[] {
  return new Array<number>(HEAD + TRANSFORMS * 2 * SLOTS).fill(0);
}

/**
 * Ehlers' dominant cycle as TA-Lib computes it: a four-bar weighted average, Hilbert transforms of it on odd and
 * even bars in turn, and the smoothed period of the phasor's rotation. `quiet` bars go into the average alone.
 */
export class DominantCycle {
  smooth = 0;
  inPhase = 0;
  quadrature = 0;
  period = 0;
  smoothPeriod = 0;
  seen = 0;
  private readonly quiet: number;
  private readonly delays: Float64Array;
  private weightedSum = 0;
  private plainSum = 0;
  private trailing = 0;
  private before1 = 0;
  private before2 = 0;
  private before3 = 0;
  private slot = 0;
  private inPhaseBefore = 0;
  private quadratureBefore = 0;
  private real = 0;
  private imaginary = 0;
  private oddLate = 0;
  private oddNext = 0;
  private evenLate = 0;
  private evenNext = 0;
  private adjust = 0;
  private parity = 0;

  constructor(state: readonly number[], quiet: number) {
    this.quiet = quiet;
    this.seen = state[0]!;
    this.weightedSum = state[1]!;
    this.plainSum = state[2]!;
    this.trailing = state[3]!;
    this.before1 = state[4]!;
    this.before2 = state[5]!;
    this.before3 = state[6]!;
    this.slot = state[7]!;
    this.inPhaseBefore = state[8]!;
    this.quadratureBefore = state[9]!;
    this.real = state[10]!;
    this.imaginary = state[11]!;
    this.oddLate = state[12]!;
    this.oddNext = state[13]!;
    this.evenLate = state[14]!;
    this.evenNext = state[15]!;
    this.period = state[16]!;
    this.smoothPeriod = state[17]!;
    this.delays = Float64Array.from(state.slice(HEAD));
  }

  /** The state as plain numbers; adding 0 turns −0, which JSON loses, into 0. */
  save(): number[] {
    const head = [
      this.seen,
      this.weightedSum,
      this.plainSum,
      this.trailing,
      this.before1,
      this.before2,
      this.before3,
      this.slot,
      this.inPhaseBefore,
      this.quadratureBefore,
      this.real,
      this.imaginary,
      this.oddLate,
      this.oddNext,
      this.evenLate,
      this.evenNext,
      this.period,
      this.smoothPeriod,
    ];
    return [...head, ...this.delays].map((value) => value + 0);
  }

  /** Takes the next price; false as long as only the weighted average fills. */
  next(price: number): boolean {
    const bar = this.seen++;
    if (bar < 3) {
      this.plainSum += price;
      this.weightedSum += price * (bar + 1);
      this.remember(price);
      return false;
    }
    this.plainSum += price;
    this.plainSum -= this.trailing;
    this.weightedSum += price * 4;
    this.trailing = this.before3;
    this.smooth = this.weightedSum * 0.1;
    this.weightedSum -= this.plainSum;
    this.remember(price);
    if (bar < this.quiet) return false;
    this.rotate(bar);
    return true;
  }

  private remember(price: number): void {
    this.before3 = this.before2;
    this.before2 = this.before1;
    this.before1 = price;
  }

  private rotate(bar: number): void {
    this.adjust = 0.075 * this.period + 0.54;
    const even = bar % 2 === 0;
    this.parity = even ? 0 : 1;
    const late = even ? this.evenLate : this.oddLate;
    const detrended = this.transform(0, this.smooth);
    const quadrature = this.transform(1, detrended);
    const ahead = this.transform(2, late);
    const turned = this.transform(3, quadrature);
    if (even) {
      this.slot = this.slot === 2 ? 0 : this.slot + 1;
      this.oddLate = this.oddNext;
      this.oddNext = detrended;
    } else {
      this.evenLate = this.evenNext;
      this.evenNext = detrended;
    }
    this.inPhase = late;
    this.quadrature = quadrature;
    const q = 0.2 * (quadrature + ahead) + 0.8 * this.quadratureBefore;
    const i = 0.2 * (late - turned) + 0.8 * this.inPhaseBefore;
    this.real = 0.2 * (i * this.inPhaseBefore + q * this.quadratureBefore) + 0.8 * this.real;
    this.imaginary = 0.2 * (i * this.quadratureBefore - q * this.inPhaseBefore) + 0.8 * this.imaginary;
    this.quadratureBefore = q;
    this.inPhaseBefore = i;
    this.measure();
  }

  private transform(which: number, input: number): number {
    const { delays, slot } = this;
    const at = (which * 2 + this.parity) * SLOTS;
    const weighed = A * input;
    let value = weighed - delays[at + slot]!;
    delays[at + slot] = weighed;
    value -= delays[at + 3]!;
    const product = B * delays[at + 4]!;
    delays[at + 3] = product;
    value += product;
    delays[at + 4] = input;
    return value * this.adjust;
  }

  private measure(): void {
    const before = this.period;
    let period = before;
    if (this.imaginary !== 0 && this.real !== 0) period = 360 / (atan(this.imaginary / this.real) * DEGREES);
    if (period > 1.5 * before) period = 1.5 * before;
    if (period < 0.67 * before) period = 0.67 * before;
    if (period < 6) period = 6;
    else if (period > LONGEST_CYCLE) period = LONGEST_CYCLE;
    this.period = 0.2 * period + 0.8 * before;
    this.smoothPeriod = 0.33 * this.period + 0.67 * this.smoothPeriod;
  }
}

const SINES: Float64Array[] = [];
const COSINES: Float64Array[] = [];
for (let length = 0; length <= LONGEST_CYCLE; length++) {
  const angles = Array.from({ length }, (_, i) => (i * FULL_TURN) / length);
  SINES.push(Float64Array.from(angles, (angle) => sin(angle)));
  COSINES.push(Float64Array.from(angles, (angle) => cos(angle)));
}

export type PhaseState = { cycle: number[]; prices: number[]; phase: number };

export function freshPhase(): PhaseState {
  return { cycle: freshCycle(), prices: new Array<number>(LONGEST_CYCLE).fill(0), phase: 0 };
}

/** The phase of the dominant cycle, in degrees from −45 to 315: TA-Lib's HT_DCPHASE. */
export class CyclePhase {
  readonly cycle: DominantCycle;
  phase: number;
  private readonly prices: Float64Array;

  constructor(state: PhaseState) {
    this.cycle = new DominantCycle(state.cycle, PHASE_QUIET);
    this.phase = state.phase;
    this.prices = Float64Array.from(state.prices);
  }

  save(state: PhaseState): void {
    state.cycle = this.cycle.save();
    state.prices = Array.from(this.prices, (price) => price + 0);
    state.phase = this.phase + 0;
  }

  next(price: number): boolean {
    const { cycle, prices } = this;
    if (!cycle.next(price)) return false;
    let at = cycle.seen % LONGEST_CYCLE;
    prices[at] = cycle.smooth;
    const length = Math.floor(cycle.smoothPeriod + 0.5);
    const sines = SINES[length]!;
    const cosines = COSINES[length]!;
    let real = 0;
    let imaginary = 0;
    for (let i = 0; i < length; i++) {
      const value = prices[at]!;
      real += sines[i]! * value;
      imaginary += cosines[i]! * value;
      at = at === 0 ? LONGEST_CYCLE - 1 : at - 1;
    }
    let phase = this.phase;
    if (imaginary !== 0) phase = atan(real / imaginary) * DEGREES;
    else if (real < 0) phase -= 90;
    else if (real > 0) phase += 90;
    phase += 90;
    phase += 360 / cycle.smoothPeriod; // the weighted average lags by a bar
    if (imaginary < 0) phase += 180;
    if (phase > 315) phase -= 360;
    this.phase = phase;
    return true;
  }

  /** The sine of the phase, and of the phase `ahead` degrees further. */
  sine(ahead: number): number {
    return sin((this.phase + ahead) * RADIANS);
  }
}

export type TrendlineState = { recent: number[]; line1: number; line2: number; line3: number };

export function freshTrendline(): TrendlineState {
  return { recent: new Array<number>(LONGEST_CYCLE).fill(0), line1: 0, line2: 0, line3: 0 };
}

/** The average price over the dominant cycle, smoothed with weights 4, 3, 2, 1: TA-Lib's HT_TRENDLINE. */
export class CycleTrendline {
  private readonly recent: Float64Array;
  private line1: number;
  private line2: number;
  private line3: number;

  constructor(state: TrendlineState) {
    this.recent = Float64Array.from(state.recent);
    this.line1 = state.line1;
    this.line2 = state.line2;
    this.line3 = state.line3;
  }

  save(state: TrendlineState): void {
    state.recent = Array.from(this.recent, (price) => price + 0);
    state.line1 = this.line1 + 0;
    state.line2 = this.line2 + 0;
    state.line3 = this.line3 + 0;
  }

  /** Takes a price while the cycle has no period yet. */
  keep(price: number, seen: number): void {
    this.recent[seen % LONGEST_CYCLE] = price;
  }

  next(price: number, cycle: DominantCycle): number {
    const { recent } = this;
    this.keep(price, cycle.seen);
    let at = cycle.seen % LONGEST_CYCLE;
    const length = Math.floor(cycle.smoothPeriod + 0.5);
    let average = 0;
    for (let i = 0; i < length; i++) {
      average += recent[at]!;
      at = at === 0 ? LONGEST_CYCLE - 1 : at - 1;
    }
    if (length > 0) average /= length;
    const line = (4 * average + 3 * this.line1 + 2 * this.line2 + this.line3) / 10;
    this.line3 = this.line2;
    this.line2 = this.line1;
    this.line1 = average;
    return line;
  }
}
