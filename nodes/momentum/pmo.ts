import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { emaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'pmo',
  group: 'momentum',
  title: 'Price momentum oscillator',
  doc: "DecisionPoint's oscillator: the percent change per bar, smoothed twice, with a signal line. Above zero and above its signal the trend is up and gaining. It can be compared between markets. Trap: two slow averages make it late.",
  source: 'C. Swenlin; https://chartschool.stockcharts.com (DecisionPoint Price Momentum Oscillator)',
  words: ['PMO', 'decisionpoint', 'price momentum'],
  params: z.object({
    first: bars('First length', { min: 2, default: 35 }),
    second: bars('Second length', { min: 2, default: 20 }),
    signal: bars('Signal length', { default: 10 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: {
    value: number({ title: 'PMO', plot: 'own' }),
    signal: number({ title: 'Signal', plot: 'own' }),
  },
  warmup: ({ first, second, signal }) => ({ value: first + second - 1, signal: first + second + signal - 2 }),
  settle: ({ first, second, signal }) => 1 + 2 * (emaSettle(first) + emaSettle(second)) + emaSettle(signal),
  sentence: ({ first, second, signal }, { source }) => `${first}, ${second}, ${signal} of ${source}`,
  expand: ({ first, second, signal }) => ({
    nodes: [
      part('change', 'roc', { source: 'in.source' }, { length: 1 }),
      part('once', 'slow-average', { source: 'change.value' }, { length: first }),
      part('tenfold', 'math', { a: 'once.value', b: 10 }, { op: '*' }),
      part('twice', 'slow-average', { source: 'tenfold.value' }, { length: second }),
      part('signal', 'ema', { source: 'twice.value' }, { length: signal }),
    ],
    outputs: { value: 'twice.value', signal: 'signal.value' },
  }),
});
