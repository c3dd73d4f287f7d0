/** Runs that the page may still look at: the one on screen, and the one that it is being told of. */
const GENERATIONS = 2;

/**
 * Room for columns, which the page can read while the worker works, where the browser allows it. Fresh memory costs
 * more than the maths that fills it, so the room of columns that nobody can look at any more is used again.
 */
export class Pool {
  private readonly free = new Map<number, Float64Array[]>();
  private readonly waiting: Float64Array[][] = [];

  /** Room with anything in it. */
  readonly take = (length: number): Float64Array => this.free.get(length)?.pop() ?? room(length);

  /** A copy in such room. */
  copy(values: Float64Array): Float64Array {
    const copy = this.take(values.length);
    copy.set(values);
    return copy;
  }

  /** To be called once a run: what the run before had and this one has not. */
  retire(columns: readonly Float64Array[]): void {
    this.waiting.push([...new Map(columns.map((column) => [column.buffer, column])).values()]);
    if (this.waiting.length <= GENERATIONS) return;
    for (const column of this.waiting.shift() ?? []) {
      const free = this.free.get(column.length) ?? [];
      if (free.length < MOST_FREE) this.free.set(column.length, [...free, column]);
    }
    if (this.free.size > MOST_LENGTHS) this.free.clear();
  }
}

const MOST_FREE = 48;
/** Lengths of column that one data set has: its rows, and its blocks. */
const MOST_LENGTHS = 4;

function room(length: number): Float64Array {
  const bytes = length * Float64Array.BYTES_PER_ELEMENT;
  return new Float64Array(
    globalThis.crossOriginIsolated ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes),
  );
}
