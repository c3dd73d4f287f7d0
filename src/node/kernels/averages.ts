import type { PartNode, PartWire } from '../define.ts';
import { choice } from '../params.ts';
import { part } from './part.ts';
import { emaSettle, rmaSettle } from './settle.ts';

/** Averages of one series with one length, by node type. */
export const AVERAGES = [
  'sma',
  'ema',
  'rma',
  'wma',
  'hma',
  'vwma',
  'dema',
  'tema',
  'trima',
  'kama',
  'alma',
  'lsma',
  'zlema',
  't3',
  'mcginley',
  'vidya',
  'super-smoother',
] as const;
export type Average = (typeof AVERAGES)[number];

/** The parameter that chooses a composite's average. */
export const maType = (initial: Average, title = 'Kind of average') => choice(title, AVERAGES, initial);

/**
 * A composite's average of `source`; `volume` is read by vwma alone, and without it all bars weigh the same. Of one
 * bar it is the source itself, as in TA-Lib, KAMA's too.
 */
export function average(
  id: string,
  kind: Average,
  source: PartWire,
  length: number,
  volume: PartWire = 1,
): PartNode {
  const type = kind === 'kama' && length === 1 ? 'sma' : kind;
  return part(id, type, kind === 'vwma' ? { source, volume } : { source }, { length: atLeast(kind, length) });
}

/** 2 / 31 squared is the least share by which KAMA moves a bar: ln(1e6) over it. */
const KAMA_SETTLE = 3400;
/** The CMO length of VIDYA where only a length is chosen. */
const VIDYA_CMO = 9;

const hullTail = (length: number) => Math.max(1, Math.floor(Math.sqrt(length)));

/** A line needs two points, and a filter two bars. */
const atLeast = (kind: Average, length: number) =>
  kind === 'lsma' || kind === 'super-smoother' ? Math.max(2, length) : length;

/** Bars before the first value of an average. */
export function averageWarmup(kind: Average, length: number): number {
  switch (kind) {
    case 'hma':
      return length - 1 + hullTail(length) - 1;
    case 'dema':
      return 2 * (length - 1);
    case 'tema':
      return 3 * (length - 1);
    case 't3':
      return 6 * (length - 1);
    case 'kama':
      return length === 1 ? 0 : length;
    case 'vidya':
      return VIDYA_CMO;
    case 'zlema':
      return Math.max(0, Math.floor((length - 1) / 2) - 1);
    case 'super-smoother':
      return 0;
    case 'lsma':
      return atLeast(kind, length) - 1;
    default:
      return length - 1;
  }
}

/**
 * Bars after which an average is within 1e-6 of what infinite history would give, whatever the series. The pace of
 * McGinley's and of VIDYA follows the series and may come to a halt: no number of bars is enough for all.
 */
export function averageSettle(kind: Average, length: number): number {
  switch (kind) {
    case 'ema':
    case 'super-smoother':
      return averageWarmup(kind, length) + emaSettle(length);
    case 'zlema':
      return length + emaSettle(length);
    case 'rma':
      return averageWarmup(kind, length) + rmaSettle(length);
    case 'dema':
      return 2 * emaSettle(length);
    case 'tema':
      return 3 * emaSettle(length);
    case 't3':
      return 6 * emaSettle(length);
    case 'kama':
      return length + KAMA_SETTLE;
    case 'mcginley':
    case 'vidya':
      return Number.POSITIVE_INFINITY;
    default:
      return averageWarmup(kind, length);
  }
}
