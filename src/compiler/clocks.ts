import type { Timeframe } from '../time/timeframe.ts';
import type { ClockSpec, ProgramMarket } from './program.ts';

/** The clocks of a program, each only once. */
export class Clocks {
  readonly specs: ClockSpec[] = [];
  readonly decision: number;
  private readonly ids = new Map<string, number>();

  constructor(markets: readonly Pick<ProgramMarket, 'timeframe'>[]) {
    const finest = Math.min(...markets.map(({ timeframe }) => timeframe.ms));
    const fast = markets.flatMap(({ timeframe }, index) =>
      timeframe.ms === finest ? [this.market(index, timeframe)] : [],
    );
    this.decision = this.union(fast);
  }

  market(market: number, timeframe: Timeframe): number {
    return this.intern(`market ${market}`, { kind: 'market', market, timeframe });
  }

  resampled(base: number, timeframe: Timeframe): number {
    if (this.timeframe(base).ms === timeframe.ms) return base;
    return this.intern(`resampled ${base} ${timeframe.text}`, { kind: 'resampled', base, timeframe });
  }

  /** The clock on which a node runs whose inputs are on these: the finest; of several equally fine ones, their union. */
  finest(clocks: readonly number[]): number {
    const distinct = [...new Set(clocks)];
    if (distinct.length === 0) return this.decision;
    const least = Math.min(...distinct.map((clock) => this.timeframe(clock).ms));
    return this.union(distinct.filter((clock) => this.timeframe(clock).ms === least));
  }

  timeframe(clock: number): Timeframe {
    return this.spec(clock).timeframe;
  }

  spec(clock: number): ClockSpec {
    const spec = this.specs[clock];
    if (!spec) throw new RangeError(`There is no clock ${clock}.`);
    return spec;
  }

  private union(clocks: readonly number[]): number {
    const parts = new Set(clocks.flatMap((clock) => this.partsOf(clock)));
    const of = [...parts].sort((a, b) => a - b);
    const [first] = of;
    if (first === undefined) throw new RangeError('A clock needs at least one market.');
    if (of.length === 1) return first;
    return this.intern(`union ${of.join(' ')}`, { kind: 'union', of, timeframe: this.timeframe(first) });
  }

  private partsOf(clock: number): readonly number[] {
    const spec = this.spec(clock);
    return spec.kind === 'union' ? spec.of : [clock];
  }

  private intern(key: string, spec: ClockSpec): number {
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.specs.push(spec) - 1;
    this.ids.set(key, id);
    return id;
  }
}
