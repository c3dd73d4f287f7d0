import type { DBSchema } from 'idb';
import type { Candles } from '../time/candles.ts';
import { databaseOf } from './database.ts';

/** What a list shows of stored candles. */
export interface StoredInfo {
  readonly timeframe: string;
  /** Number of candles, and the opening times of the first and last, UTC milliseconds. */
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

export interface StoredMarket extends StoredInfo {
  readonly id: string;
  readonly name: string;
}

/** The user's own candles, kept in the browser. Every method rejects with an Error where the browser refuses storage. */
export interface CandleStore {
  /** By name. */
  list(): Promise<StoredMarket[]>;
  /** Stores candles under a name; the same name again replaces them and keeps the id. */
  put(name: string, candles: Candles, info: { timeframe: string }): Promise<StoredMarket>;
  get(id: string): Promise<{ market: StoredMarket; candles: Candles } | undefined>;
  remove(id: string): Promise<void>;
}

interface Schema extends DBSchema {
  markets: { key: string; value: StoredMarket; indexes: { name: string } };
  candles: { key: string; value: Candles };
}

/** @param name of the database: others than the default are for tests. */
export function openCandleStore(name = 'candlewire'): CandleStore {
  const database = databaseOf<Schema>(name, (db) => {
    db.createObjectStore('markets', { keyPath: 'id' }).createIndex('name', 'name', { unique: true });
    db.createObjectStore('candles');
  });

  return {
    async list() {
      return (await database()).getAllFromIndex('markets', 'name');
    },
    async put(marketName, candles, { timeframe }) {
      const transaction = (await database()).transaction(['markets', 'candles'], 'readwrite');
      const markets = transaction.objectStore('markets');
      const known = await markets.index('name').get(marketName);
      const market: StoredMarket = {
        id: known?.id ?? crypto.randomUUID(),
        name: marketName,
        timeframe,
        count: candles.time.length,
        from: candles.time[0] ?? Number.NaN,
        to: candles.time.at(-1) ?? Number.NaN,
      };
      await Promise.all([
        markets.put(market),
        transaction.objectStore('candles').put(candles, market.id),
        transaction.done,
      ]);
      return market;
    },
    async get(id) {
      const transaction = (await database()).transaction(['markets', 'candles']);
      const [market, candles] = await Promise.all([
        transaction.objectStore('markets').get(id),
        transaction.objectStore('candles').get(id),
      ]);
      return market && candles ? { market, candles } : undefined;
    },
    async remove(id) {
      const transaction = (await database()).transaction(['markets', 'candles'], 'readwrite');
      await Promise.all([
        transaction.objectStore('markets').delete(id),
        transaction.objectStore('candles').delete(id),
        transaction.done,
      ]);
    },
  };
}
