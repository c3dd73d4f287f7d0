import { z } from 'zod';
import { bool, choice, defineComposite, number, type PartNode } from '../../src/node/index.ts';

const WAYS = { up: 'above', down: 'below', either: 'either' } as const;

export default defineComposite({
  type: 'turns',
  group: 'conditions',
  title: 'Turns',
  doc: 'True on the bar on which a value turns: it rises now and did not rise one bar before, or the other way round. Use it on a smooth line such as a long average; a raw price turns all the time. Trap: on a noisy line every second bar is a turn.',
  words: ['turning point', 'reversal', 'changes direction', 'hook', 'bottoms', 'tops'],
  params: z.object({ direction: choice('Direction', ['up', 'down', 'either'], 'up') }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: bool() },
  warmup: () => 2,
  sentence: ({ direction }, { source }) => (direction === 'either' ? `${source}` : `${source} ${direction}`),
  expand: ({ direction }) => ({ nodes: parts(WAYS[direction]), outputs: { value: 'turn.value' } }),
  golden: [
    {
      source: 'by hand',
      params: { direction: 'up' },
      in: { source: [3, 2, 2, 3, 4, 3] },
      out: { value: [null, null, 0, 1, 0, 0] },
    },
  ],
});

function parts(direction: string): readonly PartNode[] {
  return [
    { id: 'change', type: 'change', params: { bars: 1 }, inputs: { source: 'in.source' } },
    { id: 'turn', type: 'crosses', params: { direction }, inputs: { a: 'change.value', b: 0 } },
  ];
}
