import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { emaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'elder-impulse',
  group: 'trend',
  title: 'Elder impulse',
  doc: "Elder's colours of the bars: 1 (green) while both a short average and the MACD histogram rise, −1 (red) while both fall, 0 (blue) in between. It is a censor: never short a green bar, never buy a red one. When green ends, the easy part of the rise is over. Trap: alone it trades far too often.",
  source: 'A. Elder, Come Into My Trading Room, 2002',
  words: ['impulse system', 'elder impulse system', 'green red blue bars'],
  params: z.object({
    length: bars('Length', { default: 13 }),
    fast: bars('MACD fast', { default: 12 }),
    slow: bars('MACD slow', { default: 26 }),
    signal: bars('MACD signal', { default: 9 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ range: [-1, 1], plot: 'own' }) },
  warmup: ({ length, fast, slow, signal }) => Math.max(length, Math.max(fast, slow) + signal - 1),
  settle: ({ length, fast, slow, signal }) =>
    1 + Math.max(emaSettle(length), emaSettle(Math.max(fast, slow)) + emaSettle(signal)),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length, fast, slow, signal }) => ({
    nodes: [
      part('average', 'ema', { source: 'in.source' }, { length }),
      part('macd', 'macd', { source: 'in.source' }, { fast, slow, signal }),
      part('inertia', 'change', { source: 'average.value' }),
      part('power', 'change', { source: 'macd.histogram' }),
      part('one', 'function', { source: 'inertia.value' }, { op: 'sign' }),
      part('two', 'function', { source: 'power.value' }, { op: 'sign' }),
      // Half the sum is 1 or −1 where both agree; rounding towards 0 leaves 0 for the rest.
      part('sum', 'math', { a: 'one.value', b: 'two.value' }, { op: '+' }),
      part('half', 'math', { a: 'sum.value', b: 2 }, { op: '/' }),
      part('size', 'function', { source: 'half.value' }, { op: 'abs' }),
      part('whole', 'function', { source: 'size.value' }, { op: 'floor' }),
      part('side', 'function', { source: 'half.value' }, { op: 'sign' }),
      part('impulse', 'math', { a: 'whole.value', b: 'side.value' }, { op: '*' }),
    ],
    outputs: { value: 'impulse.value' },
  }),
});
