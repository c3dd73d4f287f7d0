import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'inverse-fisher',
  group: 'momentum',
  title: 'Inverse Fisher of RSI',
  doc: "Ehlers' sharpening of RSI: smoothed and pushed towards −1 or +1, so that it mostly says clearly up or clearly down. Crossing −0.5 upward is a buy, +0.5 downward a sell. Trap: it hides how near the decision was: a small change of RSI can turn it over.",
  source: 'J. Ehlers, The Inverse Fisher Transform, 2004',
  words: ['IFT', 'IFTRSI', 'inverse fisher transform', 'ehlers', 'rsi'],
  params: z.object({
    length: bars('RSI length', { default: 5 }),
    smooth: bars('Smoothing', { default: 9 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ range: [-1, 1], plot: 'own' }) },
  warmup: ({ length, smooth }) => length + smooth - 1,
  settle: ({ length, smooth }) => length + rmaSettle(length) + smooth,
  sentence: ({ length, smooth }, { source }) => `${length}, ${smooth} of ${source}`,
  expand: ({ length, smooth }) => ({
    nodes: [
      part('rsi', 'rsi', { source: 'in.source' }, { length }),
      part('centred', 'math', { a: 'rsi.value', b: 50 }, { op: '-' }),
      part('scaled', 'math', { a: 'centred.value', b: 0.1 }, { op: '*' }),
      part('smooth', 'wma', { source: 'scaled.value' }, { length: smooth }),
      part('value', 'function', { source: 'smooth.value' }, { op: 'tanh' }),
    ],
    outputs: { value: 'value.value' },
  }),
});
