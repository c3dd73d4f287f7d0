import { z } from 'zod';
import type { Case, Expected, Oracle } from './case.ts';
import { candlesFrom, readOracle } from './files.ts';

const schema = z.object({
  datasets: z.record(z.string(), z.array(z.array(z.number()))),
  tests: z.array(
    z.object({
      test: z.string(),
      inputs: z.record(z.string(), z.string()),
      asserts: z.array(
        z.looseObject({ expr: z.string(), round: z.number().nullish(), expected: z.unknown() }),
      ),
    }),
  ),
});

interface Row {
  readonly node: string;
  readonly params?: Record<string, unknown>;
  readonly inputs?: Case['inputs'];
  /** Jesse's expression to our port, `[port, factor]` where the unit is another. */
  readonly ports?: Readonly<Record<string, string | readonly [port: string, times: number]>>;
  readonly differs?: string;
}

const HL2 = { source: 'price.hl2' };

/** Jesse's indicators (their default settings) in terms of nodes. */
const ROWS: Record<string, Row> = {
  acosc: { node: 'accelerator', ports: { 'single.osc': 'value' } },
  ad: { node: 'ad' },
  adosc: { node: 'adosc', ports: { 'single / 1000000': ['value', 1e-6] } },
  adx: { node: 'adx', ports: { single: 'adx' } },
  adxr: {
    node: 'adx',
    ports: { single: 'adxr' },
    differs: 'Jesse averages with the value of 14 bars before, TA-Lib (ours) of 13.',
  },
  alligator: {
    node: 'alligator',
    ports: { 'single.teeth': 'teeth', 'single.jaw': 'jaw', 'single.lips': 'lips' },
  },
  alma: { node: 'alma', params: { length: 9 } },
  ao: { node: 'awesome-oscillator', ports: { 'single.osc': 'value' } },
  apo: { node: 'apo' },
  aroon: { node: 'aroon', ports: { 'aroon.down': 'down', 'aroon.up': 'up' } },
  aroon_osc: { node: 'aroon', ports: { single: 'oscillator' } },
  atr: { node: 'atr' },
  avgprice: { node: 'ohlc', ports: { single: 'ohlc4' } },
  bollinger_bands: { node: 'bollinger', ports: { u: 'upper', m: 'middle', l: 'lower' } },
  bollinger_bands_width: { node: 'bollinger', ports: { single: 'bandwidth' } },
  bop: { node: 'balance-of-power' },
  cc: { node: 'coppock' },
  cci: { node: 'cci', params: { length: 14 } },
  chande: { node: 'chandelier-exit', ports: { single_long: 'long', single_short: 'short' } },
  chop: { node: 'choppiness' },
  cksp: {
    node: 'chande-kroll-stop',
    ports: { 'single.long': 'long', 'single.short': 'short' },
    differs: "The short line agrees; what Jesse's long line does otherwise could not be traced.",
  },
  cfo: {
    node: 'forecast-oscillator',
    differs: "Jesse takes the present line's end; ours, as Tulip, where the line of the bar before pointed.",
  },
  cg: { node: 'center-of-gravity', params: { length: 9 } },
  cmo: { node: 'cmo', params: { length: 9, method: 'wilder' } },
  cvi: { node: 'chaikin-volatility', params: { length: 5, change: 5 } },
  dema: { node: 'dema', params: { length: 9 } },
  di: { node: 'adx', ports: { 'single.plus': 'plus', 'single.minus': 'minus' } },
  dm: { node: 'adx', ports: { 'single.plus': 'plusMove', 'single.minus': 'minusMove' } },
  donchian: {
    node: 'donchian',
    ports: { 'single.upperband': 'upper', 'single.middleband': 'middle', 'single.lowerband': 'lower' },
  },
  dpo: { node: 'dpo', params: { length: 5 } },
  dx: {
    node: 'adx',
    ports: { 'single.adx': 'adx', 'single.plusDI': 'plus', 'single.minusDI': 'minus' },
    differs:
      'Thirty bars only: the seeds still show, and Jesse begins its averages otherwise than TA-Lib (ours).',
  },
  efi: { node: 'force-index', params: { length: 13 } },
  emv: {
    node: 'ease-of-movement',
    params: { length: 1 },
    ports: {},
    differs: 'Printed without a digit (−1): nothing to compare.',
  },
  epma: {
    node: 'lsma',
    params: { length: 11 },
    differs: 'Jesse weighs the oldest bars downward by another rule.',
  },
  er: {
    node: 'efficiency-ratio',
    params: { length: 5 },
    differs:
      "What Jesse divides by could not be traced; ours is Kaufman's: net change over the path of the window.",
  },
  eri: { node: 'elder-ray', ports: { 'single.bull': 'bull', 'single.bear': 'bear' } },
  fisher: { node: 'fisher-transform', ports: { 'single.fisher': 'fisher', 'single.signal': 'trigger' } },
  fosc: { node: 'forecast-oscillator', params: { length: 5 }, differs: 'As cfo.' },
  frama: {
    node: 'frama',
    params: { length: 10, fast: 10, slow: 200 },
    differs:
      "Jesse averages closes and measures the window before the present bar; ours is Ehlers': middle prices, the present bar included.",
  },
  gator: {
    node: 'gator',
    ports: { 'single.upper': 'upper', 'single.lower': 'lower' },
    differs: "What Jesse shifts otherwise could not be traced; our lines are the alligator's.",
  },
  heikin_ashi_candles: {
    node: 'heikin-ashi',
    ports: { open_single: 'open', close_single: 'close', high_single: 'high', low_single: 'low' },
    differs: 'Jesse opens at the middle of the last plain candle, not of the last Heikin-Ashi one.',
  },
  hma: { node: 'hma', params: { length: 5 } },
  ift_rsi: {
    node: 'inverse-fisher',
    differs: "Jesse squares where Ehlers' formula has the exponential, so that falls look like rises.",
  },
  kama: { node: 'kama', params: { length: 10 } },
  kdj: { node: 'kdj', params: { maType: 'sma' }, ports: { k: 'k', d: 'd', j: 'j' } },
  kelner_channels: {
    node: 'keltner',
    params: { atrLength: 20 },
    ports: { u: 'upper', m: 'middle', l: 'lower' },
  },
  kst: { node: 'kst', ports: { 'single.line': 'kst', 'single.signal': 'signal' } },
  kvo: {
    node: 'klinger',
    params: { fast: 2, slow: 5 },
    ports: { 'single / 10000000': ['klinger', 1e-7] },
    differs: "Jesse's is Tulip's volume force; see the node for ours.",
  },
  linearreg: { node: 'linear-regression' },
  linearreg_angle: { node: 'linear-regression', ports: { single: 'angle' } },
  linearreg_intercept: { node: 'linear-regression', ports: { single: 'intercept' } },
  linearreg_slope: { node: 'linear-regression', ports: { single: 'slope' } },
  lrsi: { node: 'laguerre-rsi', inputs: HL2, ports: { single: ['value', 0.01] } },
  macd: {
    node: 'macd',
    ports: { 'single.macd': 'macd', 'single.signal': 'signal', 'single.hist': 'histogram' },
  },
  mama: { node: 'mama', ports: { 'mama.mama': 'mama', 'mama.fama': 'fama' } },
  marketfi: { node: 'market-facilitation', ports: { 'single * 100000': ['value', 1e5] } },
  mass: { node: 'mass-index', params: { length: 5 } },
  mcginley_dynamic: { node: 'mcginley', params: { length: 10, constant: 0.6 } },
  medprice: { node: 'ohlc', ports: { single: 'hl2' } },
  mfi: { node: 'mfi', params: { length: 9 } },
  midpoint: { node: 'midpoint' },
  midprice: { node: 'midprice' },
  mom: { node: 'momentum', params: { length: 9 } },
  natr: { node: 'natr' },
  nvi: { node: 'negative-volume-index' },
  obv: { node: 'obv', ports: { 'single / 1000000': ['value', 1e-6] } },
  pfe: { node: 'fractal-efficiency', differs: "Jesse's goes beyond ±100, which Hannula's cannot." },
  ppo: { node: 'ppo' },
  pvi: { node: 'positive-volume-index' },
  qstick: { node: 'qstick', params: { length: 5 } },
  rma: { node: 'rma', params: { length: 14 } },
  roc: { node: 'roc', params: { length: 14 } },
  rocp: { node: 'roc', params: { length: 14 }, ports: { single: ['value', 0.01] } },
  rsi: { node: 'rsi' },
  rvi: { node: 'relative-volatility', params: { length: 10, smooth: 14 } },
  sar: { node: 'psar' },
  sma: { node: 'sma', params: { length: 10 } },
  smma: { node: 'rma', params: { length: 5 } },
  squeeze_momentum: {
    node: 'squeeze-momentum',
    ports: { 'result.squeeze': 'off', 'result.momentum': 'value' },
  },

  stc: { node: 'schaff-trend-cycle' },
  stddev: { node: 'stdev', params: { length: 5 } },

  stochf: {
    node: 'stochastic',
    params: { k: 5, smooth: 1, d: 3 },
    ports: { 'single.k': 'k', 'single.d': 'd' },
  },
  supersmoother: { node: 'super-smoother', params: { length: 14 } },
  supertrend: { node: 'supertrend', ports: { 'single.trend': 'line' } },
  t3: { node: 't3', params: { length: 5 } },
  tema: { node: 'tema', params: { length: 9 } },
  trange: { node: 'true-range' },
  trima: { node: 'trima', params: { length: 9 } },
  trix: {
    node: 'trix',
    ports: { single: ['value', 100] },
    differs: 'Jesse takes the logarithm of the price.',
  },
  tsf: { node: 'linear-regression', ports: { single: 'forecast' } },
  tsi: { node: 'tsi' },
  typprice: { node: 'ohlc', ports: { single: 'hlc3' } },
  ui: { node: 'ulcer-index', params: { length: 14 } },
  ultosc: { node: 'ultimate-oscillator' },
  var: { node: 'variance', params: { length: 14 } },
  vi: { node: 'vortex', ports: { 'single.plus': 'plus', 'single.minus': 'minus' } },
  vidya: { node: 'vidya', params: { length: 9 } },
  vpci: { node: 'vpci', params: { slow: 25 }, ports: { 'single.vpci': 'value', 'single.vpcis': 'signal' } },
  vosc: { node: 'volume-oscillator', params: { fast: 2, slow: 5, maType: 'sma' } },
  vpt: { node: 'price-volume-trend', differs: 'Jesse does not add the changes up from the first bar.' },
  vwap: { node: 'vwap', params: { anchor: 'session' } },
  vwma: { node: 'vwma', params: { length: 20 } },
  wad: {
    node: 'williams-accumulation',
    differs: "What Jesse adds up could not be traced; ours is Williams' as Tulip has it.",
  },
  waddah_attr_explosion: { node: 'waddah-attar', ports: { 'single[0]': 'explosion', 'single[1]': 'trend' } },
  wclprice: { node: 'ohlc', ports: { single: 'hlcc4' } },
  wilders: { node: 'rma', params: { length: 5 } },
  willr: { node: 'williams-r', params: { length: 9 } },
  wma: { node: 'wma', params: { length: 9 } },
  wt: {
    node: 'wavetrend',
    params: { channel: 9, average: 12, signal: 3 },
    ports: { 'single.wt1': 'wt1', 'single.wt2': 'wt2' },
  },
  zlema: { node: 'zlema', params: { length: 20 } },
  zscore: { node: 'zscore', params: { length: 14 } },
};

const ABSENT = 'its candles are not in the file';
const UNCOVERED: Record<string, string> = { srsi: ABSENT, stoch: ABSENT };
const NO_NODE = 'no node';

export function jesse(): Oracle {
  const { datasets, tests } = schema.parse(readOracle('jesse_indicators'));
  const uncovered = tests
    .map(({ test }) => nameOf(test))
    .filter((name) => !(name in ROWS) && !(name in UNCOVERED));
  return {
    name: 'Jesse',
    uncovered: { ...UNCOVERED, ...Object.fromEntries(uncovered.map((name) => [name, NO_NODE])) },
    cases: tests.flatMap(({ test, inputs, asserts }): Case[] => {
      const name = nameOf(test);
      const row = ROWS[name];
      const candles = rowsOf(Object.values(inputs), datasets);
      if (!row || !candles) return [];
      const expected = asserts.flatMap(({ expr, round, expected: wanted }): Expected[] => {
        const to = (row.ports ?? { single: 'value' })[expr];
        if (to === undefined || typeof wanted !== 'number') return [];
        const [port, times] = typeof to === 'string' ? [to, 1] : to;
        const values = new Array<number | null>(candles.length).fill(null);
        values[candles.length - 1] = wanted;
        return [{ port, times, values, within: 0.5 * 10 ** -(round ?? 2) }];
      });
      return [
        {
          vector: name,
          node: row.node,
          params: row.params,
          inputs: row.inputs,
          candles: candlesFrom({
            open: candles.map(([, open = 0]) => open),
            close: candles.map(([, , close = 0]) => close),
            high: candles.map(([, , , high = 0]) => high),
            low: candles.map(([, , , , low = 0]) => low),
            volume: candles.map(([, , , , , volume = 0]) => volume),
          }),
          expected,
          differs: row.differs,
        },
      ];
    }),
  };
}

const nameOf = (test: string) => test.replace('test_', '');

/** The candles that a test names: `np.array(test_candles_19)`, or closes written out. */
function rowsOf(
  inputs: readonly string[],
  datasets: Readonly<Record<string, number[][]>>,
): number[][] | undefined {
  for (const text of inputs) {
    const known = datasets[/np\.array\((\w+)\)/.exec(text)?.[1] ?? ''];
    if (known) return known;
    if (text.startsWith('['))
      return z
        .array(z.number())
        .parse(JSON.parse(text))
        .map((close, i) => [i, close, close, close, close, 1]);
  }
  return undefined;
}

export function jesseIndicators(): string[] {
  return schema.parse(readOracle('jesse_indicators')).tests.map(({ test }) => nameOf(test));
}
