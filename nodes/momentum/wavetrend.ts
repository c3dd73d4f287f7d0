import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { emaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'wavetrend',
  group: 'momentum',
  title: 'WaveTrend',
  doc: 'How far the typical price lies from its average, measured in its usual distance and smoothed (wt1), with a 4-bar average of that (wt2). wt1 crossing above wt2 below −60 is a buy, below it above 60 a sell. Trap: in strong trends it crosses at the extremes again and again.',
  source: 'LazyBear; https://www.tradingview.com/script/2KE8wTuF-Indicator-WaveTrend-Oscillator-WT/',
  words: ['wave trend', 'WT', 'lazybear', 'market cipher', 'cipher B', 'VuManChu'],
  params: z.object({
    channel: bars('Channel length', { default: 10 }),
    average: bars('Average length', { default: 21 }),
    signal: bars('Signal length', { default: 4 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { wt1: number({ title: 'WT1', plot: 'own' }), wt2: number({ title: 'WT2', plot: 'own' }) },
  warmup: ({ channel, average, signal }) => {
    const wt1 = 2 * (channel - 1) + average - 1;
    return { wt1, wt2: wt1 + signal - 1 };
  },
  settle: ({ channel, average, signal }) => 3 * emaSettle(channel) + emaSettle(average) + signal,
  sentence: ({ channel, average }, { candles }) => `${channel}, ${average} of ${candles}`,
  expand: ({ channel, average, signal }) => ({
    nodes: [
      part(
        'typical',
        'price-average',
        { high: 'in.candles.high', low: 'in.candles.low', close: 'in.candles.close' },
        { kind: 'hlc3' },
      ),
      part('usual', 'ema', { source: 'typical.value' }, { length: channel }),
      part('away', 'math', { a: 'typical.value', b: 'usual.value' }, { op: '-' }),
      part('size', 'function', { source: 'away.value' }, { op: 'abs' }),
      part('distance', 'ema', { source: 'size.value' }, { length: channel }),
      part('unit', 'math', { a: 'distance.value', b: 0.015 }, { op: '*' }),
      part('index', 'math', { a: 'away.value', b: 'unit.value' }, { op: '/' }),
      part('wt1', 'ema', { source: 'index.value' }, { length: average }),
      part('wt2', 'sma', { source: 'wt1.value' }, { length: signal }),
    ],
    outputs: { wt1: 'wt1.value', wt2: 'wt2.value' },
  }),
});
