import type { ColumnId, Program } from '../compiler/program.ts';
import type { Column } from '../node/index.ts';

/** Instants that are computed at once: a dozen columns of this length stay in the processor's cache. */
export const BLOCK = 1024;
/** Candles of a coarser market that may fall due at one instant (history before the main market's first candle). */
export const BURST = 4096;

/**
 * The columns of a run as windows: a part that can be looked back at, and the block being computed. All
 * columns of a clock share one position. Memory does not grow with history.
 */
export class Windows {
  readonly columns: readonly Column[];
  /** Opening time of each tick's candle, per clock. */
  readonly opens: readonly Column[];
  /** Where the next tick of each clock goes. */
  readonly next: number[];
  /** Ticks of each clock so far. */
  readonly count: number[];
  private readonly byClock: Column[][];

  constructor(private readonly program: Program) {
    const size = (clock: number) =>
      this.keep(clock) + BLOCK + (clock === program.decision ? 0 : BLOCK + BURST);
    const unknown = (clock: number) => new Float64Array(size(clock)).fill(Number.NaN);
    this.columns = program.columns.map(unknown);
    this.opens = program.clocks.map((_, clock) => {
      const time = program.series.find(
        ({ name, column }) => name === 'time' && program.columns[column] === clock,
      );
      return time ? this.column(time.column) : unknown(clock);
    });
    this.next = program.clocks.map((_, clock) => this.keep(clock));
    this.count = program.clocks.map(() => 0);
    this.byClock = program.clocks.map((_, clock) => [
      ...new Set([
        ...this.columns.filter((_column, id) => program.columns[id] === clock),
        this.opens[clock]!,
      ]),
    ]);
    for (const { column, value } of program.constants) this.columns[column]!.fill(value);
  }

  column(id: ColumnId): Column {
    const column = this.columns[id];
    if (!column) throw new RangeError(`There is no column ${id}.`);
    return column;
  }

  /** Makes room for `ticks` more of a clock. Returns by how much everything moved towards the front. */
  reserve(clock: number, ticks: number): number {
    const next = this.next[clock]!;
    if (next + ticks <= this.opens[clock]!.length) return 0;
    const keep = this.keep(clock);
    for (const column of this.byClock[clock]!) column.copyWithin(0, next - keep, next);
    this.next[clock] = keep;
    return next - keep;
  }

  private keep(clock: number): number {
    return this.program.keep[clock] ?? 0;
  }
}
