import { z } from 'zod';
import { bars, bool, choice, defineComposite, factor, number, type PartNode } from '../../src/node/index.ts';

export default defineComposite({
  type: 'moves',
  group: 'conditions',
  title: 'Moves',
  doc: 'True where a value has risen, or fallen, by at least so many percent from its lowest, or highest, point of the last bars. Use it for a drop of 5% within a day. A duration such as "24h" is fine too. Trap: it stays true on every bar until the extreme has left the window.',
  words: ['increases by', 'decreases by', 'drops', 'pumps', 'dip', 'spike', 'percent within'],
  params: z.object({
    direction: choice('Direction', ['up', 'down', 'either'], 'down'),
    percent: factor('Percent', { min: 0, default: 5 }, '%'),
    within: bars('Within', { max: 4999, default: 24 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: bool() },
  warmup: ({ within }) => within,
  sentence: ({ direction, percent, within }, { source }) =>
    `${source} ${direction === 'either' ? 'up or down' : direction} ${percent}% within ${within} bars`,
  expand: ({ direction, percent, within }) => ({
    nodes: parts(direction, percent, within + 1),
    outputs: { value: 'moved.value' },
  }),
  golden: [
    {
      source: 'by hand: 10 percent above the lowest of the last 3 closes',
      params: { direction: 'up', percent: 10, within: 2 },
      in: { source: [100, 90, 98, 99, 100] },
      out: { value: [null, null, 0, 1, 0] },
    },
  ],
});

function parts(direction: 'up' | 'down' | 'either', margin: number, length: number): readonly PartNode[] {
  const rise: PartNode[] = [
    { id: 'bottom', type: 'lowest', params: { length }, inputs: { source: 'in.source' } },
    beyond('rise', '>=', margin, 'bottom.value'),
  ];
  const fall: PartNode[] = [
    { id: 'top', type: 'highest', params: { length }, inputs: { source: 'in.source' } },
    beyond('fall', '<=', margin, 'top.value'),
  ];
  const moved =
    direction === 'up'
      ? ['rise.value']
      : direction === 'down'
        ? ['fall.value']
        : ['rise.value', 'fall.value'];
  return [...rise, ...fall, { id: 'moved', type: 'or', inputs: { in: moved } }];
}

function beyond(id: string, op: string, margin: number, from: string): PartNode {
  return { id, type: 'compare', params: { op, by: 'percent', margin }, inputs: { a: 'in.source', b: from } };
}
