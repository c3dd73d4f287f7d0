import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'apo',
  group: 'trend',
  title: 'APO',
  doc: 'The distance between a fast and a slow average in price units. Above zero the recent price is higher than the usual: an up trend. Use its zero line as a trend filter. Trap: its height depends on the price, so do not compare it between markets (PPO can be).',
  source: 'https://ta-lib.org/functions/ (APO): each average starts by itself, other than in MACD',
  words: ['absolute price oscillator', 'moving average difference'],
  params: z.object({
    fast: bars('Fast length', { default: 12 }),
    slow: bars('Slow length', { default: 26 }),
    maType: maType('ema'),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ fast, slow, maType }) => Math.max(averageWarmup(maType, fast), averageWarmup(maType, slow)),
  settle: ({ fast, slow, maType }) => averageSettle(maType, Math.max(fast, slow)),
  sentence: ({ fast, slow }, { source }) => `${fast}, ${slow} of ${source}`,
  expand: ({ fast, slow, maType }) => ({
    nodes: [
      average('fast', maType, 'in.source', Math.min(fast, slow)),
      average('slow', maType, 'in.source', Math.max(fast, slow)),
      part('apart', 'math', { a: 'fast.value', b: 'slow.value' }, { op: '-' }),
    ],
    outputs: { value: 'apart.value' },
  }),
  golden: [
    {
      source: 'TA-Lib (C library), APO',
      params: { fast: 3, slow: 5 },
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
          0.589,
          0.41516666667,
          0.23636111111,
          0.32903240741,
          0.39841743827,
          0.32347620885,
          0.43958309757,
          0.57335487754,
          0.58071965795,
          0.63305464176,
          0.4649905294,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
