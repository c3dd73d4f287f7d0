import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'qstick',
  group: 'momentum',
  title: 'Qstick',
  doc: 'The average body of the last candles: close less open. Above zero most of them closed higher than they opened, below zero lower. A cross of zero is the signal. Trap: its size depends on the price, so do not compare it between markets, and gaps between candles do not count in it.',
  source: 'T. Chande; https://tulipindicators.org/qstick',
  words: ['quick stick', 'candle body average', 'chande'],
  params: z.object({ length: bars('Length', { default: 14 }) }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ length }) => length - 1,
  sentence: ({ length }, inputs) => `${length} of ${inputs.candles}`,
  expand: ({ length }) => ({
    nodes: [
      part('body', 'math', { a: 'in.candles.close', b: 'in.candles.open' }, { op: '-' }),
      part('average', 'sma', { source: 'body.value' }, { length }),
    ],
    outputs: { value: 'average.value' },
  }),
});
