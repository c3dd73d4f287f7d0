import type { Candles } from '../../src/time/candles.ts';

/** One expected column of one vector. */
export interface Expected {
  readonly port: string;
  /** One value a candle; null: not given, not compared. */
  readonly values: readonly (number | null)[];
  /** What the printed digits allow, as an absolute distance; none: 1e-9 of the value. */
  readonly within?: number;
  /** Our values times this are the oracle's: another unit (a fraction for a percentage). */
  readonly times?: number;
}

/** One vector of an oracle and the node that it covers. */
export interface Case {
  readonly vector: string;
  readonly node: string;
  readonly params?: Readonly<Record<string, unknown>>;
  /** Wires from `price` (the candles), where the defaults are not meant. */
  readonly inputs?: Readonly<Record<string, string | readonly string[]>>;
  readonly candles: Candles;
  readonly expected: readonly Expected[];
  /** Why the oracle's first rows differ, and how many rows that takes. */
  readonly seed?: { readonly rows: number; readonly reason: string };
  /** Single rows in which it differs, and why. */
  readonly except?: { readonly rows: readonly number[]; readonly reason: string };
  /** Why the oracle differs altogether: another definition. Shown with the rows that differ, never failing. */
  readonly differs?: string;
}

/** An oracle: its cases, and the vectors that no node covers, with the reason. */
export interface Oracle {
  readonly name: string;
  readonly cases: readonly Case[];
  readonly uncovered: Readonly<Record<string, string>>;
}
