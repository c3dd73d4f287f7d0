import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Candles } from '../../src/time/candles.ts';

const SHARED = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../shared');
export const DOCUMENT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../docs/oracles.md');

export const present = existsSync(path.join(SHARED, 'oracles'));

export function readOracle(name: string): unknown {
  return JSON.parse(readFileSync(path.join(SHARED, 'oracles', `${name}.json`), 'utf8'));
}

/** A file of shared candles: `time,open,high,low,close,volume`. */
export function readCandles(name: string): Candles {
  const [, ...lines] = readFileSync(path.join(SHARED, 'data/candles', name), 'utf8')
    .trim()
    .split('\n');
  const rows = lines.map((line) => line.split(',').map(Number));
  const column = (at: number) => Float64Array.from(rows, (row) => row[at] ?? Number.NaN);
  return {
    time: column(0),
    open: column(1),
    high: column(2),
    low: column(3),
    close: column(4),
    volume: column(5),
  };
}

const DAY = 86_400_000;

/** Daily candles from columns; a column that is not given is the close, or else the first that is given. */
export function candlesFrom(columns: {
  open?: readonly number[];
  high?: readonly number[];
  low?: readonly number[];
  close?: readonly number[];
  volume?: readonly number[];
  time?: readonly number[];
}): Candles {
  const close = columns.close ?? columns.high ?? columns.open ?? columns.volume ?? [];
  const column = (given: readonly number[] | undefined) => Float64Array.from(given ?? close);
  return {
    time: Float64Array.from(columns.time ?? close.map((_, i) => Date.UTC(2020, 0, 6) + i * DAY)),
    open: column(columns.open),
    high: column(columns.high),
    low: column(columns.low),
    close: column(close),
    volume: column(columns.volume),
  };
}
