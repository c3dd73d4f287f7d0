import { z } from 'zod';
import { candles, defineComposite, number, type PartNode } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { emaSettle } from '../../src/node/kernels/settle.ts';

const LENGTHS = [10, 20, 30, 50, 100, 200] as const;
const LONGEST = 200;
const CLOSE = { source: 'in.candles.close' };
const CANDLES = { candles: 'in.candles' };

const averages: PartNode[] = [
  ...LENGTHS.flatMap((length) => [
    part(`sma${length}`, 'sma', CLOSE, { length }),
    part(`ema${length}`, 'ema', CLOSE, { length }),
  ]),
  part('hull', 'hma', CLOSE, { length: 9 }),
  part('weighted', 'vwma', { ...CLOSE, volume: 'in.candles.volume' }, { length: 20 }),
];

export default defineComposite({
  type: 'technical-rating',
  group: 'momentum',
  title: 'Technical rating',
  doc: 'The votes of fifteen averages and eleven oscillators in one number: above 0.5 strong buy, above 0.1 buy, between −0.1 and 0.1 neutral, below −0.5 strong sell. Use it as a summary or a filter. Trap: most of its voices say the same thing in other words, so a high rating is one opinion, not twenty-six.',
  source: 'https://www.tradingview.com/support/solutions/43000614331/ (Technical Ratings)',
  words: ['technical ratings', 'strong buy', 'summary', 'recommendation', 'gauge', 'rating'],
  params: z.object({}),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    all: number({ title: 'All', range: [-1, 1], plot: 'own' }),
    averages: number({ title: 'Averages', range: [-1, 1], plot: 'own' }),
    oscillators: number({ title: 'Oscillators', range: [-1, 1], plot: 'own' }),
  },
  warmup: () => ({ all: LONGEST, averages: LONGEST, oscillators: 51 }),
  settle: () => LONGEST + 2 * emaSettle(LONGEST),
  sentence: (_, { candles }) => `of ${candles}`,
  expand: () => ({
    nodes: [
      ...averages,
      part('cloud', 'ichimoku', CANDLES),
      part('by-averages', 'rating-averages', {
        ...CLOSE,
        averages: averages.map(({ id }) => `${id}.value`),
        conversion: 'cloud.conversion',
        base: 'cloud.base',
        spanA: 'cloud.spanA',
        spanB: 'cloud.spanB',
      }),
      part('rsi', 'rsi', CLOSE),
      part('stochastic', 'stochastic', CANDLES),
      part('cci', 'cci', CANDLES),
      part('trend', 'adx', CANDLES),
      part('awesome', 'awesome-oscillator', CANDLES),
      part('momentum', 'momentum', CLOSE),
      part('macd', 'macd', CLOSE),
      part('quick', 'stoch-rsi', CLOSE),
      part('williams', 'williams-r', CANDLES),
      part('ray', 'elder-ray', CANDLES),
      part('ultimate', 'ultimate-oscillator', CANDLES),
      part('by-oscillators', 'rating-oscillators', {
        ...CLOSE,
        trend: 'ema50.value',
        rsi: 'rsi.value',
        k: 'stochastic.k',
        d: 'stochastic.d',
        cci: 'cci.value',
        adx: 'trend.adx',
        plus: 'trend.plus',
        minus: 'trend.minus',
        awesome: 'awesome.value',
        momentum: 'momentum.value',
        macd: 'macd.macd',
        signal: 'macd.signal',
        quickK: 'quick.k',
        quickD: 'quick.d',
        williams: 'williams.value',
        bull: 'ray.bull',
        bear: 'ray.bear',
        ultimate: 'ultimate.value',
      }),
      part('sum', 'math', { a: 'by-averages.value', b: 'by-oscillators.value' }, { op: '+' }),
      part('all', 'math', { a: 'sum.value', b: 2 }, { op: '/' }),
    ],
    outputs: { all: 'all.value', averages: 'by-averages.value', oscillators: 'by-oscillators.value' },
  }),
});
