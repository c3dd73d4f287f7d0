import { z } from 'zod';
import type { Case, Expected, Oracle } from './case.ts';
import { candlesFrom, readOracle } from './files.ts';

const cell = z.union([z.number(), z.string(), z.null()]);
const schema = z.object({
  sheets: z.record(z.string(), z.object({ columns: z.record(z.string(), z.array(cell)) })),
});

interface Sheet {
  readonly node: string;
  readonly params?: Record<string, unknown>;
  readonly inputs?: Case['inputs'];
  /** The sheet's column to our port, `[port, factor]` where the unit is another. */
  readonly ports: Readonly<Record<string, string | readonly [port: string, times: number]>>;
  readonly differs?: string;
}

const FIRST =
  'The sheet was made for averages that begin with the first value; ours begin with a plain average (TA-Lib).';

/** The sheets of StockCharts' ChartSchool in terms of nodes. */
const SHEETS: Record<string, Sheet> = {
  roc: { node: 'roc', params: { length: 12 }, ports: { ROC: 'value' } },
  rsi: { node: 'rsi', params: { length: 14 }, ports: { RSI: 'value' }, differs: FIRST },
  stochrsi: {
    node: 'stoch-rsi',
    params: { length: 14, k: 14, smooth: 1, d: 1 },
    ports: { 'StochRSI(14)': ['k', 0.01] },
    differs: FIRST,
  },
  ultosc: { node: 'ultimate-oscillator', ports: { Ult_Osc: 'value' } },
  soo: { node: 'stochastic', params: { k: 14, smooth: 1, d: 3 }, ports: { SO: 'k', SO_SIG: 'd' } },
  percentr: { node: 'williams-r', params: { length: 14 }, ports: { 'Williams_%R': 'value' } },
  kama: { node: 'kama', params: { length: 10 }, ports: { KAMA: 'value' } },
  ppo: {
    node: 'ppo',
    ports: { PPO: 'value', PPO_Signal_Line: 'signal', PPO_Histogram: 'histogram' },
    differs: FIRST,
  },
  pvo: {
    node: 'ppo',
    inputs: { source: 'price.volume' },
    ports: { PVO: 'value', PVO_Signal_Line: 'signal', PVO_Histogram: 'histogram' },
    differs: FIRST,
  },
  macd: {
    node: 'macd',
    ports: { MACD_line: 'macd', MACD_signal: 'signal', MACD_diff: 'histogram' },
    differs: FIRST,
  },
  cci: { node: 'cci', params: { length: 20 }, ports: { CCI: 'value' } },
  vortex: { node: 'vortex', params: { length: 14 }, ports: { '+VI14': 'plus', '-VI14': 'minus' } },
  psar: { node: 'psar', ports: { psar_up: 'value', psar_down: 'value' } },
  stc: { node: 'schaff-trend-cycle', ports: { stc: 'value' }, differs: FIRST },
  wma: { node: 'wma', params: { length: 9 }, ports: { WMA: 'value' } },
  atr: {
    node: 'atr',
    params: { length: 14 },
    ports: { ATR: 'value' },
    differs:
      "The sheet's first true range is high − low of the first bar; TA-Lib's (ours) begins with the second.",
  },
  atr2: { node: 'atr', params: { length: 10 }, ports: { ATR: 'value' }, differs: 'As atr.' },
  bbands: {
    node: 'bollinger',
    ports: {
      MiddleBand: 'middle',
      HighBand: 'upper',
      LowBand: 'lower',
      WidthBand: ['bandwidth', 100],
      PercentageBand: 'percentB',
    },
  },
  dc: { node: 'donchian', ports: { upper_band: 'upper', middle_band: 'middle', lower_band: 'lower' } },
  dc2: {
    node: 'donchian',
    params: { offset: 1 },
    ports: { upper_band: 'upper', middle_band: 'middle', lower_band: 'lower' },
  },
  kc: {
    node: 'keltner',
    ports: { upper_band: 'upper', middle_band: 'middle', lower_band: 'lower' },
    differs: FIRST,
  },
  ui: { node: 'ulcer-index', params: { length: 14 }, ports: { ulcer_index: 'value' } },
  obv: { node: 'obv', ports: { OBV: 'value' } },
  fi: { node: 'force-index', params: { length: 13 }, ports: { FI: 'value' }, differs: FIRST },
  easeofmovement: { node: 'ease-of-movement', params: { length: 14 }, ports: { SMA_EMV: ['value', 10_000] } },
  accum: { node: 'ad', ports: { ADLine: 'value' } },
  mfi: { node: 'mfi', params: { length: 14 }, ports: { MFI: 'value' } },
  vwap: {
    node: 'vwap',
    params: { anchor: 'anchored' },
    ports: { vwap: 'value' },
    differs: 'The sheet averages over the last 14 bars, ours since the anchor.',
  },
  vpt: { node: 'price-volume-trend', ports: { 'unsmoothed vpt': 'value' } },
};

const COMPARED = 5;

const nameOf = (file: string) => file.replace(/^.*cs-/, '').replace('.csv', '');

function numbers(cells: readonly z.infer<typeof cell>[]): (number | null)[] {
  return cells.map((value) => {
    const number =
      typeof value === 'string' && value.trim() !== '' ? Number(value.replaceAll(',', '')) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : null;
  });
}

export function stockcharts(): Oracle {
  const { sheets } = schema.parse(readOracle('stockcharts_ta'));
  return {
    name: 'StockCharts',
    uncovered: {},
    cases: Object.entries(sheets).flatMap(([file, { columns }]): Case[] => {
      const vector = nameOf(file);
      const sheet = SHEETS[vector];
      if (!sheet) return [];
      const price = (name: string) => {
        const cells = columns[name] ?? columns[name.toLowerCase()];
        return cells && numbers(cells);
      };
      const highs = price('High');
      const filled = (cells: (number | null)[] | undefined) =>
        cells?.map((value, row) => value ?? highs?.[row] ?? 0); // sheets leave out closes that they do not use
      const candles = candlesFrom({
        open: filled(price('Open')),
        high: filled(highs),
        low: filled(price('Low')),
        close: filled(price('Close')),
        volume: filled(price('Volume')),
      });
      const expected = Object.entries(sheet.ports).flatMap(([name, to]): Expected[] => {
        const [port, times] = typeof to === 'string' ? [to, 1] : to;
        const cells = columns[name];
        return cells ? [{ port, times, values: lastRows(numbers(cells)), within: digits(cells) }] : [];
      });
      const { node, params, inputs, differs } = sheet;
      return [{ vector, node, params, inputs, candles, expected, differs }];
    }),
  };
}

/** The sheets' own users compare the last rows only: the first ones are filled in many ways. */
function lastRows(values: (number | null)[]): (number | null)[] {
  return values.map((value, row) => (row < values.length - COMPARED ? null : value));
}

/** Half a unit of the last place that the sheet prints, in the value that prints the most. */
function digits(cells: readonly z.infer<typeof cell>[]): number {
  const places = numbers(cells).map((value) => String(value ?? '').split('.')[1]?.length ?? 0);
  return 1.5 * 10 ** -Math.min(9, Math.max(...places));
}

export function stockchartsSheets(): string[] {
  return Object.keys(schema.parse(readOracle('stockcharts_ta')).sheets).map(nameOf);
}
