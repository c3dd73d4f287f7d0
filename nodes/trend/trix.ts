import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { averageSettle, averageWarmup } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'trix',
  group: 'trend',
  title: 'TRIX',
  doc: 'How many percent a triple-smoothed average rose in the last bar, with a signal line. Above zero the smoothed trend is up; a cross of the signal is an entry. Trap: three averages in a row filter out every short swing, and with it every quick answer: turns show late.',
  source: 'J. Hutson, 1983; https://ta-lib.org/functions/ (TRIX)',
  words: ['triple exponential average', 'triple smoothed', 'rate of change'],
  params: z.object({
    length: bars('Length', { default: 18 }),
    signal: bars('Signal length', { default: 9 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: {
    value: number({ title: 'TRIX', unit: '%', plot: 'own' }),
    signal: number({ title: 'Signal', unit: '%', plot: 'own' }),
  },
  warmup: ({ length, signal }) => {
    const value = averageWarmup('tema', length) + 1;
    return { value, signal: value + signal - 1 };
  },
  settle: ({ length, signal }) => averageSettle('tema', length) + averageSettle('ema', signal),
  sentence: ({ length, signal }, { source }) => `${length}, ${signal} of ${source}`,
  expand: ({ length, signal }) => ({
    nodes: [
      part('once', 'ema', { source: 'in.source' }, { length }),
      part('twice', 'ema', { source: 'once.value' }, { length }),
      part('thrice', 'ema', { source: 'twice.value' }, { length }),
      part('rise', 'roc', { source: 'thrice.value' }, { length: 1 }),
      part('signal', 'ema', { source: 'rise.value' }, { length: signal }),
    ],
    outputs: { value: 'rise.value', signal: 'signal.value' },
  }),
  golden: [
    {
      source: 'TA-Lib (C library), TRIX',
      params: { length: 3, signal: 2 },
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
          null,
          null,
          null,
          0.29500476241,
          0.40220084604,
          0.3794763714,
          0.47923621349,
          0.63323981637,
          0.68692711534,
          0.74276154829,
          0.60556636171,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
