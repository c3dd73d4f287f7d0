import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'aroon',
  group: 'trend',
  title: 'Aroon',
  doc: 'How fresh the last high and the last low are: 100 means in this bar, 0 a whole window ago. Up near 100 with down near 0 is a young up trend; both low means that the market drifts. The oscillator is up less down. Trap: it looks only at when an extreme was made, never at how large the move was.',
  source: 'T. Chande, 1995; https://ta-lib.org/functions/ (AROON, AROONOSC)',
  words: ['aroon up', 'aroon down', 'aroon oscillator', 'AROONOSC', 'trend age'],
  params: z.object({ length: bars('Length', { max: 4999, default: 14 }) }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    up: number({ title: 'Up', range: [0, 100], plot: 'own' }),
    down: number({ title: 'Down', range: [0, 100], plot: 'own' }),
    oscillator: number({ title: 'Oscillator', range: [-100, 100], plot: 'own' }),
  },
  warmup: ({ length }) => length,
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length }) => ({
    nodes: [
      part('high-age', 'highest-age', { source: 'in.candles.high' }, { length: length + 1 }),
      part('low-age', 'lowest-age', { source: 'in.candles.low' }, { length: length + 1 }),
      part('high-left', 'math', { a: length, b: 'high-age.value' }, { op: '-' }),
      part('low-left', 'math', { a: length, b: 'low-age.value' }, { op: '-' }),
      part('apart', 'math', { a: 'low-age.value', b: 'high-age.value' }, { op: '-' }),
      part('up', 'math', { a: 'high-left.value', b: 100 / length }, { op: '*' }),
      part('down', 'math', { a: 'low-left.value', b: 100 / length }, { op: '*' }),
      part('oscillator', 'math', { a: 'apart.value', b: 100 / length }, { op: '*' }),
    ],
    outputs: { up: 'up.value', down: 'down.value', oscillator: 'oscillator.value' },
  }),
  golden: [
    {
      source: 'TA-Lib (C library), AROON',
      params: { length: 5 },
      in: {
        candles: {
          high: [
            82.15, 81.89, 83.03, 83.3, 83.85, 83.9, 83.33, 84.3, 84.84, 85, 85.9, 86.58, 86.98, 88, 87.87,
          ],
          low: [
            81.29, 80.64, 81.31, 82.65, 83.07, 83.11, 82.49, 82.3, 84.15, 84.11, 84.03, 85.39, 85.76, 87.17,
            87.01,
          ],
        },
      },
      out: {
        down: [null, null, null, null, null, 20, 0, 0, 80, 60, 40, 20, 0, 40, 20],
        up: [null, null, null, null, null, 100, 80, 100, 100, 100, 100, 100, 100, 100, 80],
      },
      tolerance: 1e-9,
    },
  ],
});
