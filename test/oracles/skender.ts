import { z } from 'zod';
import type { Case, Expected, Oracle } from './case.ts';
import { readCandles, readOracle } from './files.ts';

const schema = z.object({
  indicators: z.record(
    z.string(),
    z.object({
      rows: z.number(),
      columns: z.record(z.string(), z.array(z.union([z.number(), z.string(), z.boolean(), z.null()]))),
    }),
  ),
});

interface Row {
  readonly node: string;
  readonly params?: Record<string, unknown>;
  readonly inputs?: Case['inputs'];
  /** Skender's column to our port, `[port, factor]` where the unit is another. */
  readonly ports: Readonly<Record<string, string | readonly [port: string, times: number]>>;
  readonly seed?: Case['seed'];
  readonly except?: Case['except'];
  readonly differs?: string;
}

/** Skender's indicators in terms of nodes. */
const ROWS: Record<string, Row> = {
  sma: { node: 'sma', params: { length: 20 }, ports: { sma: 'value' } },
  ema: { node: 'ema', params: { length: 20 }, ports: { ema: 'value' } },
  wma: { node: 'wma', params: { length: 14 }, ports: { wma: 'value' } },
  dema: {
    node: 'dema',
    params: { length: 14 },
    ports: { dema: 'value' },
    differs:
      'Skender begins the second average with the first value of the first; TA-Lib (ours) with a plain average. They fade into each other.',
  },
  tema: { node: 'tema', params: { length: 20 }, ports: { tema: 'value' }, differs: 'As dema.' },
  hma: { node: 'hma', params: { length: 14 }, ports: { hma: 'value' } },
  kama: {
    node: 'kama',
    params: { length: 10 },
    ports: { kama: 'value' },
    seed: { rows: 10, reason: 'Skender gives the seed itself as the first value.' },
  },
  smma: { node: 'rma', params: { length: 20 }, ports: { smma: 'value' } },
  t3: {
    node: 't3',
    params: { length: 5, factor: 0.7 },
    ports: { t3: 'value' },
    differs: 'Skender begins every average with the first price; TA-Lib (ours) with plain averages.',
  },
  vwma: { node: 'vwma', params: { length: 14 }, ports: { vwma: 'value' } },
  alma: { node: 'alma', params: { length: 9, offset: 0.85, sigma: 6 }, ports: { alma: 'value' } },
  epma: { node: 'lsma', params: { length: 10 }, ports: { epma: 'value' } },
  mama: {
    node: 'mama',
    params: { fastLimit: 0.5, slowLimit: 0.05 },
    ports: { mama: 'mama', fama: 'fama' },
    inputs: { source: 'price.hl2' },
    differs: "Skender begins at the sixth bar and takes the phase differently; ours is TA-Lib's.",
  },
  dynamic: {
    node: 'mcginley',
    params: { length: 14, constant: 0.6 },
    ports: { dynamic: 'value' },
    seed: {
      rows: 130,
      reason: 'Skender begins with the first price; TradingView (ours) with a plain average.',
    },
  },
  rsi: { node: 'rsi', params: { length: 14 }, ports: { rsi: 'value' } },
  'stoch-rsi': {
    node: 'stoch-rsi',
    params: { length: 14, k: 14, smooth: 1, d: 3 },
    ports: { stochRsi: 'k', signal: 'd' },
  },
  crsi: {
    node: 'connors-rsi',
    params: { length: 3, streak: 2, rank: 100 },
    ports: { connorsRsi: 'value' },
    except: {
      rows: [419, 444],
      reason: 'Among equal changes Skender counts only smaller ones; TradingView (ours) equal ones too.',
    },
  },
  macd: {
    node: 'macd',
    ports: { macd: 'macd', signal: 'signal', histogram: 'histogram' },
    differs: 'Skender begins the fast average by itself; TA-Lib (ours) together with the slow one.',
  },
  bb: {
    node: 'bollinger',
    ports: {
      sma: 'middle',
      upperBand: 'upper',
      lowerBand: 'lower',
      percentB: 'percentB',
      width: 'bandwidth',
    },
  },
  keltner: {
    node: 'keltner',
    params: { length: 20, factor: 2, atrLength: 10 },
    ports: { upperBand: 'upper', centerline: 'middle', lowerBand: 'lower' },
  },
  donchian: {
    node: 'donchian',
    params: { length: 20, offset: 1 },
    ports: { upperBand: 'upper', centerline: 'middle', lowerBand: 'lower' },
  },
  stoch: { node: 'stochastic', params: { k: 14, smooth: 3, d: 3 }, ports: { oscillator: 'k', signal: 'd' } },
  smi: {
    node: 'stochastic-momentum',
    params: { length: 13, smooth: 25, second: 2, signal: 3 },
    ports: { smi: 'value', signal: 'signal' },
    differs: 'Skender begins its averages with the first value; ours with plain averages.',
  },
  adx: {
    node: 'adx',
    params: { length: 14 },
    ports: { pdi: 'plus', mdi: 'minus', dx: 'dx', adx: 'adx', adxr: 'adxr' },
    differs:
      'Skender seeds with the sum of 14 moves (TA-Lib: 13, smoothed once); adxr looks 14 bars back (TA-Lib: 13).',
  },
  atr: { node: 'atr', params: { length: 14 }, ports: { atr: 'value' } },
  'atr-stop': {
    node: 'atr-trailing-stop',
    params: { length: 21, factor: 3 },
    ports: { atrStop: 'line' },
    except: {
      rows: [451, 452, 453, 454, 455],
      reason: "Skender's bands follow Supertrend's rule; ours is the UT Bot's.",
    },
  },
  tr: { node: 'true-range', ports: { tr: 'value' } },
  cci: { node: 'cci', params: { length: 20 }, ports: { cci: 'value' } },
  mfi: { node: 'mfi', params: { length: 14 }, ports: { mfi: 'value' } },
  obv: {
    node: 'obv',
    ports: { obv: 'value' },
    differs: 'Skender begins at 0, TA-Lib (ours) with the volume of the first bar.',
  },
  adl: { node: 'ad', ports: { adl: 'value' } },
  'chaikin-osc': {
    node: 'adosc',
    params: { fast: 3, slow: 10 },
    ports: { oscillator: 'value' },
    differs: 'Skender begins with plain averages, TA-Lib (ours) with the first value of the line.',
  },
  cmf: { node: 'cmf', params: { length: 20 }, ports: { cmf: 'value' } },
  aroon: {
    node: 'aroon',
    params: { length: 25 },
    ports: { aroonUp: 'up', aroonDown: 'down', oscillator: 'oscillator' },
    except: {
      rows: [193, 232],
      reason: 'Of two equal extremes Skender takes the older one, TA-Lib (ours) the newer.',
    },
  },
  psar: {
    node: 'psar',
    params: { start: 0.02, step: 0.02, max: 0.2 },
    ports: { sar: 'value' },
    differs:
      'Skender guesses the first trend differently and holds a new stop to other bars; TA-Lib is ours.',
  },
  supertrend: {
    node: 'supertrend',
    params: { length: 10, factor: 3 },
    ports: { superTrend: 'line' },
    seed: {
      rows: 26,
      reason: 'Skender guesses the first trend, TradingView (ours) begins with a down trend.',
    },
  },
  chexit: { node: 'chandelier-exit', params: { length: 22, factor: 3 }, ports: { chandelierExit: 'long' } },
  'vol-stop': {
    node: 'volatility-stop',
    params: { length: 7, factor: 3 },
    ports: { sar: 'value' },
    differs:
      "Skender's stop may fall back between turns and uses the range of the bar before; ours is TradingView's.",
  },
  willr: { node: 'williams-r', params: { length: 14 }, ports: { williamsR: 'value' } },
  roc: { node: 'roc', params: { length: 14 }, ports: { roc: 'value' } },
  cmo: { node: 'cmo', params: { length: 14 }, ports: { cmo: 'value' } },
  trix: { node: 'trix', params: { length: 15 }, ports: { trix: 'value' }, differs: 'As dema.' },
  uo: {
    node: 'ultimate-oscillator',
    params: { fast: 7, middle: 14, slow: 28 },
    ports: { ultimate: 'value' },
  },
  tsi: { node: 'tsi', params: { slow: 25, fast: 13, signal: 7 }, ports: { tsi: 'value', signal: 'signal' } },
  ichimoku: {
    node: 'ichimoku',
    ports: { tenkanSen: 'conversion', kijunSen: 'base', senkouSpanA: 'spanA', senkouSpanB: 'spanB' },
  },
  heikinashi: { node: 'heikin-ashi', ports: { open: 'open', high: 'high', low: 'low', close: 'close' } },
  vortex: { node: 'vortex', params: { length: 14 }, ports: { pvi: 'plus', nvi: 'minus' } },
  ulcer: {
    node: 'ulcer-index',
    params: { length: 14 },
    ports: { ui: 'value' },
    differs:
      'Skender measures each fall from the peak so far within the window; ours, as StockCharts and Jesse do, from the peak of the length before it.',
  },
  stdev: { node: 'stdev', params: { length: 14 }, ports: { stdDev: 'value' } },
  slope: { node: 'linear-regression', params: { length: 14 }, ports: { slope: 'slope' } },
  chop: {
    node: 'choppiness',
    params: { length: 14 },
    ports: { chop: 'value' },
    differs:
      'Skender spans the true highs and lows (with the close before); TradingView (ours) the plain ones.',
  },
  awesome: { node: 'awesome-oscillator', ports: { oscillator: 'value' } },
  alligator: { node: 'alligator', ports: { jaw: 'jaw', teeth: 'teeth', lips: 'lips' } },
  bop: { node: 'balance-of-power', params: { length: 14 }, ports: { bop: 'value' } },
  force: { node: 'force-index', params: { length: 2 }, ports: { forceIndex: 'value' } },
  'elder-ray': { node: 'elder-ray', params: { length: 13 }, ports: { bullPower: 'bull', bearPower: 'bear' } },
  fisher: {
    node: 'fisher-transform',
    params: { length: 10 },
    ports: { fisher: 'fisher', trigger: 'trigger' },
    seed: { rows: 60, reason: 'Skender begins in a window that is not full yet.' },
  },
  kvo: {
    node: 'klinger',
    params: { fast: 34, slow: 55, signal: 13 },
    ports: { oscillator: 'klinger', signal: 'signal' },
    differs: 'Skender weighs volume by |2 (dm / cm − 1)|, Klinger and Tulip (ours) by |2 dm / cm − 1|.',
  },
  pmo: {
    node: 'pmo',
    params: { first: 35, second: 20, signal: 10 },
    ports: { pmo: 'value', signal: 'signal' },
  },
  pvo: {
    node: 'ppo',
    params: { fast: 12, slow: 26, signal: 9 },
    inputs: { source: 'price.volume' },
    ports: { pvo: 'value', signal: 'signal', histogram: 'histogram' },
  },
  dpo: {
    node: 'dpo',
    params: { length: 14 },
    ports: { dpo: 'value' },
    differs:
      'Skender compares with an average that is not known yet (7 bars ahead); ours shows the same number when it is.',
  },
  stc: {
    node: 'schaff-trend-cycle',
    params: { length: 10, fast: 23, slow: 50 },
    ports: { stc: 'value' },
    differs: 'Skender smooths only once; ours (TradingView) twice.',
  },
  vwap: { node: 'vwap', params: { anchor: 'anchored' }, ports: { vwap: 'value' } },
  'pivot-points': {
    node: 'pivot-points',
    params: { by: 'month' },
    ports: { pp: 'pivot', r1: 'r1', r2: 'r2', r3: 'r3', s1: 's1', s2: 's2', s3: 's3' },
    seed: { rows: 39, reason: 'The data begins within a month; ours waits for a whole one.' },
  },
  renko: { node: 'renko', ports: {}, differs: 'Skender lists bricks; ours ticks with the candles.' },
  zigzag: {
    node: 'zigzag',
    ports: {},
    differs: 'Skender draws lines back in time; ours shows confirmed points only.',
  },
  fractal: {
    node: 'fractals',
    ports: {},
    differs: 'Skender marks the turning bar itself, two bars before it can be known.',
  },
  htl: {
    node: 'ht-trendline',
    inputs: { source: 'price.hl2' },
    ports: { trendline: 'value' },
    differs: "Skender gives values from the first bar; ours is TA-Lib's.",
  },
  'ma-env': {
    node: 'envelope',
    params: { length: 20, percent: 2.5 },
    ports: { centerline: 'middle', upperEnvelope: 'upper', lowerEnvelope: 'lower' },
  },
  hurst: {
    node: 'hurst',
    params: { length: 100 },
    ports: { hurstExponent: 'value' },
  },
};

const UNCOVERED: Record<string, string> = {
  starc: 'no node: keltner with a plain average',
  beta: 'the second series is not among the candles at hand',
  corr: 'the second series is not among the candles at hand',
  fcb: 'no node: fractals with value-when',
};

export function skender(): Oracle {
  const { indicators } = schema.parse(readOracle('skender_indicators'));
  const candles = readCandles('skender_default_1d.csv');
  return {
    name: 'skender',
    uncovered: UNCOVERED,
    cases: Object.entries(ROWS).flatMap(([vector, row]) => {
      const columns = indicators[vector]?.columns ?? {};
      const expected = Object.entries(row.ports).map(([column, to]): Expected => {
        const [port, times] = typeof to === 'string' ? [to, 1] : to;
        const values = (columns[column] ?? []).map((value) => (typeof value === 'number' ? value : null));
        return { port, values, times };
      });
      const { node, params, inputs, seed, except, differs } = row;
      return [{ vector, node, params, inputs, candles, seed, except, differs, expected }];
    }),
  };
}

export function skenderIndicators(): string[] {
  return Object.keys(schema.parse(readOracle('skender_indicators')).indicators);
}
