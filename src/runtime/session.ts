import type { Broker, BrokerSetup } from '../broker/port.ts';
import type { BrokerResult } from '../broker/result.ts';
import type { Program } from '../compiler/program.ts';
import type { Column } from '../node/index.ts';
import type { Diagnostic } from '../strategy/diagnostic.ts';
import { executionOf } from '../strategy/settings.ts';
import { type Candle, type Candles, EXTRA_COLUMNS, emptyCandles } from '../time/candles.ts';
import { brokerSetup, type FinerCandles } from './broker-setup.ts';
import { ConditionWatch } from './condition-watch.ts';
import type { FeedRows } from './feeds.ts';
import { GivenColumns } from './given.ts';
import { type Message, Messages } from './messages.ts';
import { askedColumns, createRunner, type Runner } from './steps.ts';
import { type Series, Taps } from './taps.ts';
import { Ticks } from './ticks.ts';
import { Windows } from './windows.ts';

export interface SessionOptions {
  /** Candles finer than a market's own, whole, by market id, for `execution.magnifier`. */
  readonly finer?: FinerCandles;
  /** Instants to expect, to allocate once; any number works. */
  readonly rows?: number;
  /** Of a strategy with a single market: all the candles that will be pushed, where they are known before. */
  readonly whole?: Candles;
  /** Values of the ports that the program was linked with as given, one per candle that will be pushed. */
  readonly given?: ReadonlyMap<string, Float64Array>;
  /** Makes room for a column that is kept whole: fresh memory unless told otherwise. Its contents do not matter. */
  readonly room?: (rows: number) => Float64Array;
}

/**
 * One run of a program over an ordered feed of candles. Feeding a million candles at once or one at a time gives the
 * same orders, bit for bit: both are cut into blocks and walked by the same code.
 */
export class Session {
  private readonly windows: Windows;
  private readonly clean: Uint8Array;
  private readonly ticks: Ticks;
  private readonly broker: Broker;
  private readonly pure: readonly Runner[];
  private readonly reactive: readonly Runner[];
  private readonly given: GivenColumns;
  private readonly taps: Taps;
  private readonly said: Messages;
  private readonly tickColumns: readonly (Column | undefined)[];
  private readonly conditions: readonly Column[];
  private readonly watch: ConditionWatch;
  private readonly holdBack: number;
  private instants = 0;
  private warm = -1;
  private isWarm: boolean;

  constructor(
    readonly program: Program,
    /** Who carries orders out: the simulated broker, or one that talks to a venue. */
    createBroker: (setup: BrokerSetup) => Broker,
    { finer = {}, rows = 0, whole, given = new Map(), room }: SessionOptions = {},
  ) {
    this.windows = new Windows(program);
    this.clean = new Uint8Array(program.columns.length);
    for (const { column, value } of program.constants) this.clean[column] = Number.isNaN(value) ? 0 : 1;
    const asked = askedColumns(program);
    this.ticks = new Ticks(program, this.windows, this.clean, asked);
    const size = this.windows.opens[program.decision]?.length ?? 0;
    this.tickColumns = program.markets.map(({ everyInstant }) =>
      everyInstant ? undefined : new Float64Array(size),
    );
    this.broker = createBroker(
      brokerSetup(program, this.windows, this.tickColumns, finer, () => this.warm, { rows, whole, room }),
    );
    const { windows, clean, ticks } = this;
    const context = { program, windows, ticks, clean, broker: this.broker, asked };
    this.pure = program.pure.map((step) => createRunner(step, context));
    this.reactive = program.reactive.map((step) => createRunner(step, context));
    this.given = new GivenColumns(program, windows, clean, given);
    this.taps = new Taps(program, windows, ticks, { rows, whole, room });
    this.said = new Messages(program, windows, ticks);
    this.conditions = program.orders.flatMap(({ inputs }) =>
      inputs.when === undefined ? [] : [windows.column(inputs.when)],
    );
    this.watch = new ConditionWatch(program, windows, ticks);
    this.isWarm = this.conditions.length === 0;
    this.holdBack = executionOf(program.strategy).closeAtEnd === false ? 0 : 1;
  }

  /**
   * Feeds candles by market id: of several markets all that close in the same stretch of time.
   * @throws RangeError where candles do not ascend in time, or a market is not the strategy's.
   */
  push(candles: Readonly<Record<string, Candles>>): void {
    for (const [id, columns] of Object.entries(candles)) {
      const market = this.program.markets.findIndex(({ settings }) => settings.id === id);
      if (market < 0) throw new RangeError(`The strategy has no market called "${id}".`);
      this.ticks.queue(market).push(columns);
    }
    this.walk(this.holdBack);
  }

  /** Feeds one candle of each market that closes at the next instant. */
  step(candles: Readonly<Record<string, Candle>>): void {
    this.push(Object.fromEntries(Object.entries(candles).map(([id, candle]) => [id, single(candle)])));
  }

  /**
   * Feeds a series from outside, by the name that the strategy's nodes give it: before the candles that close after it.
   * @throws RangeError where the feed is not the strategy's, or its rows do not ascend in time.
   */
  feed(name: string, rows: FeedRows): void {
    this.ticks.feeds.push(name, rows);
  }

  /** Says that no more candles come; needed where positions are closed at the end. */
  finish(): void {
    if (this.holdBack === 0) return;
    this.walk(1);
    this.walkBlock(this.ticks.next(0, this.moved), true);
  }

  result(): BrokerResult {
    const result = this.broker.result();
    result.warnings.push(...this.watch.warnings());
    return result;
  }

  /** The kept ports, on their own clocks. */
  series(): Record<string, Series> {
    return this.taps.series();
  }

  /** What nodes had to say so far. */
  messages(): readonly Message[] {
    return this.said.list;
  }

  /** What the run should not keep quiet about besides what its broker says. */
  warnings(): Diagnostic[] {
    return [...this.ticks.feeds.warnings(), ...this.said.warnings()];
  }

  private walk(holdBack: number): void {
    for (let instants = this.ticks.next(holdBack, this.moved); instants > 0; ) {
      this.walkBlock(instants, false);
      instants = this.ticks.next(holdBack, this.moved);
    }
  }

  private readonly moved = (clock: number, by: number): void => {
    if (clock !== this.program.decision) return;
    for (const column of this.tickColumns) column?.copyWithin(0, by);
    this.broker.shift(by, 0);
  };

  private walkBlock(instants: number, last: boolean): void {
    if (instants === 0) return;
    const { from, to } = this.ticks.block(this.program.decision);
    this.fillTickColumns(from, to);
    this.given.fill(from, to, this.instants);
    for (const step of this.pure) {
      const own = this.ticks.block(step.clock);
      step.run(own.from, own.to);
    }
    if (last) {
      this.broker.end(from);
      this.runReactive(from, from);
    } else if (this.reactive.length === 0) {
      this.broker.run(from, to);
    } else {
      for (let at = from; at < to; at++) {
        this.broker.advance(at);
        this.runReactive(at, from);
        this.broker.decide(at);
      }
    }
    this.findWarmth(from, to);
    this.watch.look();
    this.taps.keep();
    this.said.keep();
    this.instants += instants;
  }

  /** Bar by bar: of each clock the ticks of this instant. */
  private runReactive(at: number, from: number): void {
    for (const step of this.reactive) {
      if (step.clock === this.program.decision) {
        step.run(at, at + 1);
        continue;
      }
      const block = this.ticks.block(step.clock);
      const latest = (block.last[at - from] ?? -1) + 1;
      const before = at === from ? block.from : (block.last[at - from - 1] ?? -1) + 1;
      if (latest > Math.max(before, block.from)) step.run(Math.max(before, block.from), latest);
    }
  }

  private fillTickColumns(from: number, to: number): void {
    this.tickColumns.forEach((column, market) => {
      if (!column) return;
      const clock = this.program.clocks.findIndex((spec) => spec.kind === 'market' && spec.market === market);
      const block = this.ticks.block(clock);
      for (let at = from; at < to; at++) {
        const latest = block.last[at - from] ?? -1;
        const before = at === from ? block.from - 1 : (block.last[at - from - 1] ?? -1);
        column[at] = latest > before && latest >= block.from ? 1 : 0;
      }
    });
  }

  /** The first instant at which every condition of an order is known. */
  private findWarmth(from: number, to: number): void {
    if (this.isWarm) return;
    for (let at = from; at < to; at++) {
      if (this.conditions.some((column) => Number.isNaN(column[at]!))) continue;
      this.isWarm = true;
      this.warm = this.instants + at - from;
      return;
    }
  }
}

function single(candle: Candle): Candles {
  const candles = emptyCandles(1);
  candles.time[0] = candle.time;
  candles.open[0] = candle.open;
  candles.high[0] = candle.high;
  candles.low[0] = candle.low;
  candles.close[0] = candle.close;
  candles.volume[0] = candle.volume;
  const extra = Object.fromEntries(
    EXTRA_COLUMNS.flatMap((name) => {
      const value = candle.extra?.[name];
      return value === undefined ? [] : [[name, Float64Array.of(value)]];
    }),
  );
  return candle.extra ? { ...candles, extra } : candles;
}
