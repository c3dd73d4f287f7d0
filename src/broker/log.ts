const FIRST = 128;

function grown<A extends Float64Array | Int32Array | Uint8Array>(column: A, into: A): A {
  into.set(column);
  return into;
}

/** Fills as they happen, in columns: objects are made only when somebody reads them. */
export class FillLog {
  length = 0;
  time = new Float64Array(FIRST);
  price = new Float64Array(FIRST);
  quantity = new Float64Array(FIRST);
  fee = new Float64Array(FIRST);
  slippage = new Float64Array(FIRST);
  book = new Int32Array(FIRST);
  /** −1: no node. */
  node = new Int32Array(FIRST);
  /** Bit 0: buy; bit 1: maker. */
  flags = new Uint8Array(FIRST);
  /** Index into EXIT_REASONS; ENTRY for an entry. */
  reason = new Uint8Array(FIRST);
  rule = new Uint8Array(FIRST);

  next(): number {
    if (this.length === this.time.length) this.grow();
    return this.length++;
  }

  private grow(): void {
    const size = this.length * 2;
    this.time = grown(this.time, new Float64Array(size));
    this.price = grown(this.price, new Float64Array(size));
    this.quantity = grown(this.quantity, new Float64Array(size));
    this.fee = grown(this.fee, new Float64Array(size));
    this.slippage = grown(this.slippage, new Float64Array(size));
    this.book = grown(this.book, new Int32Array(size));
    this.node = grown(this.node, new Int32Array(size));
    this.flags = grown(this.flags, new Uint8Array(size));
    this.reason = grown(this.reason, new Uint8Array(size));
    this.rule = grown(this.rule, new Uint8Array(size));
  }
}
export const ENTRY = 255;

/** Round trips, or FIFO rows of them, in columns. */
export class TradeLog {
  length = 0;
  entryTime = new Float64Array(FIRST);
  entryPrice = new Float64Array(FIRST);
  exitTime = new Float64Array(FIRST);
  exitPrice = new Float64Array(FIRST);
  quantity = new Float64Array(FIRST);
  fees = new Float64Array(FIRST);
  profit = new Float64Array(FIRST);
  mae = new Float64Array(FIRST);
  mfe = new Float64Array(FIRST);
  /** The distance to the first stop times the quantity, in money; NaN: no stop. */
  risk = new Float64Array(FIRST);
  bars = new Int32Array(FIRST);
  book = new Int32Array(FIRST);
  entryNode = new Int32Array(FIRST);
  exitNode = new Int32Array(FIRST);
  /** 1 long, 0 short. */
  long = new Uint8Array(FIRST);
  reason = new Uint8Array(FIRST);

  next(): number {
    if (this.length === this.bars.length) this.grow();
    return this.length++;
  }

  private grow(): void {
    const size = this.length * 2;
    this.entryTime = grown(this.entryTime, new Float64Array(size));
    this.entryPrice = grown(this.entryPrice, new Float64Array(size));
    this.exitTime = grown(this.exitTime, new Float64Array(size));
    this.exitPrice = grown(this.exitPrice, new Float64Array(size));
    this.quantity = grown(this.quantity, new Float64Array(size));
    this.fees = grown(this.fees, new Float64Array(size));
    this.profit = grown(this.profit, new Float64Array(size));
    this.mae = grown(this.mae, new Float64Array(size));
    this.mfe = grown(this.mfe, new Float64Array(size));
    this.risk = grown(this.risk, new Float64Array(size));
    this.bars = grown(this.bars, new Int32Array(size));
    this.book = grown(this.book, new Int32Array(size));
    this.entryNode = grown(this.entryNode, new Int32Array(size));
    this.exitNode = grown(this.exitNode, new Int32Array(size));
    this.long = grown(this.long, new Uint8Array(size));
    this.reason = grown(this.reason, new Uint8Array(size));
  }
}

/** A column of one value per instant that grows with the run. */
export class Series {
  values: Float64Array;
  length = 0;

  constructor(capacity: number) {
    this.values = new Float64Array(Math.max(1024, capacity));
  }

  /** Makes room for `count` further rows and returns the index of the first. */
  extend(count: number): number {
    const first = this.length;
    this.length += count;
    if (this.length > this.values.length) {
      this.values = grown(this.values, new Float64Array(Math.max(this.length, this.values.length * 2)));
    }
    return first;
  }

  view(): Float64Array {
    return this.values.subarray(0, this.length);
  }
}
