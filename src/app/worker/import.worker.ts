import '../jitless.ts';
import { expose } from 'comlink';
import { openCandleStore, parseCandles } from '../../market/index.ts';
import { CANDLE_LIMITS } from '../../market/limits.ts';
import { fileOffer } from './offer.ts';
import type { Imported } from './protocol.ts';

/** Reads a candle file and keeps it; a file that is refused changes nothing. */
async function importCandles(file: File): Promise<Imported> {
  if (file.size > CANDLE_LIMITS.bytes) {
    const message = 'The file is larger than 1 GiB. Split it, or use a longer timeframe.';
    return { offer: null, diagnostics: [{ code: 'too-large', severity: 'error', message }] };
  }
  const { candles, timeframe, diagnostics } = parseCandles(new Uint8Array(await file.arrayBuffer()));
  if (!candles) return { offer: null, diagnostics };
  if (timeframe === null) {
    const message = 'One candle alone does not tell its timeframe. Give a file with at least two candles.';
    return { offer: null, diagnostics: [{ code: 'one-candle', severity: 'error', message }] };
  }
  const name = file.name.replace(/\.(csv|tsv|txt|json)?(\.gz)?$/i, '') || 'candles';
  const market = await openCandleStore().put(name, candles, { timeframe });
  return { offer: fileOffer(market, market.id), diagnostics };
}

export type Importer = typeof importCandles;

expose(importCandles);
