import { z } from 'zod';
import { defineNode, number } from '../../src/node/index.ts';

/** The squared percentage by which a value lies below a peak. */
export default defineNode({
  type: 'fall',
  group: 'volatility',
  title: 'Squared fall',
  doc: 'The square of the percentage by which a value lies below a peak.',
  hidden: true,
  params: z.object({}),
  inputs: { source: number({ from: 'close' }), peak: number() },
  outputs: { value: number({ plot: 'own' }) },
  warmup: () => 0,
  unknown: 'restart',
  state: () => ({}),
  run(_, __, { source, peak }, { value }, from, to) {
    for (let i = from; i < to; i++) {
      const percent = peak[i]! === 0 ? Number.NaN : (100 * (source[i]! - peak[i]!)) / peak[i]!;
      value[i] = percent * percent;
    }
  },
});
