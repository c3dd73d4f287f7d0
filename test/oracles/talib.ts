import { z } from 'zod';
import { library } from '../../nodes/index.ts';
import { longestWarmup } from '../../src/node/index.ts';
import { type Candles, sliceCandles } from '../../src/time/candles.ts';
import type { Case, Expected, Oracle } from './case.ts';
import { candlesFrom, readOracle } from './files.ts';

const column = z.array(z.number());
const row = z.record(z.string(), z.union([z.string(), z.number()]));
const schema = z.object({
  series: z.object({ open: column, high: column, low: column, close: column, volume: column }),
  extraSeries: z.record(z.string(), column),
  rows: z.array(row),
});

type Row = z.infer<typeof row>;
interface Meaning {
  readonly node: string;
  readonly params?: Record<string, unknown>;
  /** Ports of TA-Lib's outputs in their order; null: not compared. */
  readonly ports?: readonly (string | null)[];
  readonly inputs?: Case['inputs'];
}

const count = (given: Row, name: string) => Number(given[name] ?? 0);
const average = (given: string | number | undefined) => String(given).replace('TA_MAType_', '').toLowerCase();
const length = (given: Row) => ({ length: count(given, 'optInTimePeriod') });
const length1 = (given: Row) => ({ length: count(given, 'optInTimePeriod1') });
const OPEN = { source: 'price.open' };
const MIDDLE = { source: 'price.hl2' };
const OTHER = { a: 'price.high', b: 'price.low' };

/** What each of TA-Lib's tested functions is in terms of nodes. */
const MEANINGS: Record<string, (given: Row) => Meaning> = {
  TA_HT_TRENDMODE_TEST: () => ({ inputs: MIDDLE, node: 'ht-trend-mode' }),
  TA_HT_TRENDLINE_TEST: () => ({ inputs: MIDDLE, node: 'ht-trendline' }),
  TA_HT_DCPHASE_TEST: () => ({ inputs: MIDDLE, node: 'ht-phase' }),
  TA_HT_DCPERIOD_TEST: () => ({ inputs: MIDDLE, node: 'ht-period' }),
  TA_HT_SINE_TEST: () => ({ inputs: MIDDLE, node: 'ht-sine', ports: ['sine', 'lead'] }),
  TA_HT_PHASOR_TEST: () => ({ inputs: MIDDLE, node: 'ht-phasor', ports: ['inPhase', 'quadrature'] }),
  TA_SIN_TEST: () => ({ node: 'function', params: { op: 'sin' } }),
  TST_MINUS_DI: (given) => ({ node: 'adx', params: length(given), ports: ['minus'] }),
  TST_PLUS_DI: (given) => ({ node: 'adx', params: length(given), ports: ['plus'] }),
  TST_MINUS_DM: (given) => ({ node: 'adx', params: length(given), ports: ['minusMove'] }),
  TST_PLUS_DM: (given) => ({ node: 'adx', params: length(given), ports: ['plusMove'] }),
  TST_DX: (given) => ({ node: 'adx', params: length(given), ports: ['dx'] }),
  TST_ADX: (given) => ({
    node: 'adx',
    params: { ...length(given), smoothing: count(given, 'optInTimePeriod') },
    ports: ['adx'],
  }),
  TST_ADXR: (given) => ({
    node: 'adx',
    params: { ...length(given), smoothing: count(given, 'optInTimePeriod') },
    ports: ['adxr'],
  }),
  'test_avgdev.c': (given) => ({ node: 'average-deviation', params: length(given) }),
  'test_bbands.c': (given) => ({
    node: 'bollinger',
    params: {
      ...length(given),
      deviations: count(given, 'optInNbDevUp'),
      maType: average(given.optInMethod_3),
    },
    ports: ['upper', 'middle', given.optInNbDevUp === given.optInNbDevDn ? 'lower' : null],
  }),
  'test_imi.c': (given) => ({ node: 'intraday-momentum', params: length(given) }),
  TA_ANY_MA_TEST: (given) =>
    given.optInMAType_1 === 'TA_MAType_MAMA'
      ? { node: 'mama', ports: ['mama'], inputs: MIDDLE }
      : { node: average(given.optInMAType_1), params: length(given) },
  TA_MAMA_TEST: () => ({ inputs: MIDDLE, node: 'mama', ports: ['mama'] }),
  TA_FAMA_TEST: () => ({ inputs: MIDDLE, node: 'mama', ports: ['fama'] }),
  TA_MACD_TEST: macd,
  TA_MACDEXT_TEST: macd,
  TA_MACDFIX_TEST: macd,
  TA_MIN_TEST: (given) => ({ node: 'lowest', params: length(given), inputs: OPEN }),
  TA_MAX_TEST: (given) => ({ node: 'highest', params: length(given), inputs: OPEN }),
  TA_MINMAX_TEST: (given) => ({ node: 'lowest', params: length(given), inputs: OPEN }),
  TA_MOM_TEST: (given) => ({ node: 'momentum', params: length(given) }),
  TA_ROC_TEST: (given) => ({ node: 'roc', params: length(given) }),
  TA_TRIX_TEST: (given) => ({ node: 'trix', params: length(given) }),
  TA_BETA_TEST: (given) => ({ node: 'beta', params: length(given), inputs: OTHER }),
  TA_CORREL_TEST: (given) => ({ node: 'correlation', params: length(given), inputs: OTHER }),
  TA_AROON_UP_TEST: (given) => ({ node: 'aroon', params: length(given), ports: ['up'] }),
  TA_AROON_DOWN_TEST: (given) => ({ node: 'aroon', params: length(given), ports: ['down'] }),
  TA_AROONOSC_TEST: (given) => ({ node: 'aroon', params: length(given), ports: ['oscillator'] }),
  TA_ACCBANDS_TEST: (given) => ({ node: 'acceleration-bands', params: length1(given), ports: ['middle'] }),
  TA_NATR_TEST: (given) => ({ node: 'natr', params: length1(given) }),
  TA_ULTOSC_TEST: (given) => ({
    node: 'ultimate-oscillator',
    params: {
      fast: count(given, 'optInTimePeriod1'),
      middle: count(given, 'optInTimePeriod2'),
      slow: count(given, 'optInTimePeriod3'),
    },
  }),
  TA_WILLR_TEST: (given) => ({ node: 'williams-r', params: length1(given) }),
  TA_CCI_TEST: (given) => ({ node: 'cci', params: length1(given) }),
  TA_AD_TEST: () => ({ node: 'ad' }),
  TA_ADOSC_3_10_TEST: () => ({ node: 'adosc' }),
  TA_ADOSC_5_2_TEST: () => ({ node: 'adosc', params: { fast: 5, slow: 2 } }),
  TA_MFI_TEST: (given) => ({ node: 'mfi', params: length(given) }),
  TA_AVGPRICE_TEST: () => ({ node: 'ohlc', ports: ['ohlc4'] }),
  TA_BOP_TEST: () => ({ node: 'balance-of-power' }),
  'test_po.c': (given) => ({
    node: given.doPercentage === 1 ? 'ppo' : 'apo',
    params: {
      fast: count(given, 'optInFastPeriod'),
      slow: count(given, 'optInSlowPeriod'),
      maType: average(given.optInMethod_2),
    },
  }),
  TA_RSI_TEST: (given) => ({ node: 'rsi', params: length(given) }),
  TA_CMO_TEST: (given) => ({ node: 'cmo', params: { ...length(given), method: 'wilder' } }),
  'test_sar.c': (given) => ({
    node: 'psar',
    params: {
      start: count(given, 'optInAcceleration'),
      step: count(given, 'optInAcceleration'),
      max: count(given, 'optInMaximum'),
    },
  }),
  'test_stddev.c': (given) => ({ node: 'stdev', params: length(given) }),
  TEST_STOCH: (given) => ({
    node: 'stochastic',
    params: {
      k: count(given, 'optInPeriod_0'),
      smooth: count(given, 'optInPeriod_1'),
      d: count(given, 'optInPeriod_2'),
    },
    ports: ['k', 'd'],
  }),
  TEST_STOCHRSI: (given) => ({
    node: 'stoch-rsi',
    params: {
      length: count(given, 'optInPeriod_0'),
      k: count(given, 'optInPeriod_1'),
      smooth: 1,
      d: count(given, 'optInPeriod_2'),
    },
    ports: ['k', 'd'],
  }),
  'test_trange.c': (given) =>
    given.doAverage === 1 ? { node: 'atr', params: length(given) } : { node: 'true-range' },
};

function macd(given: Row): Meaning {
  return {
    node: 'macd',
    params: {
      fast: count(given, 'optInFastPeriod'),
      slow: count(given, 'optInSlowPeriod'),
      signal: count(given, 'optInSignalPeriod_2'),
    },
    ports: ['macd', 'signal', 'histogram'],
  };
}

const UNCOVERED: Record<string, string> = {
  TA_ROCR_TEST: 'no node: 1 + roc / 100',
  TA_ROCR100_TEST: 'no node: 100 + roc',
  TA_MAXINDEX_TEST: 'indexes of a whole array; `highest-age` counts bars back',
  TA_MININDEX_TEST: 'indexes of a whole array; `lowest-age` counts bars back',
  TA_MINMAXINDEX_TEST: 'indexes of a whole array',
};

const UNSCALED = 'With a length of 1 TA-Lib leaves out the factor 100.';
const METASTOCK =
  "Metastock's averages begin with the first price (RSI: a bar earlier), TA-Lib's own (ours) with a plain average.";

function nameOf(given: Row): string {
  for (const name of [given.theFunction, given.testId, given.id, given.file])
    if (typeof name === 'string' && (name in MEANINGS || name in UNCOVERED)) return name;
  return String(given.file);
}

/** TA-Lib begins a recursion at the first bar that the wanted range needs, so ours gets the same bars. */
function begin(given: Row, { node, params = {}, ports }: Meaning): number {
  const definition = library.get(node);
  if (!definition || definition.kind === 'order' || definition.kind === 'ledger') return 0;
  const full = definition.params.parse(params);
  const warmup = definition.warmup(full);
  const lookback =
    typeof warmup === 'object' && warmup !== null
      ? Math.max(...(ports ?? ['value']).map((port) => (port && warmup[port]) || 0))
      : longestWarmup(warmup);
  return Math.max(0, count(given, 'expectedBegIdx') - count(given, 'unstablePeriod') - lookback);
}

function caseOf(given: Row, candles: Candles): Case[] {
  const name = nameOf(given);
  const meaning = MEANINGS[name]?.(given);
  const success = given.expectedRetCode === 'TA_SUCCESS' && given.expectedNbElement !== 0;
  if (!meaning || !success) return [];
  const from = begin(given, meaning);
  const within = count(given, 'tolerance');
  const times = name === 'test_stddev.c' ? count(given, 'optInNbDeviation_1') : undefined;
  const expected = (meaning.ports ?? ['value']).flatMap((port, at): Expected[] => {
    const place = given[`oneOfTheExpectedOutRealIndex${at}`] ?? given.oneOfTheExpectedOutRealIndex;
    const value = given[`oneOfTheExpectedOutReal${at}`] ?? given.oneOfTheExpectedOutReal;
    if (port === null || typeof place !== 'number' || typeof value !== 'number') return [];
    const values = new Array<number | null>(candles.time.length - from).fill(null);
    values[count(given, 'expectedBegIdx') + place - from] = value;
    return [{ port, values, within, times }];
  });
  const kind = average(given.optInMethod_2 ?? given.optInMAType_1);
  const metastock =
    given.compatibility === 'TA_COMPATIBILITY_METASTOCK' && !['sma', 'wma', 'trima'].includes(kind);
  const settings = Object.values(meaning.params ?? {});
  return [
    {
      vector: [
        name,
        meaning.node,
        ...settings,
        ...(from > 0 ? [`from ${from}`] : []),
        ...(metastock ? ['metastock'] : []),
      ].join(' '),
      node: meaning.node,
      params: meaning.params,
      inputs: meaning.inputs,
      candles: sliceCandles(candles, from, candles.time.length),
      expected,
      differs: metastock ? METASTOCK : DIFFERS[name]?.(given),
    },
  ];
}

const DIFFERS: Record<string, (given: Row) => string | undefined> = {
  TST_PLUS_DI: ({ optInTimePeriod }) => (optInTimePeriod === 1 ? UNSCALED : undefined),
  TST_MINUS_DI: ({ optInTimePeriod }) => (optInTimePeriod === 1 ? UNSCALED : undefined),
  TA_TRIX_TEST: ({ oneOfTheExpectedOutReal: value }) =>
    value === 0.221 || value === -0.009 ? METASTOCK : undefined,
};

/** One case for all rows of the same run. */
function gathered(cases: readonly Case[]): Case[] {
  const byRun = new Map<string, Case>();
  for (const one of cases) {
    const key = `${one.vector} ${one.differs ?? ''}`;
    const before = byRun.get(key);
    byRun.set(key, before ? { ...before, expected: [...before.expected, ...one.expected] } : one);
  }
  return [...byRun.values()];
}

export function talib(): Oracle {
  const { series, extraSeries, rows } = schema.parse(readOracle('talib_regtest'));
  const candles = candlesFrom(series);
  const wilder = candlesFrom({
    high: extraSeries['test_sar.wilderHigh'],
    low: extraSeries['test_sar.wilderLow'],
    close: extraSeries['test_sar.wilderLow'],
  });
  return {
    name: 'TA-Lib',
    uncovered: UNCOVERED,
    cases: gathered(rows.flatMap((given) => caseOf(given, given.useWilderData === 1 ? wilder : candles))),
  };
}

export function talibFunctions(): string[] {
  return [...new Set(schema.parse(readOracle('talib_regtest')).rows.map(nameOf))];
}
