import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseCandles } from '../../src/market/index.ts';
import type { Candles } from '../../src/time/candles.ts';

const folder = fileURLToPath(new URL('../../../shared/data/candles/', import.meta.url));

/** Real candles lie beside the project, never in it; where they are absent, tests that need them skip and say so. */
export const hasSharedData = existsSync(folder);

export interface CandleFile {
  readonly name: string;
  readonly timeframe: string;
  read(): Candles;
}

/** Every candle file, with the timeframe that its name states. */
export function candleFiles(): CandleFile[] {
  if (!hasSharedData) return [];
  return readdirSync(folder).flatMap((name) => {
    const timeframe = /_(\d+[mhdM])(?=[_.])/.exec(name)?.[1];
    if (!timeframe || !name.endsWith('.csv') || name.includes('_funding_')) return [];
    return [{ name, timeframe, read: () => readCandles(`${folder}${name}`, timeframe) }];
  });
}

function readCandles(path: string, timeframe: string): Candles {
  const { candles, diagnostics } = parseCandles(readFileSync(path), { timeframe });
  if (!candles) throw new Error(`${path}: ${JSON.stringify(diagnostics)}`);
  return candles;
}
