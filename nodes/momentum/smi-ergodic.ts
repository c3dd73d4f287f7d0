import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { emaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'smi-ergodic',
  group: 'momentum',
  title: 'SMI ergodic indicator',
  doc: "Blau's true strength index in its quick form with a signal line: −1 to 1. Above its signal the momentum turns up, below it turns down; the oscillator (histogram) is the distance of the two. Entries with the trend of a slower chart work best. Without any movement it is unknown. Trap: quick as it is, it crosses its signal often in a sideways market.",
  source:
    'W. Blau, Momentum, Direction and Divergence, 1995; https://www.tradingview.com/support/solutions/43000592313/',
  words: ['SMII', 'SMIO', 'SMI ergodic oscillator', 'ergodic', 'blau', 'SMI ergodic indicator/oscillator'],
  params: z.object({
    slow: bars('Long length', { default: 20 }),
    fast: bars('Short length', { default: 5 }),
    signal: bars('Signal length', { default: 5 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: {
    value: number({ title: 'Indicator', plot: 'own' }),
    signal: number({ title: 'Signal', plot: 'own' }),
    histogram: number({ title: 'Oscillator', plot: 'own' }),
  },
  warmup: ({ slow, fast, signal }) => ({
    value: slow + fast - 1,
    signal: slow + fast + signal - 2,
    histogram: slow + fast + signal - 2,
  }),
  settle: ({ slow, fast, signal }) => 1 + 2 * (emaSettle(slow) + emaSettle(fast)) + emaSettle(signal),
  sentence: ({ slow, fast, signal }, { source }) => `${slow}, ${fast}, ${signal} of ${source}`,
  expand: ({ slow, fast, signal }) => ({
    nodes: [
      part('strength', 'tsi', { source: 'in.source' }, { slow, fast, signal }),
      part('value', 'math', { a: 'strength.value', b: 100 }, { op: '/' }),
      part('signal', 'ema', { source: 'value.value' }, { length: signal }),
      part('apart', 'math', { a: 'value.value', b: 'signal.value' }, { op: '-' }),
    ],
    outputs: { value: 'value.value', signal: 'signal.value', histogram: 'apart.value' },
  }),
});
