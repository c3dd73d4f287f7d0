import '../jitless.ts';
import { expose } from 'comlink';
import type { Diagnostic, FeedRows } from '../../index.ts';
import { openCandleStore, openFeedStore, parseCandles, parseFeed } from '../../market/index.ts';
import { CANDLE_LIMITS } from '../../market/limits.ts';
import { fileOffer } from './offer.ts';
import type { Imported, Importer } from './protocol.ts';

/** A file that lacks so many of open, high, low and close is no candle file with a slip. */
const LACKS = 2;

let waiting: { readonly file: string; readonly rows: FeedRows } | null = null;

function refused(code: string, message: string): Imported {
  return { kind: 'refused', diagnostics: [{ code, severity: 'error', message }] };
}

const importer: Importer = {
  async read(file, as) {
    if (file.size > CANDLE_LIMITS.bytes)
      return refused('too-large', 'The file is larger than 1 GiB. Split it, or use a longer timeframe.');
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (as === 'feed') return readFeed(file, bytes) ?? { kind: 'refused', diagnostics: faultsOf(bytes) };
    const { candles, timeframe, diagnostics } = parseCandles(bytes);
    if (!candles) {
      const feed = lacksPrices(diagnostics) ? readFeed(file, bytes) : null;
      return feed ?? { kind: 'refused', diagnostics };
    }
    if (timeframe === null)
      return refused(
        'one-candle',
        'One candle alone does not tell its timeframe. Give a file with at least two candles.',
      );
    const market = await openCandleStore().put(nameOf(file) || 'candles', candles, { timeframe });
    return { kind: 'candles', offer: fileOffer(market, market.id), diagnostics };
  },

  async keep(name) {
    if (waiting) await openFeedStore().put(name, waiting.file, waiting.rows);
    waiting = null;
  },
};

const nameOf = ({ name }: File) => name.replace(/\.(csv|tsv|txt|json)?(\.gz)?$/i, '');

function lacksPrices(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ code, count = 0 }) => code === 'missing-column' && count >= LACKS);
}

const faultsOf = (bytes: Uint8Array) => parseFeed(bytes).diagnostics;

/** Null where the file is no series. */
function readFeed(file: File, bytes: Uint8Array): Imported | null {
  const { rows, diagnostics } = parseFeed(bytes);
  if (!rows) return null;
  waiting = { file: file.name, rows };
  const { time } = rows;
  const range = { from: time[0] ?? Number.NaN, to: time.at(-1) ?? Number.NaN };
  return { kind: 'feed', count: time.length, ...range, diagnostics };
}

expose(importer);
