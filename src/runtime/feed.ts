import { type Candles, EXTRA_COLUMNS, type ExtraColumn, type PriceColumn } from '../time/candles.ts';
import { bucketEnd, type Timeframe } from '../time/timeframe.ts';

/** The candles of one market that have arrived and were not walked yet. */
export class MarketQueue {
  private readonly chunks: Candles[] = [];
  private at = 0;
  private last = Number.NEGATIVE_INFINITY;

  constructor(private readonly timeframe: Timeframe) {}

  /** @throws RangeError where the candles are not in ascending order of time, after those that came before. */
  push(candles: Candles): void {
    const { time } = candles;
    const [first] = time;
    if (first === undefined) return;
    if (!(first > this.last))
      throw new RangeError('Candles must come in ascending order of time, each only once.');
    checkCandles(candles);
    this.last = time[time.length - 1]!;
    this.chunks.push(candles);
  }

  get head(): Candles | undefined {
    return this.chunks[0];
  }

  /** Candles of the head chunk that are left. */
  get left(): number {
    return (this.head?.time.length ?? 0) - this.at;
  }

  get waiting(): number {
    return this.chunks.reduce((sum, { time }) => sum + time.length, 0) - this.at;
  }

  /** The instant at which the next candle closes; +∞ where none is there. */
  get nextClose(): number {
    const head = this.head;
    return head ? bucketEnd(this.timeframe, head.time[this.at]!) : Number.POSITIVE_INFINITY;
  }

  /** Closing instants of the next candles, at most `most`. */
  peek(most: number): number[] {
    const closes: number[] = [];
    let from = this.at;
    for (const { time } of this.chunks) {
      for (let i = from; i < time.length && closes.length < most; i++)
        closes.push(bucketEnd(this.timeframe, time[i]!));
      from = 0;
      if (closes.length >= most) break;
    }
    return closes;
  }

  /** Candles that close at or before an instant. */
  due(instant: number): number {
    let due = 0;
    let from = this.at;
    for (const { time } of this.chunks) {
      for (let i = from; i < time.length; i++) {
        if (bucketEnd(this.timeframe, time[i]!) > instant) return due;
        due++;
      }
      from = 0;
    }
    return due;
  }

  get position(): number {
    return this.at;
  }

  skip(candles: number): void {
    this.at += candles;
    while (this.chunks[0] && this.at >= this.chunks[0].time.length) {
      this.at -= this.chunks[0].time.length;
      this.chunks.shift();
    }
  }
}

/** A candle column by name; undefined where the data lack it. */
export function candleColumn(
  candles: Candles,
  name: 'time' | PriceColumn | ExtraColumn,
): Float64Array | undefined {
  if (isExtra(name)) return candles.extra?.[name];
  return candles[name];
}

function isExtra(name: string): name is ExtraColumn {
  return EXTRA_COLUMNS.some((extra) => extra === name);
}

const checked = new WeakSet<Candles>();

/** Prices known and times ascending, looked at once for each set of columns. */
function checkCandles(candles: Candles): void {
  if (checked.has(candles)) return;
  const { time, open, high, low, close } = candles;
  for (let i = 1; i < time.length; i++) {
    if (!(time[i]! > time[i - 1]!))
      throw new RangeError('Candles must come in ascending order of time, each only once.');
  }
  for (const prices of [open, high, low, close]) {
    if (prices.length !== time.length || prices.some((price) => !Number.isFinite(price))) {
      throw new RangeError('Every candle needs a finite open, high, low and close.');
    }
  }
  checked.add(candles);
}
