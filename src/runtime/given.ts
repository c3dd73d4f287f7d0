import type { ColumnId, Program } from '../compiler/program.ts';
import type { Column } from '../node/index.ts';
import { isKnown } from './kernel.ts';
import type { Windows } from './windows.ts';

/** Columns that a run before has computed over the same candles: copied into the windows block by block. */
export class GivenColumns {
  private readonly columns: readonly {
    readonly id: ColumnId;
    readonly target: Column;
    readonly values: Float64Array;
  }[];

  /** @throws RangeError where the program counts on a port for which no values are given. */
  constructor(
    { given }: Program,
    windows: Windows,
    private readonly clean: Uint8Array,
    byPort: ReadonlyMap<string, Float64Array>,
  ) {
    this.columns = [...given].map(([port, id]) => {
      const values = byPort.get(port);
      if (!values) throw new RangeError(`No values are given for "${port}".`);
      return { id, target: windows.column(id), values };
    });
  }

  /** @param row the instant, counted from the run's first, that stands at `from` */
  fill(from: number, to: number, row: number): void {
    for (const { id, target, values } of this.columns) {
      target.set(values.subarray(row, row + to - from), from);
      this.clean[id] = isKnown(target, from, to) ? 1 : 0;
    }
  }
}
