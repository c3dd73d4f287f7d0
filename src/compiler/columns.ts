import { canonicalJson } from '../strategy/canonical.ts';
import type { ExtraColumn, PriceColumn } from '../time/candles.ts';
import type { Clocks } from './clocks.ts';
import type { BundleIds, ColumnId, FeedColumns, Program, ResampleStep, StepSpec } from './program.ts';

/** What a wire brings once it is linked: a column on a clock, or a constant. */
export type Value = { readonly column: ColumnId } | { readonly constant: number };
export interface Bundle {
  readonly clock: number;
  readonly columns: BundleIds;
  /** Extra columns that the market's data may have. */
  extra(name: ExtraColumn): Value;
}

const BUNDLE = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;
type SeriesName = 'time' | PriceColumn | ExtraColumn;

const HOW = {
  time: 'bucket',
  open: 'first',
  high: 'max',
  low: 'min',
  close: 'last',
  volume: 'sum',
  quoteVolume: 'sum',
  trades: 'sum',
  takerVolume: 'sum',
  bid: 'last',
  ask: 'last',
  mark: 'last',
  funding: 'last',
  openInterest: 'last',
} as const satisfies Record<SeriesName, ResampleStep['columns'][number]['how']>;

/** The columns of a program under construction; equal ones are made once. */
export class Columns {
  /** The clock of each column. */
  readonly clocks: number[] = [];
  readonly constants: { column: ColumnId; value: number }[] = [];
  readonly series: { market: number; name: SeriesName; column: ColumnId }[] = [];
  readonly instants: ColumnId[] = [];
  readonly feeds: FeedColumns[] = [];
  /** Steps that columns need by themselves (alignment, resampling), by the column that they fill. */
  readonly origin = new Map<ColumnId, StepSpec>();
  private readonly known = new Map<string, ColumnId>();

  constructor(private readonly clockTable: Clocks) {}

  make(clock: number): ColumnId {
    return this.clocks.push(clock) - 1;
  }

  clockOf(column: ColumnId): number {
    const clock = this.clocks[column];
    if (clock === undefined) throw new RangeError(`There is no column ${column}.`);
    return clock;
  }

  /** The column for `key`, made by `create` the first time. */
  shared(key: unknown, create: () => ColumnId): ColumnId {
    const text = canonicalJson(key);
    const found = this.known.get(text);
    if (found !== undefined) return found;
    const column = create();
    this.known.set(text, column);
    return column;
  }

  constant(value: number, clock: number): ColumnId {
    return this.shared(['constant', value, clock], () => {
      const column = this.make(clock);
      this.constants.push({ column, value });
      return column;
    });
  }

  instant(clock: number): ColumnId {
    return this.shared(['instant', clock], () => {
      const column = this.make(clock);
      this.instants.push(column);
      return column;
    });
  }

  /** The columns of a series from outside; equal names are one. */
  feed(name: string): FeedColumns {
    const known = this.feeds.find((feed) => feed.name === name);
    if (known) return known;
    const clock = this.clockTable.decision;
    const feed = { name, value: this.make(clock), time: this.make(clock) };
    this.feeds.push(feed);
    return feed;
  }

  /** A candle column of a market on its own clock. */
  marketColumn(market: number, clock: number, name: SeriesName): ColumnId {
    return this.shared(['series', market, name], () => {
      const column = this.make(clock);
      this.series.push({ market, name, column });
      return column;
    });
  }

  marketBundle(market: number, clock: number): Bundle {
    return {
      clock,
      columns: bundleOf((name) => this.marketColumn(market, clock, name)),
      extra: (name) => ({ column: this.marketColumn(market, clock, name) }),
    };
  }

  /** A value on the clock of whoever reads it. */
  on(value: Value, clock: number): ColumnId {
    if ('constant' in value) return this.constant(value.constant, clock);
    return this.align(value.column, clock);
  }

  align(from: ColumnId, clock: number): ColumnId {
    const fromClock = this.clockOf(from);
    if (fromClock === clock) return from;
    return this.shared(['align', from, clock], () => {
      const to = this.make(clock);
      this.origin.set(to, { kind: 'align', clock, from, fromClock, to });
      return to;
    });
  }

  bundleOn(bundle: Bundle, clock: number): BundleIds {
    return bundle.clock === clock
      ? bundle.columns
      : bundleOf((name) => this.align(bundle.columns[name], clock));
  }

  resample(bundle: Bundle, clock: number): Bundle {
    if (bundle.clock === clock) return bundle;
    return {
      clock,
      columns: bundleOf((name) => this.resampled(bundle, clock, bundle.columns[name], name)),
      extra: (name) => {
        const value = bundle.extra(name);
        return 'constant' in value ? value : { column: this.resampled(bundle, clock, value.column, name) };
      },
    };
  }

  private resampled(bundle: Bundle, clock: number, from: ColumnId, name: SeriesName): ColumnId {
    return this.shared(['resample', from, clock, name], () => {
      const to = this.make(clock);
      this.origin.set(to, {
        kind: 'resample',
        clock,
        base: bundle.clock,
        columns: [{ from, to, how: HOW[name] }],
      });
      return to;
    });
  }

  finish(): Pick<Program, 'columns' | 'constants' | 'series' | 'instants' | 'feeds' | 'clocks' | 'decision'> {
    return {
      columns: this.clocks,
      constants: this.constants,
      series: this.series,
      instants: this.instants,
      feeds: this.feeds,
      clocks: this.clockTable.specs,
      decision: this.clockTable.decision,
    };
  }
}

export function bundleOf(column: (name: (typeof BUNDLE)[number]) => ColumnId): BundleIds {
  return {
    time: column('time'),
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
  };
}
