import type { ClockSpec, Program } from '../compiler/program.ts';
import { bucketEnd, bucketStart, type Timeframe } from '../time/timeframe.ts';
import { candleColumn, MarketQueue } from './feed.ts';
import { Feeds } from './feeds.ts';
import { isKnown } from './kernel.ts';
import { BLOCK, BURST, type Windows } from './windows.ts';

const PRICES = ['open', 'high', 'low', 'close']; // checked on arrival

/** How a bucket of candles ended: it takes the base ticks up to `upTo`, and counts unless it was the partial first one. */
export interface BucketEnd {
  readonly upTo: number;
  readonly counts: boolean;
}

/** One clock's ticks in the block being run, in window indices. */
export class ClockBlock {
  from = 0;
  to = 0;
  /** The instant (index on the decision clock) of each tick of the block, counted from `from`. */
  readonly instantOf: number[] = [];
  /** The latest tick at each instant of the block; −1 before the first. */
  readonly last: number[] = [];
  readonly buckets: BucketEnd[] = [];

  start(next: number): void {
    this.from = next;
    this.to = next;
    this.instantOf.length = 0;
    this.last.length = 0;
    this.buckets.length = 0;
  }
}

interface OpenBucket {
  start: number;
  end: number;
  whole: boolean;
}

/** Turns candles that have arrived into blocks of instants, and works out when every clock ticks. */
export class Ticks {
  readonly blocks: readonly ClockBlock[];
  private readonly queues: readonly MarketQueue[];
  private readonly fast: readonly number[];
  private readonly frames: readonly Timeframe[];
  private readonly closes = new Float64Array(BLOCK);
  /** Whether anybody asks at which instant something happens. */
  private readonly timed: boolean;
  readonly feeds: Feeds;
  private readonly buckets = new Map<number, OpenBucket>();

  constructor(
    private readonly program: Program,
    private readonly windows: Windows,
    private readonly clean: Uint8Array,
    private readonly asked: ReadonlySet<number>,
  ) {
    this.timed = program.clocks.length > 1 || program.instants.length + program.feeds.length > 0;
    this.feeds = new Feeds(program, windows);
    this.blocks = program.clocks.map(() => new ClockBlock());
    this.frames = program.markets.map(({ timeframe }) => timeframe);
    this.queues = this.frames.map((timeframe) => new MarketQueue(timeframe));
    const finest = Math.min(...this.frames.map(({ ms }) => ms));
    this.fast = this.frames.flatMap(({ ms }, market) => (ms === finest ? [market] : []));
  }

  queue(market: number): MarketQueue {
    const queue = this.queues[market];
    if (!queue) throw new RangeError(`There is no market ${market}.`);
    return queue;
  }

  /**
   * Fills the windows with the next block: at most BLOCK instants, leaving `holdBack` for later. Returns the
   * number of instants. `moved` is told when a clock's window was moved towards the front.
   */
  next(holdBack: number, moved: (clock: number, by: number) => void): number {
    const limit = Math.min(BLOCK, this.available(BLOCK + holdBack) - holdBack);
    if (limit <= 0) return 0;
    this.program.clocks.forEach((_, clock) => {
      const by = this.windows.reserve(clock, clock === this.program.decision ? BLOCK : 2 * BLOCK + BURST);
      if (by > 0) moved(clock, by);
      this.blocks[clock]?.start(this.windows.next[clock] ?? 0);
    });
    const instants = this.queues.length === 1 ? this.takeAlone(limit) : this.takeTogether(limit);
    this.program.clocks.forEach((spec, clock) => {
      if (spec.kind === 'resampled') this.tickBuckets(clock, spec, instants);
      if (spec.kind === 'union') this.tickUnion(clock, spec, instants);
    });
    this.fillInstants();
    this.feeds.fill(this.closes, instants, this.block(this.program.decision).from);
    this.program.clocks.forEach((_, clock) => {
      const block = this.block(clock);
      this.windows.next[clock] = block.to;
      this.windows.count[clock] = (this.windows.count[clock] ?? 0) + block.to - block.from;
    });
    return instants;
  }

  block(clock: number): ClockBlock {
    const block = this.blocks[clock];
    if (!block) throw new RangeError(`There is no clock ${clock}.`);
    return block;
  }

  /** Instants that wait, counted up to `most`; with several markets an upper bound is enough. */
  private available(most: number): number {
    const waiting = this.fast.map((market) => this.queue(market).waiting);
    if (waiting.length === 1) return Math.min(most, waiting[0] ?? 0);
    return this.countInstants(most);
  }

  private countInstants(most: number): number {
    const times = new Set<number>();
    for (const market of this.fast) for (const close of this.queue(market).peek(most)) times.add(close);
    return Math.min(most, times.size);
  }

  /** One market: its candles are the instants, copied in stretches. */
  private takeAlone(limit: number): number {
    const queue = this.queue(0);
    const decision = this.block(this.program.decision);
    let taken = 0;
    while (taken < limit) {
      const part = Math.min(limit - taken, queue.left);
      this.copy(0, part, decision.from + taken);
      taken += part;
    }
    decision.to = decision.from + taken;
    if (!this.timed) return taken;
    const opens = this.windows.opens[this.program.decision]!;
    const frame = this.frames[0]!;
    for (let i = 0; i < taken; i++) {
      const open = opens[decision.from + i]!;
      this.closes[i] = frame.unit === 'M' ? bucketEnd(frame, open) : open + frame.ms;
      decision.last.push(decision.from + i);
    }
    return taken;
  }

  /** Several markets: instant by instant; a coarser market's candles count from the first instant at or after their end. */
  private takeTogether(limit: number): number {
    const decision = this.block(this.program.decision);
    let taken = 0;
    for (; taken < limit && !this.full(); taken++) {
      const close = Math.min(...this.fast.map((market) => this.queue(market).nextClose));
      this.closes[taken] = close;
      for (const market of this.queues.keys()) this.take(market, close, decision.from + taken);
      this.program.clocks.forEach((spec, clock) => {
        if (spec.kind === 'market') this.mark(clock);
      });
    }
    return taken;
  }

  private full(): boolean {
    return this.program.clocks.some((spec, clock) => {
      const block = this.block(clock);
      return spec.kind === 'market' && clock !== this.program.decision && block.to - block.from >= BLOCK;
    });
  }

  private take(market: number, close: number, instant: number): void {
    const queue = this.queue(market);
    const clock = this.marketClock(market);
    const due = queue.due(close);
    const skipped = clock === undefined ? due : Math.max(0, due - BURST);
    queue.skip(skipped);
    if (clock !== undefined) for (let i = skipped; i < due; i++) this.takeOne(market, clock, instant);
  }

  private takeOne(market: number, clock: number, instant: number): void {
    const block = this.block(clock);
    this.copy(market, 1, block.to);
    block.to++;
    if (clock !== this.program.decision) block.instantOf.push(instant);
  }

  private marketClock(market: number): number | undefined {
    const clock = this.program.clocks.findIndex((spec) => spec.kind === 'market' && spec.market === market);
    return clock < 0 ? undefined : clock;
  }

  /** Copies candles from the head of a market's queue into its windows at `at`. */
  private copy(market: number, candles: number, at: number): void {
    const queue = this.queue(market);
    const { head, position } = queue;
    if (!head) return;
    for (const { market: of, name, column } of this.program.series) {
      if (of !== market) continue;
      const source = candleColumn(head, name);
      const target = this.windows.column(column);
      if (source) target.set(source.subarray(position, position + candles), at);
      else target.fill(Number.NaN, at, at + candles);
      this.clean[column] = this.isClean(name, column, target, at, candles) ? 1 : 0;
    }
    queue.skip(candles);
  }

  private isClean(name: string, column: number, values: Float64Array, at: number, candles: number): boolean {
    if (name === 'time' || PRICES.includes(name)) return true;
    if (!this.asked.has(column)) return false;
    const first = this.block(this.program.columns[column] ?? 0).from === at;
    return isKnown(values, at, at + candles) && (first || this.clean[column] === 1);
  }

  private tickUnion(clock: number, { of, timeframe }: ClockSpec & { kind: 'union' }, instants: number): void {
    const block = this.block(clock);
    const decision = this.block(this.program.decision);
    for (let i = 0; i < instants; i++) {
      if (of.some((part) => ticksAt(this.block(part), i))) {
        const close = this.closes[i]!;
        const isMonths = timeframe.unit === 'M';
        this.windows.opens[clock]![block.to] = isMonths
          ? bucketStart(timeframe, close - 1)
          : close - timeframe.ms;
        block.to++;
        block.instantOf.push(decision.from + i);
      }
      this.mark(clock);
    }
  }

  private mark(clock: number): void {
    const block = this.block(clock);
    const seen = (this.windows.count[clock] ?? 0) + block.to - block.from;
    block.last.push(seen > 0 ? block.to - 1 : -1);
  }

  private tickBuckets(
    clock: number,
    { base, timeframe }: ClockSpec & { kind: 'resampled' },
    instants: number,
  ): void {
    const block = this.block(clock);
    const source = this.block(base);
    const opens = this.windows.opens[base]!;
    const decision = this.block(this.program.decision);
    let next = source.from;
    const finish = (bucket: OpenBucket, instant: number, upTo: number) => {
      block.buckets.push({ upTo, counts: bucket.whole });
      this.buckets.delete(clock);
      if (!bucket.whole) return;
      this.windows.opens[clock]![block.to] = bucket.start;
      block.to++;
      block.instantOf.push(instant);
    };
    for (let i = 0; i < instants; i++) {
      const instant = decision.from + i;
      const latest = source.last[i] ?? -1;
      for (; next <= latest; next++) {
        const start = bucketStart(timeframe, opens[next]!);
        const open = this.buckets.get(clock);
        if (open && open.start !== start) finish(open, instant, next);
        if (!this.buckets.has(clock)) this.openBucket(clock, timeframe, start, opens[next]!);
      }
      const open = this.buckets.get(clock);
      if (open && open.end <= this.closes[i]!) finish(open, instant, next);
      this.mark(clock);
    }
  }

  /** The very first bucket counts only if its first candle opens it. */
  private openBucket(clock: number, timeframe: Timeframe, start: number, open: number): void {
    const first =
      (this.windows.count[clock] ?? 0) === 0 &&
      this.block(clock).buckets.length === 0 &&
      !this.begun.has(clock);
    this.begun.add(clock);
    this.buckets.set(clock, { start, end: bucketEnd(timeframe, start), whole: !first || open === start });
  }
  private readonly begun = new Set<number>();

  /** The decision instant as a column, on every clock that asks for it. */
  private fillInstants(): void {
    const decision = this.block(this.program.decision);
    for (const id of this.program.instants) {
      const clock = this.program.columns[id] ?? 0;
      const { from, to, instantOf } = this.block(clock);
      const column = this.windows.column(id);
      this.clean[id] = 1;
      for (let i = from; i < to; i++) {
        const instant = clock === this.program.decision ? i : instantOf[i - from]!;
        column[i] = this.closes[instant - decision.from]!;
      }
    }
  }
}

/** Whether a clock ticks at the i-th instant of the block. */
function ticksAt({ from, last }: ClockBlock, i: number): boolean {
  return (last[i] ?? -1) >= (i === 0 ? from : (last[i - 1] ?? -1) + 1);
}
