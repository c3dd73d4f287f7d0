import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'frama',
  group: 'trend',
  title: 'FRAMA',
  doc: "Ehlers' fractal average: it measures how ragged the price is and moves quickly when it runs smooth, slowly when it zigzags. Use it as a trend line that rests in ranges. Trap: one large bar can make a ragged market look smooth for half a window.",
  source: 'J. Ehlers, FRAMA, 2005',
  words: ['fractal adaptive moving average', 'fractal', 'ehlers'],
  params: z.object({
    length: bars('Length (made even)', { min: 2, max: 4998 }),
    fast: bars('Fast length', { max: 300, default: 1 }),
    slow: bars('Slow length', { min: 2, max: 300, default: 198 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: ({ length }) => length + (length % 2) - 1,
  settle: ({ length, slow }) => length + 10 * slow,
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length, fast, slow }) => {
    const half = Math.ceil(length / 2);
    return {
      nodes: [
        part('middle', 'price-average', { high: 'in.candles.high', low: 'in.candles.low' }, { kind: 'hl2' }),
        part('top', 'highest', { source: 'in.candles.high' }, { length: half }),
        part('bottom', 'lowest', { source: 'in.candles.low' }, { length: half }),
        part('old-top', 'lag', { source: 'top.value' }, { bars: half }),
        part('old-bottom', 'lag', { source: 'bottom.value' }, { bars: half }),
        part(
          'pace',
          'frama-pace',
          {
            newTop: 'top.value',
            newBottom: 'bottom.value',
            oldTop: 'old-top.value',
            oldBottom: 'old-bottom.value',
          },
          { length: 2 * half, fast: Math.min(fast, slow), slow },
        ),
        part('average', 'paced-average', { source: 'middle.value', pace: 'pace.value' }),
      ],
      outputs: { value: 'average.value' },
    };
  },
});
