import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Candles } from '../../src/time/candles.ts';

const shared = path.resolve(fileURLToPath(import.meta.url), '../../../../shared');
export const hasShared = existsSync(path.join(shared, 'oracles'));

export function readOracle(name: string): unknown {
  return JSON.parse(readFileSync(path.join(shared, 'oracles', `${name}.json`), 'utf8'));
}

export function readCandles(file: string): Candles {
  const lines = readFileSync(path.join(shared, 'data', file), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const rows = lines.map((line) => line.split(',').map(Number));
  const pick = (at: number) => Float64Array.from(rows, (row) => row[at] ?? Number.NaN);
  return { time: pick(0), open: pick(1), high: pick(2), low: pick(3), close: pick(4), volume: pick(5) };
}

export function smaOf(values: ArrayLike<number>, length: number): number[] {
  return Array.from(values, (_, i) => {
    if (i < length - 1) return Number.NaN;
    let sum = 0;
    for (let k = i - length + 1; k <= i; k++) sum += values[k]!;
    return sum / length;
  });
}

/** Extreme of the last `length` values, this one included; `side` +1 the highest. */
export function extremeOf(values: ArrayLike<number>, length: number, side: 1 | -1): number[] {
  return Array.from(values, (_, i) => {
    if (i < length - 1) return Number.NaN;
    let best = values[i]!;
    for (let k = i - length + 1; k <= i; k++) if (side * values[k]! > side * best) best = values[k]!;
    return best;
  });
}
