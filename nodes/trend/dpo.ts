import { z } from 'zod';
import { bars, choice, defineComposite, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'dpo',
  group: 'trend',
  title: 'DPO',
  doc: 'The price of half a window ago less the average around it: the trend is taken out and the cycles remain. Use it to measure how long swings usually last. Trap: it speaks of the past, not of the present bar. The other form compares the present price with the average of half a window ago.',
  source: 'https://chartschool.stockcharts.com (Detrended Price Oscillator); Tulip Indicators (dpo)',
  words: ['detrended price oscillator', 'cycle'],
  params: z.object({
    length: bars('Length', { default: 21 }),
    compare: choice('Compare', ['past-price', 'past-average'], 'past-price'),
    maType: maType('sma'),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ length, compare, maType }) => {
    const back = Math.floor(length / 2) + 1;
    const average = averageWarmup(maType, length);
    return compare === 'past-price' ? Math.max(back, average) : back + average;
  },
  settle: ({ length, maType }) => Math.floor(length / 2) + 1 + averageSettle(maType, length),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length, compare, maType }) => {
    const back = { bars: Math.floor(length / 2) + 1 };
    const usual = average('average', maType, 'in.source', length);
    return compare === 'past-price'
      ? {
          nodes: [
            usual,
            part('then', 'lag', { source: 'in.source' }, back),
            part('apart', 'math', { a: 'then.value', b: 'average.value' }, { op: '-' }),
          ],
          outputs: { value: 'apart.value' },
        }
      : {
          nodes: [
            usual,
            part('then', 'lag', { source: 'average.value' }, back),
            part('apart', 'math', { a: 'in.source', b: 'then.value' }, { op: '-' }),
          ],
          outputs: { value: 'apart.value' },
        };
  },
  golden: [
    {
      source: 'https://tulipindicators.org/dpo',
      params: { length: 5 },
      in: {
        source: [
          81.59, 81.06, 82.87, 83, 83.61, 83.15, 82.84, 83.99, 84.55, 84.36, 85.53, 86.54, 86.89, 87.77,
          87.29,
        ],
      },
      out: {
        value: [
          null,
          null,
          null,
          null,
          -1.366,
          0.132,
          -0.094,
          0.292,
          -0.478,
          -0.938,
          -0.264,
          -0.444,
          -1.214,
          -0.688,
          -0.264,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
