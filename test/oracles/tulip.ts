import { z } from 'zod';
import type { Case, Oracle } from './case.ts';
import { candlesFrom, readOracle } from './files.ts';

const column = z.array(z.number());
const schema = z.object({
  cases: z.array(
    z.object({
      indicator: z.string(),
      file: z.string(),
      params: z.record(z.string(), z.number()),
      inputs: z.record(z.string(), column),
      outputs: z.record(z.string(), column),
      inputLength: z.number(),
      firstOutputIndex: z.number(),
    }),
  ),
});

type Options = Record<string, number>;
interface Row {
  readonly node: string;
  readonly params?: (options: Options) => Record<string, unknown>;
  readonly inputs?: Case['inputs'];
  /** Tulip's output to our port, in the order of its outputs. */
  readonly ports?: readonly string[];
  readonly times?: number;
  readonly seed?: (options: Options) => { rows: number; reason: string };
  readonly differs?: string;
}

const WITHIN = 0.001;
const length = ({ period = 0 }: Options) => ({ length: period });
const twoLengths = ({ short_period = 0, long_period = 0 }: Options) => ({
  fast: short_period,
  slow: long_period,
});
const CLOSE = ['value'];

/** Tulip's indicators in terms of nodes. */
const ROWS: Record<string, Row> = {
  ad: { node: 'ad' },
  adosc: { node: 'adosc', params: twoLengths },
  adx: {
    node: 'adx',
    params: length,
    ports: ['adx'],
    differs:
      'Tulip begins its averages with a plain sum of length − 1 moves, TA-Lib (ours) with length − 1 moves smoothed once more; both fade into each other.',
  },
  adxr: {
    node: 'adx',
    params: length,
    ports: ['adxr'],
    differs: 'As adx; Tulip averages with the value of length − 1 bars before, as TA-Lib does.',
  },
  ao: { node: 'awesome-oscillator' },
  apo: {
    node: 'apo',
    params: twoLengths,
    differs: "Tulip's averages begin with the first price, TA-Lib's (ours) with a plain average.",
  },
  aroon: { node: 'aroon', params: length, ports: ['down', 'up'] },
  aroonosc: { node: 'aroon', params: length, ports: ['oscillator'] },
  atr: {
    node: 'atr',
    params: length,
    differs:
      "Tulip's first true range is high − low of the first bar; TA-Lib's (ours) begins with the second bar.",
  },
  avgprice: { node: 'ohlc', ports: ['ohlc4'] },
  bbands: {
    node: 'bollinger',
    params: ({ period, stddev }) => ({ length: period, deviations: stddev }),
    ports: ['lower', 'middle', 'upper'],
  },
  bop: { node: 'balance-of-power' },
  cci: { node: 'cci', params: length },
  cmo: { node: 'cmo', params: length },
  crossany: {
    node: 'crosses',
    params: () => ({ direction: 'either' }),
    inputs: { a: 'price.close', b: 'price.open' },
  },
  crossover: {
    node: 'crosses',
    params: () => ({ direction: 'above' }),
    inputs: { a: 'price.close', b: 'price.open' },
  },
  dema: {
    node: 'dema',
    params: length,
    differs: "Tulip's averages begin with the first price, TA-Lib's (ours) with a plain average.",
  },
  di: {
    node: 'adx',
    params: length,
    ports: ['plus', 'minus'],
    differs: "Tulip begins the true range with the first bar's high − low.",
  },
  dm: { node: 'adx', params: length, ports: ['plusMove', 'minusMove'] },
  dpo: { node: 'dpo', params: length },
  dx: {
    node: 'adx',
    params: length,
    ports: ['dx'],
    seed: ({ period = 0 }) => ({
      rows: period,
      reason: 'Tulip gives a first value a bar before TA-Lib (ours).',
    }),
  },
  ema: {
    node: 'ema',
    params: length,
    differs: 'Tulip begins with the first price, TA-Lib (ours) with the plain average of the first bars.',
  },
  emv: { node: 'ease-of-movement', params: () => ({ length: 1 }), times: 1 },
  fisher: { node: 'fisher-transform', params: length, ports: ['fisher', 'trigger'] },
  hma: { node: 'hma', params: length },
  kama: {
    node: 'kama',
    params: length,
    seed: ({ period = 0 }) => ({ rows: period, reason: 'Tulip gives the seed itself as the first value.' }),
  },
  kvo: {
    node: 'klinger',
    params: twoLengths,
    ports: ['klinger'],
  },
  linreg: { node: 'linear-regression', params: length },
  linregintercept: { node: 'linear-regression', params: length, ports: ['intercept'] },
  linregslope: { node: 'linear-regression', params: length, ports: ['slope'] },
  macd: {
    node: 'macd',
    params: ({ short_period, long_period, signal_period }) => ({
      fast: short_period,
      slow: long_period,
      signal: signal_period,
    }),
    ports: ['macd', 'signal', 'histogram'],
    differs:
      "Tulip's averages begin with the first price (and MACD 12/26 uses the weights 0.15 and 0.075); TA-Lib's (ours) with plain averages, the fast one together with the slow one.",
  },
  mass: {
    node: 'mass-index',
    params: ({ period }) => ({ length: period, smooth: 9 }),
    differs: "Tulip's averages begin with the first bar.",
  },
  max: { node: 'highest', params: length },
  medprice: { node: 'ohlc', ports: ['hl2'] },
  mfi: { node: 'mfi', params: length },
  min: { node: 'lowest', params: length },
  mom: { node: 'momentum', params: length },
  natr: { node: 'natr', params: length, differs: "Tulip's first true range is high − low of the first bar." },
  nvi: { node: 'negative-volume-index' },
  obv: {
    node: 'obv',
    differs: 'Tulip begins at 0, TA-Lib (ours) with the volume of the first bar: the lines run side by side.',
  },
  ppo: {
    node: 'ppo',
    params: twoLengths,
    differs: "Tulip's averages begin with the first price, TA-Lib's (ours) with a plain average.",
  },
  psar: {
    node: 'psar',
    params: ({ acceleration_factor_step, acceleration_factor_maximum }) => ({
      start: acceleration_factor_step,
      step: acceleration_factor_step,
      max: acceleration_factor_maximum,
    }),
    differs:
      'Tulip and TA-Lib (ours) choose the first trend differently, and Tulip does not turn on a mere touch of the stop.',
  },
  pvi: { node: 'positive-volume-index' },
  qstick: { node: 'qstick', params: length },
  roc: { node: 'roc', params: length, times: 0.01 },
  rsi: { node: 'rsi', params: length },
  sma: { node: 'sma', params: length },
  stddev: { node: 'stdev', params: length },
  stoch: {
    node: 'stochastic',
    params: ({ k_period, k_slowing_period, d_period }) => ({
      k: k_period,
      smooth: k_slowing_period,
      d: d_period,
    }),
    ports: ['k', 'd'],
  },
  stochrsi: {
    node: 'stoch-rsi',
    params: ({ period }) => ({ length: period, k: period, smooth: 1, d: 1 }),
    ports: ['k'],
    times: 0.01,
  },
  sum: { node: 'sum', params: length },
  tema: {
    node: 'tema',
    params: length,
    differs: "Tulip's averages begin with the first price, TA-Lib's (ours) with a plain average.",
  },
  tr: {
    node: 'true-range',
    seed: () => ({ rows: 1, reason: 'Tulip gives high − low for the first bar; TA-Lib (ours) nothing.' }),
  },
  trima: { node: 'trima', params: length },
  trix: {
    node: 'trix',
    params: length,
    differs: "Tulip's averages begin with the first price, TA-Lib's (ours) with a plain average.",
  },
  tsf: { node: 'linear-regression', params: length, ports: ['forecast'] },
  typprice: { node: 'ohlc', ports: ['hlc3'] },
  ultosc: {
    node: 'ultimate-oscillator',
    params: ({ short_period, medium_period, long_period }) => ({
      fast: short_period,
      middle: medium_period,
      slow: long_period,
    }),
  },
  var: { node: 'variance', params: length },
  vhf: { node: 'vhf', params: length },
  vidya: {
    node: 'vidya',
    params: ({ short_period, long_period, alpha }) => ({
      method: 'deviation',
      short: short_period,
      length: long_period,
      alpha,
    }),
    seed: ({ long_period = 0 }) => ({
      rows: long_period - 1,
      reason: 'Tulip gives the seed itself as the first value.',
    }),
  },
  vwma: { node: 'vwma', params: length },
  wcprice: { node: 'ohlc', ports: ['hlcc4'] },
  wilders: { node: 'rma', params: length },
  willr: { node: 'williams-r', params: length },
  wma: { node: 'wma', params: length },
  zlema: { node: 'zlema', params: length },
};

const UNCOVERED: Record<string, string> = {
  rocr: 'no node: 1 + roc / 100',
  volatility: 'no node: close-to-close volatility is historical-volatility, of log returns',
};

export function tulip(): Oracle {
  const { cases } = schema.parse(readOracle('tulip_vectors'));
  return {
    name: 'tulip',
    uncovered: UNCOVERED,
    cases: cases.flatMap((given, index) => {
      const row = ROWS[given.indicator];
      if (!row) return [];
      const { inputs, inputLength, firstOutputIndex: first } = given;
      const candles = candlesFrom({
        ...inputs,
        close: inputs.close ?? inputs.real,
        ...(inputs.real2 ? { open: inputs.real2 } : {}),
      });
      const ports = row.ports ?? CLOSE;
      return [
        {
          vector: `${given.indicator} ${index}`,
          node: row.node,
          params: row.params?.(given.params),
          inputs: row.inputs,
          candles,
          differs: row.differs,
          seed: row.seed?.(given.params),
          expected: Object.values(given.outputs).map((values, at) => ({
            port: ports[at] ?? 'value',
            values: [...new Array<null>(first).fill(null), ...values].slice(0, inputLength),
            within: WITHIN,
            times: row.times,
          })),
        },
      ];
    }),
  };
}

export function tulipIndicators(): string[] {
  return [...new Set(schema.parse(readOracle('tulip_vectors')).cases.map(({ indicator }) => indicator))];
}
