import type { Diagnostic } from '../strategy/diagnostic.ts';
import type { Program } from '../compiler/program.ts';
import type { Column } from '../node/index.ts';
import type { Windows } from './windows.ts';

/** A time-stamped series from outside. `time` is when each value was published, UTC milliseconds, ascending. */
export interface FeedRows {
  readonly time: Float64Array;
  readonly value: Float64Array;
}

interface Feed {
  readonly value: Column;
  readonly time: Column;
  readonly waiting: FeedRows[];
  at: number;
  newest: number;
  lastValue: number;
  lastTime: number;
}

/** Values from outside, each known from the first instant at or after it was published. */
export class Feeds {
  private readonly feeds: ReadonlyMap<string, Feed>;
  /** The last instant that has been walked. */
  private walked = Number.NEGATIVE_INFINITY;

  constructor(program: Program, windows: Windows) {
    this.feeds = new Map(
      program.feeds.map(({ name, value, time }) => [
        name,
        {
          value: windows.column(value),
          time: windows.column(time),
          ...{ waiting: [], at: 0, newest: Number.NEGATIVE_INFINITY },
          ...{ lastValue: Number.NaN, lastTime: Number.NaN },
        },
      ]),
    );
  }

  /**
   * Rows that are older than the last instant walked come too late: they change nothing any more.
   * @throws RangeError where the feed is not the strategy's, or its rows do not ascend in time.
   */
  push(name: string, rows: FeedRows): void {
    const feed = this.feeds.get(name);
    if (!feed) throw new RangeError(`The strategy has no feed called "${name}".`);
    if (rows.time.length !== rows.value.length)
      throw new RangeError(`The feed "${name}" has uneven columns.`);
    for (const time of rows.time) {
      if (!(time >= feed.newest))
        throw new RangeError(`The feed "${name}" must come in ascending order of time.`);
      feed.newest = time;
    }
    const first = rows.time.findIndex((time) => time > this.walked);
    if (first < 0) return;
    feed.waiting.push({ time: rows.time.subarray(first), value: rows.value.subarray(first) });
  }

  /** Feeds that have brought nothing. */
  warnings(): Diagnostic[] {
    return [...this.feeds]
      .filter(([, { newest }]) => newest === Number.NEGATIVE_INFINITY)
      .map(([name]) => ({
        code: 'feed-without-data',
        severity: 'warning',
        message: `No data came with the run for the feed "${name}": its values are unknown.`,
      }));
  }

  /** What was known at each of the instants `closes[0..count)`, into window rows from `row` on. */
  fill(closes: Float64Array, count: number, row: number): void {
    for (const feed of this.feeds.values()) {
      for (let i = 0; i < count; i++) {
        advance(feed, closes[i]!);
        feed.value[row + i] = feed.lastValue;
        feed.time[row + i] = feed.lastTime;
      }
    }
    this.walked = closes[count - 1] ?? this.walked;
  }
}

function advance(feed: Feed, instant: number): void {
  for (let [rows] = feed.waiting; rows; [rows] = feed.waiting) {
    for (; feed.at < rows.time.length; feed.at++) {
      if (rows.time[feed.at]! > instant) return;
      feed.lastTime = rows.time[feed.at]!;
      feed.lastValue = rows.value[feed.at]!;
    }
    feed.waiting.shift();
    feed.at = 0;
  }
}
