import { z } from 'zod';
import { bars, defineComposite, number, type PartNode } from '../../src/node/index.ts';

export default defineComposite({
  type: 'normalize',
  group: 'math',
  title: 'Normalize',
  doc: 'Where a value lies between the least and the greatest of the last values: 0 at the bottom, 1 at the top. It brings unlike values onto one scale so that they can be compared or weighted. Unknown while nothing moved. Trap: one spike squeezes all other values together until it has left the window.',
  source: 'https://www.tradingview.com/pine-script-reference/v5/ (its namesake or plain arithmetic)',
  words: ['scale', 'min-max', 'rescale', 'unit range'],
  params: z.object({ length: bars('Length', { min: 2, default: 100 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ range: [0, 1], plot: 'own' }) },
  warmup: ({ length }) => length - 1,
  sentence: ({ length }, { source }) => `${source} over ${length} bars`,
  expand: ({ length }) => ({ nodes: parts(length), outputs: { value: 'share.value' } }),
  golden: [
    {
      source: 'by hand',
      params: { length: 3 },
      in: { source: [1, 5, 3, 2] },
      out: { value: [null, null, 0.5, 0] },
    },
  ],
});

function parts(length: number): readonly PartNode[] {
  return [
    { id: 'top', type: 'highest', params: { length }, inputs: { source: 'in.source' } },
    { id: 'bottom', type: 'lowest', params: { length }, inputs: { source: 'in.source' } },
    { id: 'height', type: 'math', params: { op: '-' }, inputs: { a: 'in.source', b: 'bottom.value' } },
    { id: 'range', type: 'math', params: { op: '-' }, inputs: { a: 'top.value', b: 'bottom.value' } },
    { id: 'share', type: 'math', params: { op: '/' }, inputs: { a: 'height.value', b: 'range.value' } },
  ];
}
