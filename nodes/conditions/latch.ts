import { z } from 'zod';
import { bool, defineComposite, type PartNode } from '../../src/node/index.ts';

const parts: readonly PartNode[] = [
  { id: 'core', type: 'latch-core', inputs: { set: 'in.set', reset: 'in.reset' } },
  { id: 'held', type: 'previous', params: { initial: 0 }, inputs: { source: 'core.value' } },
];

export default defineComposite({
  type: 'latch',
  group: 'conditions',
  title: 'Latch',
  doc: 'Becomes true when set and stays true until reset; where both come at once the reset wins. Use it for setups that stay armed. Held is what it was when the bar began, so it may be wired back into its own inputs. Trap: if the reset never comes, it stays on for good.',
  words: ['memory', 'flip-flop', 'arm', 'switch', 'state', 'on until'],
  params: z.object({}),
  inputs: { set: bool({ title: 'Set' }), reset: bool({ title: 'Reset' }) },
  outputs: { value: bool(), held: bool({ title: 'Held', delayed: true, doc: 'Its value one bar before' }) },
  warmup: () => 0,
  settle: () => Number.POSITIVE_INFINITY,
  sentence: (_params, { set, reset }) => `from ${set} until ${reset}`,
  expand: () => ({ nodes: parts, outputs: { value: 'core.value', held: 'held.value' } }),
  golden: [
    {
      source: 'by hand: the reset wins',
      in: { set: [0, 1, 0, 0, 1, 0], reset: [0, 0, 0, 1, 1, 0] },
      out: { value: [0, 1, 1, 0, 0, 0], held: [0, 0, 1, 1, 0, 0] },
    },
  ],
});
