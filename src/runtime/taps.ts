import type { ColumnId, Program } from '../compiler/program.ts';
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

  constructor(capacity = 1024) {
    this.data = new Float64Array(capacity);
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

/** Keeps the ports that somebody wants to look at, whole, on their own clocks. */
export class Taps {
  private readonly columns = new Map<ColumnId, Growing>();
  private readonly opens = new Map<number, Growing>();

  constructor(
    private readonly program: Program,
    private readonly windows: Windows,
    private readonly ticks: Ticks,
    /** Rows to expect, to allocate once. */
    rows: number,
  ) {
    for (const column of program.taps.values()) {
      this.columns.set(column, new Growing(rows));
      this.opens.set(this.clockOf(column), new Growing(rows));
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
    return Object.fromEntries(
      [...this.program.taps].map(([name, column]) => [
        name,
        {
          time: this.opens.get(this.clockOf(column))?.view() ?? new Float64Array(),
          values: this.columns.get(column)?.view() ?? new Float64Array(),
        },
      ]),
    );
  }

  private clockOf(column: ColumnId): number {
    return this.program.columns[column] ?? this.program.decision;
  }
}
