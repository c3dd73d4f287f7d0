import { z } from 'zod';
import { bars, bool, defineComposite, factor, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'relative-volume',
  group: 'volume',
  title: 'Relative volume',
  doc: 'The volume of this bar as a multiple of the usual one: 2 is twice the average. `spike` is true from the threshold up. A breakout with a spike is more believable than one without. Trap: volume has a daily rhythm: a busy hour is not yet a spike.',
  source: 'https://www.tradingview.com/support/solutions/43000635874/ (Relative Volume)',
  words: ['RVOL', 'volume spike', 'unusual volume', 'volume ratio', 'relative volume at time'],
  params: z.object({
    length: bars('Length', { default: 20 }),
    factor: factor('Spike from', { min: 0.1, max: 100, default: 2 }, '×'),
  }),
  inputs: { volume: number({ from: 'volume' }) },
  outputs: { value: number({ unit: '×', plot: 'own' }), spike: bool({ title: 'Spike' }) },
  warmup: ({ length }) => length - 1,
  sentence: ({ length }, { volume }) => `${volume} over its average of ${length}`,
  expand: ({ length, factor }) => ({
    nodes: [
      part('usual', 'sma', { source: 'in.volume' }, { length }),
      part('ratio', 'math', { a: 'in.volume', b: 'usual.value' }, { op: '/' }),
      part('spike', 'compare', { a: 'ratio.value', b: factor }, { op: '>=' }),
    ],
    outputs: { value: 'ratio.value', spike: 'spike.value' },
  }),
});
