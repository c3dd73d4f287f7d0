import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'natr',
  group: 'volatility',
  title: 'Normalized ATR',
  doc: 'The average true range as a percentage of the price, so that markets and years can be compared. 2 means that a usual bar spans 2 % of the price. Use it to choose stops or to leave out sleepy markets. It says nothing about direction.',
  source: 'https://ta-lib.org/functions/ (NATR)',
  words: ['NATR', 'ATRP', 'ATR percent', 'average true range percent', 'normalized average true range'],
  params: z.object({ length: bars('Length', { default: 14 }) }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ unit: '%', plot: 'own' }) },
  warmup: ({ length }) => length,
  settle: ({ length }) => length + 1 + rmaSettle(length),
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length }) => ({
    nodes: [
      part('range', 'atr', { candles: 'in.candles' }, { length }),
      part('share', 'math', { a: 'range.value', b: 'in.candles.close' }, { op: '/' }),
      part('percent', 'math', { a: 'share.value', b: 100 }, { op: '*' }),
    ],
    outputs: { value: 'percent.value' },
  }),
});
