import type { ColumnId, Program } from '../compiler/program.ts';
import type { Candles } from '../time/candles.ts';
import type { Ticks } from './ticks.ts';
import type { Windows } from './windows.ts';

/** A port's values over a whole run. `time` is the opening of each row's candle, UTC milliseconds. */
export interface Series {
  readonly time: Float64Array;
  readonly values: Float64Array;
}

/** A column that grows. */
export class Growing {
  private data: Float64Array;
  length = 0;

  constructor(capacity = 1024, room?: (rows: number) => Float64Array) {
    this.data = room?.(capacity) ?? new Float64Array(capacity);
  }

  append(part: Float64Array): void {
    const needed = this.length + part.length;
    if (needed > this.data.length) {
      const larger = new Float64Array(Math.max(needed, this.data.length * 2));
      larger.set(this.data.subarray(0, this.length));
      this.data = larger;
    }
    this.data.set(part, this.length);
    this.length = needed;
  }

  view(): Float64Array {
    return this.data.subarray(0, this.length);
  }
}

interface TapOptions {
  /** Rows to expect, to allocate once. */
  readonly rows: number;
  /** All candles of the only market, whose times then need not be kept. */
  readonly whole?: Candles | undefined;
  readonly room?: ((rows: number) => Float64Array) | undefined;
}

/** Keeps the ports that somebody wants to look at, whole, on their own clocks. */
export class Taps {
  private readonly columns = new Map<ColumnId, Growing>();
  private readonly opens = new Map<number, Growing>();
  private readonly whole: Candles | undefined;

  constructor(
    private readonly program: Program,
    private readonly windows: Windows,
    private readonly ticks: Ticks,
    { rows, whole, room }: TapOptions,
  ) {
    this.whole = whole;
    for (const column of program.taps.values()) {
      const clock = this.clockOf(column);
      if (!this.columns.has(column)) this.columns.set(column, new Growing(rows, room));
      const kept = this.opens.has(clock) || (whole && program.clocks[clock]?.kind === 'market');
      if (!kept) this.opens.set(clock, new Growing(rows));
    }
  }

  /** To be called after each block. */
  keep(): void {
    for (const [column, kept] of this.columns) {
      const { from, to } = this.ticks.block(this.clockOf(column));
      kept.append(this.windows.column(column).subarray(from, to));
    }
    for (const [clock, kept] of this.opens) {
      const { from, to } = this.ticks.block(clock);
      kept.append(this.windows.opens[clock]!.subarray(from, to));
    }
  }

  series(): Record<string, Series> {
    return Object.fromEntries([...this.program.taps].map(([name, column]) => [name, this.one(column)]));
  }

  private one(column: ColumnId): Series {
    const values = this.columns.get(column)?.view() ?? new Float64Array();
    const kept = this.opens.get(this.clockOf(column))?.view();
    return { time: kept ?? this.whole?.time.subarray(0, values.length) ?? new Float64Array(), values };
  }

  private clockOf(column: ColumnId): number {
    return this.program.columns[column] ?? this.program.decision;
  }
}
