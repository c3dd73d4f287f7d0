import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'accelerator',
  group: 'momentum',
  title: 'Accelerator oscillator',
  doc: "Williams' accelerator: the awesome oscillator less its own 5-bar average. It shows whether momentum gains or loses speed, which changes before momentum itself does. Two rising bars above zero are his entry. Trap: it changes sign often; alone it is noise.",
  source: 'B. Williams, New Trading Dimensions, 1998',
  words: ['AC', 'accelerator decelerator', 'acceleration', 'bill williams'],
  params: z.object({
    fast: bars('Fast length', { default: 5 }),
    slow: bars('Slow length', { default: 34 }),
    signal: bars('Signal length', { default: 5 }),
    maType: maType('sma'),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ fast, slow, signal, maType }) =>
    averageWarmup(maType, Math.max(fast, slow)) + averageWarmup(maType, signal),
  settle: ({ fast, slow, signal, maType }) =>
    averageSettle(maType, Math.max(fast, slow)) + averageSettle(maType, signal),
  sentence: ({ fast, slow, signal }, { candles }) => `${fast}, ${slow}, ${signal} of ${candles}`,
  expand: ({ fast, slow, signal, maType }) => ({
    nodes: [
      part('awesome', 'awesome-oscillator', { candles: 'in.candles' }, { fast, slow, maType }),
      average('usual', maType, 'awesome.value', signal, 'in.candles.volume'),
      part('apart', 'math', { a: 'awesome.value', b: 'usual.value' }, { op: '-' }),
    ],
    outputs: { value: 'apart.value' },
  }),
});
