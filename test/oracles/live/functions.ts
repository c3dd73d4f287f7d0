import { PATTERN_NAMES } from '../../../src/node/kernels/candlesticks/patterns.ts';
import { bandsOf, betaOf, channelOf, correlationOf, deviationOf, flowOf, varianceOf } from './direct.ts';
import {
  apart,
  arithmetic,
  averageOf,
  CLOSE,
  changed,
  DRIFT,
  directional,
  factorOf,
  HLC,
  HLCV,
  index,
  KAMA,
  LIVELY,
  lengthOf,
  type Mapped,
  none,
  OHLC,
  one,
  pair,
  plain,
  STILL,
  transform,
  two,
} from './mapping.ts';

const OVERLAP: readonly Mapped[] = [
  one('ACCBANDS', 'acceleration-bands', HLC, ['upper', 'middle', 'lower']),
  {
    name: 'BBANDS',
    inputs: CLOSE,
    direct: bandsOf,
    differs: DRIFT,
    draw: (random) => {
      const length = lengthOf(random);
      const up = factorOf(random, 4);
      const down = random() < 0.8 ? up : factorOf(random, 4);
      const { at, maType } = averageOf(random);
      return plain({
        options: [length, up, down, at],
        node: 'bollinger',
        params: { length, deviations: up, maType },
        ports: ['upper', 'middle', up === down ? 'lower' : null],
      });
    },
  },
  one('DEMA', 'dema'),
  one('EMA', 'ema'),
  none('HT_TRENDLINE', 'ht-trendline'),
  one('KAMA', 'kama'),
  {
    name: 'MA',
    inputs: CLOSE,
    draw: (random) => {
      const length = lengthOf(random);
      const { at, maType } = averageOf(random);
      return plain({ options: [length, at], node: 'moving-average', params: { kind: maType, length } });
    },
  },
  {
    name: 'MAMA',
    inputs: CLOSE,
    draw: (random) => {
      const fastLimit = 0.01 + random() * 0.98;
      const slowLimit = 0.01 + random() * (fastLimit - 0.01);
      return plain({
        options: [fastLimit, slowLimit],
        node: 'mama',
        params: { fastLimit, slowLimit },
        ports: ['mama', 'fama'],
      });
    },
  },
  one('MIDPOINT', 'midpoint'),
  one('MIDPRICE', 'midprice', ['high', 'low']),
  {
    name: 'SAR',
    inputs: ['high', 'low'],
    draw: (random) => {
      const step = 0.001 + random() * 0.2;
      const max = random() < 0.1 ? step / 2 : step + random() * 0.5;
      return plain({ options: [step, max], node: 'psar', params: { start: step, step, max } });
    },
  },
  {
    name: 'SAREXT',
    inputs: ['high', 'low'],
    draw: (random) => {
      const start = 0.001 + random() * 0.1;
      const step = random() * 0.1;
      const max = start + random() * 0.5;
      return {
        options: [0, 0, start, step, max, start, step, max],
        node: 'psar',
        params: { start, step, max },
        ports: [
          [
            { port: 'value', ours: Math.abs },
            { port: 'direction', ours: Math.sign },
          ],
        ],
      };
    },
  },
  one('SMA', 'sma'),
  {
    name: 'T3',
    inputs: CLOSE,
    draw: (random) => {
      const length = lengthOf(random);
      const factor = random();
      return plain({ options: [length, factor], node: 't3', params: { length, factor } });
    },
  },
  one('TEMA', 'tema'),
  one('TRIMA', 'trima'),
  one('WMA', 'wma'),
];

const MACD = ['macd', 'signal', 'histogram'];

const MOMENTUM: readonly Mapped[] = [
  directional('ADX', 'adx'),
  directional('ADXR', 'adxr'),
  apart('APO', 'apo', 'price'),
  one('AROON', 'aroon', ['high', 'low'], ['down', 'up']),
  one('AROONOSC', 'aroon', ['high', 'low'], ['oscillator']),
  none('BOP', 'balance-of-power', OHLC),
  {
    ...one('CCI', 'cci', HLC),
    level: 'percent',
    direct: channelOf,
    differs:
      'of a window without height ours is 0; TA-Lib means that too, but where the mean is rounded it gives ±66.67. In a window that moves by less than a millionth of the price the ninth digit is rounding in both.',
  },
  { ...one('CMO', 'cmo', CLOSE, ['value'], { method: 'wilder' }), still: true, differs: STILL },
  directional('DX', 'dx'),
  one('IMI', 'intraday-momentum', ['open', 'close']),
  {
    name: 'MACD',
    inputs: CLOSE,
    level: 'price',
    differs:
      'with a signal of one bar TA-Lib gives everything a bar early, from an average that it refuses to make.',
    draw: (random) => {
      const { fast, slow } = pair(random);
      const signal = lengthOf(random);
      return plain({
        options: [fast, slow, signal],
        node: 'macd',
        params: { fast, slow, signal },
        ports: MACD,
      });
    },
  },
  {
    name: 'MACDEXT',
    inputs: CLOSE,
    level: 'price',
    differs: 'of two different kinds of average for the fast and the slow one, ours has one for both.',
    draw: (random) => {
      const { fast, slow } = pair(random);
      const signal = lengthOf(random);
      const both = averageOf(random);
      const last = averageOf(random);
      return plain({
        options: [fast, both.at, slow, both.at, signal, last.at],
        node: 'macd',
        params: { fast, slow, signal, maType: both.maType, signalType: last.maType },
        ports: MACD,
      });
    },
  },
  {
    ...one('MFI', 'mfi', HLCV),
    direct: flowOf,
    differs:
      'TA-Lib gives 0 for any money flow below 1; ours only where there is none, so that coins at 0.00000001 have one.',
  },
  directional('MINUS_DI', 'minus'),
  directional('MINUS_DM', 'minusMove', 1),
  one('MOM', 'momentum', CLOSE, ['value'], {}, 1),
  directional('PLUS_DI', 'plus'),
  directional('PLUS_DM', 'plusMove', 1),
  apart('PPO', 'ppo', 'percent'),
  one('ROC', 'roc', CLOSE, ['value'], {}, 1),
  changed('ROCP', 'roc', (given) => given * 100),
  changed('ROCR', 'roc', (given) => (given - 1) * 100),
  changed('ROCR100', 'roc', (given) => given - 100),
  {
    ...one('RSI', 'rsi'),
    still: true,
    differs: `${STILL} Without any movement at all ours is 50.`,
  },
  {
    name: 'STOCH',
    level: 'percent',
    differs: KAMA,
    inputs: HLC,
    draw: (random) => {
      const [k, smooth, d] = [lengthOf(random), lengthOf(random), lengthOf(random)];
      const { at, maType } = averageOf(random, 'kama');
      return plain({
        options: [k, smooth, at, d, at],
        node: 'stochastic',
        params: { k, smooth, d, maType },
        ports: ['k', 'd'],
      });
    },
  },
  {
    name: 'STOCHF',
    level: 'percent',
    differs: KAMA,
    inputs: HLC,
    draw: (random) => {
      const [k, d] = [lengthOf(random), lengthOf(random)];
      const { at, maType } = averageOf(random, 'kama');
      return plain({
        options: [k, d, at],
        node: 'stochastic',
        params: { k, smooth: 1, d, maType },
        ports: ['k', 'd'],
      });
    },
  },
  {
    name: 'STOCHRSI',
    inputs: CLOSE,
    markets: LIVELY,
    differs: `as RSI: ${STILL}`,
    draw: (random) => {
      const [length, k, d] = [lengthOf(random), lengthOf(random), lengthOf(random)];
      return plain({
        options: [length, k, d, 0],
        node: 'stoch-rsi',
        params: { length, k, smooth: 1, d },
        ports: ['k', 'd'],
      });
    },
  },
  one('TRIX', 'trix'),
  {
    name: 'ULTOSC',
    inputs: HLC,
    draw: (random) => {
      const [fast, middle, slow] = [lengthOf(random, 1), lengthOf(random, 1), lengthOf(random, 1)];
      return plain({
        options: [fast, middle, slow],
        node: 'ultimate-oscillator',
        params: { fast, middle, slow },
      });
    },
  },
  one('WILLR', 'williams-r', HLC),
];

const VOLUME_AND_RANGE: readonly Mapped[] = [
  none('AD', 'ad', HLCV),
  {
    name: 'ADOSC',
    inputs: HLCV,
    draw: (random) => {
      const { fast, slow } = pair(random);
      return plain({ options: [fast, slow], node: 'adosc', params: { fast, slow } });
    },
  },
  none('OBV', 'obv', ['close', 'volume']),
  one('ATR', 'atr', HLC, ['value'], {}, 1),
  one('NATR', 'natr', HLC),
  none('TRANGE', 'true-range', HLC),
];

const CYCLES: readonly Mapped[] = [
  none('HT_DCPERIOD', 'ht-period'),
  none('HT_DCPHASE', 'ht-phase'),
  none('HT_PHASOR', 'ht-phasor', CLOSE, ['inPhase', 'quadrature']),
  none('HT_SINE', 'ht-sine', CLOSE, ['sine', 'lead']),
  { ...none('HT_TRENDMODE', 'ht-trend-mode'), whole: true },
];

const STATISTICS: readonly Mapped[] = [
  one('AVGDEV', 'average-deviation'),
  two('BETA', 'beta', betaOf),
  two('CORREL', 'correlation', correlationOf),
  one('LINEARREG', 'linear-regression'),
  one('LINEARREG_ANGLE', 'linear-regression', CLOSE, ['angle']),
  one('LINEARREG_INTERCEPT', 'linear-regression', CLOSE, ['intercept']),
  one('LINEARREG_SLOPE', 'linear-regression', CLOSE, ['slope']),
  {
    name: 'STDDEV',
    inputs: CLOSE,
    direct: deviationOf,
    differs: DRIFT,
    draw: (random) => {
      const length = lengthOf(random);
      const deviations = 0.1 + factorOf(random, 4);
      return {
        options: [length, deviations],
        node: 'stdev',
        params: { length },
        ports: [[{ port: 'value', ours: (given) => given / deviations }]],
      };
    },
  },
  one('TSF', 'linear-regression', CLOSE, ['forecast']),
  {
    name: 'VAR',
    inputs: CLOSE,
    direct: varianceOf,
    differs: DRIFT,
    draw: (random) => {
      const length = lengthOf(random, 1);
      return plain({ options: [length, 1], node: 'variance', params: { length } });
    },
  },
];

const MATH: readonly Mapped[] = [
  arithmetic('ADD', '+'),
  arithmetic('DIV', '/'),
  arithmetic('MULT', '*'),
  arithmetic('SUB', '-'),
  one('MAX', 'highest'),
  one('MIN', 'lowest'),
  index('MAXINDEX', ['highest-age']),
  index('MININDEX', ['lowest-age']),
  one('MINMAX', 'lowest', CLOSE, ['value', null]),
  index('MINMAXINDEX', ['lowest-age', '']),
  one('SUM', 'sum'),
  transform('ACOS', 'acos', ['unit']),
  transform('ASIN', 'asin', ['unit']),
  transform('ATAN', 'atan'),
  transform('CEIL', 'ceil'),
  transform('COS', 'cos'),
  transform('COSH', 'cosh', ['unit']),
  transform('EXP', 'exp', ['unit']),
  transform('FLOOR', 'floor'),
  transform('LN', 'log'),
  transform('LOG10', 'log10'),
  transform('SIN', 'sin'),
  transform('SINH', 'sinh', ['unit']),
  transform('SQRT', 'sqrt'),
  transform('TAN', 'tan'),
  transform('TANH', 'tanh'),
];

const PRICES: readonly Mapped[] = [
  none('AVGPRICE', 'ohlc', OHLC, ['ohlc4']),
  none('MEDPRICE', 'ohlc', ['high', 'low'], ['hl2']),
  none('TYPPRICE', 'ohlc', HLC, ['hlc3']),
  none('WCLPRICE', 'ohlc', HLC, ['hlcc4']),
];

/** TA-Lib's own default of how far the last candle must reach; drawn anew in half of the runs. */
const DEPTHS: Record<string, number> = {
  'abandoned-baby': 0.3,
  'dark-cloud-cover': 0.5,
  'evening-doji-star': 0.3,
  'evening-star': 0.3,
  'mat-hold': 0.5,
  'morning-doji-star': 0.3,
  'morning-star': 0.3,
};

const CANDLES: readonly Mapped[] = PATTERN_NAMES.map((pattern) => ({
  name: `CDL${pattern.replaceAll('-', '').toUpperCase()}`,
  inputs: OHLC,
  whole: true,
  draw: (random) => {
    const usual = DEPTHS[pattern];
    const penetration = usual !== undefined && random() < 0.5 ? random() : undefined;
    return {
      options: usual === undefined ? [] : [penetration ?? usual],
      node: 'candle-pattern',
      params: { pattern, ...(penetration === undefined ? {} : { penetration }) },
      ports: [
        [
          { port: 'bull', ours: (given) => (given > 0 ? 1 : 0) },
          { port: 'bear', ours: (given) => (given < 0 ? 1 : 0) },
        ],
      ],
    };
  },
}));

/** Every function of TA-Lib that a node covers. */
export const FUNCTIONS: readonly Mapped[] = [
  ...OVERLAP,
  ...MOMENTUM,
  ...VOLUME_AND_RANGE,
  ...CYCLES,
  ...STATISTICS,
  ...MATH,
  ...PRICES,
  ...CANDLES,
];

/** The others, and why. */
export const WITHOUT_NODE: Readonly<Record<string, string>> = {
  MACDFIX: 'its weights are 0.15 and 0.075 instead of those of 12 and 26 bars',
  MAVP: 'an average whose length changes from bar to bar',
};
