const FIRST = 128;
const NO_FLOATS: Float64Array = new Float64Array(0);
const NO_INTS: Int32Array = new Int32Array(0);
const NO_BYTES: Uint8Array = new Uint8Array(0);

/** Lays columns side by side in one buffer, wide ones first: a log that grows allocates once. */
class Sheet {
  private readonly buffer: ArrayBuffer;
  private offset = 0;

  constructor(
    readonly rows: number,
    bytesPerRow: number,
  ) {
    this.buffer = new ArrayBuffer(rows * bytesPerRow);
  }

  floats(before: Float64Array): Float64Array {
    const column = new Float64Array(this.buffer, this.offset, this.rows);
    column.set(before);
    this.offset += this.rows * 8;
    return column;
  }

  ints(before: Int32Array): Int32Array {
    const column = new Int32Array(this.buffer, this.offset, this.rows);
    column.set(before);
    this.offset += this.rows * 4;
    return column;
  }

  bytes(before: Uint8Array): Uint8Array {
    const column = new Uint8Array(this.buffer, this.offset, this.rows);
    column.set(before);
    this.offset += this.rows;
    return column;
  }
}

/** Fills as they happen, in columns: objects are made only when somebody reads them. */
export class FillLog {
  length = 0;
  time = NO_FLOATS;
  price = NO_FLOATS;
  quantity = NO_FLOATS;
  fee = NO_FLOATS;
  slippage = NO_FLOATS;
  book = NO_INTS;
  /** −1: no node. */
  node = NO_INTS;
  /** Bit 0: buy; bit 1: maker. */
  flags = NO_BYTES;
  /** Index into EXIT_REASONS; ENTRY for an entry. */
  reason = NO_BYTES;
  rule = NO_BYTES;
  private room = 0;

  next(): number {
    if (this.length === this.room) this.grow();
    return this.length++;
  }

  private grow(): void {
    this.room = this.room * 2 || FIRST;
    const sheet = new Sheet(this.room, 5 * 8 + 2 * 4 + 3);
    this.time = sheet.floats(this.time);
    this.price = sheet.floats(this.price);
    this.quantity = sheet.floats(this.quantity);
    this.fee = sheet.floats(this.fee);
    this.slippage = sheet.floats(this.slippage);
    this.book = sheet.ints(this.book);
    this.node = sheet.ints(this.node);
    this.flags = sheet.bytes(this.flags);
    this.reason = sheet.bytes(this.reason);
    this.rule = sheet.bytes(this.rule);
  }
}
export const ENTRY = 255;

/** Round trips, or FIFO rows of them, in columns. */
export class TradeLog {
  length = 0;
  entryTime = NO_FLOATS;
  entryPrice = NO_FLOATS;
  exitTime = NO_FLOATS;
  exitPrice = NO_FLOATS;
  quantity = NO_FLOATS;
  fees = NO_FLOATS;
  profit = NO_FLOATS;
  mae = NO_FLOATS;
  mfe = NO_FLOATS;
  /** The distance to the first stop times the quantity, in money; NaN: no stop. */
  risk = NO_FLOATS;
  bars = NO_INTS;
  book = NO_INTS;
  entryNode = NO_INTS;
  exitNode = NO_INTS;
  /** 1 long, 0 short. */
  long = NO_BYTES;
  reason = NO_BYTES;
  private room = 0;

  next(): number {
    if (this.length === this.room) this.grow();
    return this.length++;
  }

  private grow(): void {
    this.room = this.room * 2 || FIRST;
    const sheet = new Sheet(this.room, 10 * 8 + 4 * 4 + 2);
    this.entryTime = sheet.floats(this.entryTime);
    this.entryPrice = sheet.floats(this.entryPrice);
    this.exitTime = sheet.floats(this.exitTime);
    this.exitPrice = sheet.floats(this.exitPrice);
    this.quantity = sheet.floats(this.quantity);
    this.fees = sheet.floats(this.fees);
    this.profit = sheet.floats(this.profit);
    this.mae = sheet.floats(this.mae);
    this.mfe = sheet.floats(this.mfe);
    this.risk = sheet.floats(this.risk);
    this.bars = sheet.ints(this.bars);
    this.book = sheet.ints(this.book);
    this.entryNode = sheet.ints(this.entryNode);
    this.exitNode = sheet.ints(this.exitNode);
    this.long = sheet.bytes(this.long);
    this.reason = sheet.bytes(this.reason);
  }
}

const FEWEST = 1024;

/** A column of one value per instant that grows with the run. */
export class Series {
  values: Float64Array;
  length = 0;

  constructor(capacity: number, room?: (rows: number) => Float64Array) {
    this.values = room && capacity >= FEWEST ? room(capacity) : new Float64Array(Math.max(FEWEST, capacity));
  }

  /** Makes room for `count` further rows and returns the index of the first. */
  extend(count: number): number {
    const first = this.length;
    this.length += count;
    if (this.length > this.values.length) {
      const before = this.values;
      this.values = new Float64Array(Math.max(this.length, before.length * 2));
      this.values.set(before);
    }
    return first;
  }

  view(): Float64Array {
    return this.values.subarray(0, this.length);
  }
}
