import type { DBSchema } from 'idb';
import { databaseOf } from './database.ts';

/** What a list shows of a stored series. */
export interface StoredFeed {
  /** The name by which strategies ask for it. */
  readonly name: string;
  /** The file that it came from. */
  readonly file: string;
  /** Number of values, and when the first and last were published, UTC milliseconds. */
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

/** A time-stamped series. `time` is when each value was published, UTC milliseconds, ascending. */
export interface StoredFeedRows {
  readonly time: Float64Array;
  readonly value: Float64Array;
}

/** Series from outside, kept in the browser. Every method rejects with an Error where the browser refuses storage. */
export interface FeedStore {
  /** By name. */
  list(): Promise<StoredFeed[]>;
  /** Stores a series under a name; the same name again replaces it. */
  put(name: string, file: string, rows: StoredFeedRows): Promise<StoredFeed>;
  get(name: string): Promise<StoredFeedRows | undefined>;
  remove(name: string): Promise<void>;
}

interface Schema extends DBSchema {
  feeds: { key: string; value: StoredFeed };
  rows: { key: string; value: StoredFeedRows };
}

/** @param name of the database: others than the default are for tests. */
export function openFeedStore(name = 'candlewire-feeds'): FeedStore {
  const database = databaseOf<Schema>(name, (db) => {
    db.createObjectStore('feeds', { keyPath: 'name' });
    db.createObjectStore('rows');
  });
  const both = async () => (await database()).transaction(['feeds', 'rows'], 'readwrite');

  return {
    async list() {
      return (await database()).getAll('feeds');
    },
    async put(feed, file, rows) {
      const transaction = await both();
      const { time } = rows;
      const range = { from: time[0] ?? Number.NaN, to: time.at(-1) ?? Number.NaN };
      const stored = { name: feed, file, count: time.length, ...range };
      await Promise.all([
        transaction.objectStore('feeds').put(stored),
        transaction.objectStore('rows').put(rows, feed),
        transaction.done,
      ]);
      return stored;
    },
    async get(feed) {
      return (await database()).get('rows', feed);
    },
    async remove(feed) {
      const transaction = await both();
      await Promise.all([
        transaction.objectStore('feeds').delete(feed),
        transaction.objectStore('rows').delete(feed),
        transaction.done,
      ]);
    },
  };
}
