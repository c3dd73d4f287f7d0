import type { Diagnostic } from '../strategy/diagnostic.ts';
import type { Candles } from '../time/candles.ts';
import type { ColumnMap } from './file/columns.ts';
import { readCsv } from './file/csv.ts';
import { Faults } from './file/faults.ts';
import { type Fitted, fitTimeframe } from './file/grid.ts';
import { looksLikeJson, readJson } from './file/json.ts';
import { type OrderedRows, orderRows } from './file/order.ts';
import { resample } from './file/resample.ts';
import { spacingText } from './file/spacing.ts';
import { openText } from './file/text.ts';

export interface CandleOptions {
  /** The market's timeframe, such as `"1h"`: finer candles are resampled to it, coarser ones refused. Absent: the file's own. */
  timeframe?: string;
  /** Where the columns stand, if their headings do not say. */
  columns?: ColumnMap;
}

export interface ParsedCandles {
  /** Null where the file was refused; then `diagnostics` holds an error. */
  candles: Candles | null;
  /** Of the candles given back; null where one lone candle leaves it open, or the file was refused. */
  timeframe: string | null;
  /** Errors first, then what was mended or is missing: one a kind of fault, with rows and counts. */
  diagnostics: Diagnostic[];
}

/**
 * Candles from a file: CSV (comma, semicolon, tab; quotes; with or without a header) or a JSON list of arrays or
 * objects; UTF-8, UTF-16 with a BOM, or either packed with gzip. Never throws on bad input.
 */
export function parseCandles(input: Uint8Array | string, options: CandleOptions = {}): ParsedCandles {
  const faults = new Faults();
  const text = openText(input);
  if (text.fault) return { candles: null, timeframe: null, diagnostics: [text.fault] };
  const map = options.columns ?? {};
  const rows = looksLikeJson(text.bytes)
    ? readJson(text.bytes, map, faults)
    : readCsv(text.bytes, map, faults);
  if (!rows) return refused(faults);
  if (rows.count === 0) {
    if (!faults.refused) faults.add(noCandles());
    return refused(faults);
  }
  const timesHold = !faults.has('unreadable-time', 'mixed-units');
  const ordered = orderRows(rows, faults);
  const fitted = timesHold ? fitTimeframe(ordered, options.timeframe, faults) : null;
  if (!fitted || faults.refused) return refused(faults);
  const candles = finish(ordered, fitted, faults);
  if (candles.time.length === 0) {
    faults.add(noWholeCandle(fitted));
    return refused(faults);
  }
  return { candles, timeframe: fitted.frame?.text ?? null, diagnostics: faults.diagnostics() };
}

function refused(faults: Faults): ParsedCandles {
  return { candles: null, timeframe: null, diagnostics: faults.diagnostics() };
}

function finish(rows: OrderedRows, { frame, spacing, resample: coarser }: Fitted, faults: Faults): Candles {
  const { time, open, high, low, close, volume, extra } = rows;
  if (!volume.some((amount) => amount > 0)) {
    volume.fill(Number.NaN);
    if (!faults.has('empty-volume')) faults.add(noVolume());
  }
  const candles = {
    ...{ time, open, high, low, close, volume },
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
  };
  if (!coarser || !frame || !spacing) return candles;
  const { step, phase } = spacing;
  const made = resample(candles, frame, phase, 'ms' in step ? step.ms : step);
  faults.add({
    code: 'resampled',
    severity: 'warning',
    message: `The candles are ${spacingText(spacing)} apart and were put together to ${frame.text}. Candles that begin or end outside the file were left out.`,
    count: made.time.length,
  });
  return made;
}

function noCandles(): Diagnostic {
  return {
    code: 'no-candles',
    severity: 'error',
    message: 'This file holds no candle. A candle file has a time, open, high, low and close in every row.',
  };
}

function noWholeCandle({ frame }: Fitted): Diagnostic {
  return {
    code: 'no-candles',
    severity: 'error',
    message: `The file does not cover one whole candle of ${frame?.text ?? 'this timeframe'}. Give a longer file.`,
  };
}

function noVolume(): Diagnostic {
  return {
    code: 'no-volume',
    severity: 'warning',
    message:
      'No candle has a volume above zero: the volume counts as unknown, and orders are not limited by it.',
  };
}
