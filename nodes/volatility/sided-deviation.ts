import { z } from 'zod';
import { defineNode, number } from '../../src/node/index.ts';

/** A deviation, counted as upward where the value rose and as downward otherwise. */
export default defineNode({
  type: 'sided-deviation',
  group: 'volatility',
  title: 'Deviation by side',
  doc: 'A deviation, counted on the side to which the value moved.',
  hidden: true,
  params: z.object({}),
  inputs: { deviation: number(), change: number() },
  outputs: { up: number({ plot: 'own' }), down: number({ plot: 'own' }) },
  warmup: () => 0,
  unknown: 'restart',
  state: () => ({}),
  run(_, __, { deviation, change }, { up, down }, from, to) {
    for (let i = from; i < to; i++) {
      const rose = change[i]! > 0;
      up[i] = rose ? deviation[i]! : 0;
      down[i] = rose ? 0 : deviation[i]!;
    }
  },
});
