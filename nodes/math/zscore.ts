import { z } from 'zod';
import { bars, defineComposite, number, type PartNode } from '../../src/node/index.ts';

export default defineComposite({
  type: 'zscore',
  group: 'math',
  title: 'Z-score',
  doc: 'How many standard deviations a value lies from the average of the last ones. Beyond +2 or −2 is unusual; mean-reversion and pairs strategies trade it back to 0. Trap: in a trend it can stay extreme for long. Unknown while nothing moved.',
  source: 'https://www.tradingview.com/pine-script-reference/v5/ (its namesake or plain arithmetic)',
  words: ['standard score', 'standardize', 'deviation from mean', 'sigma'],
  params: z.object({ length: bars('Length', { min: 2 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ length }) => length - 1,
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length }) => ({ nodes: parts(length), outputs: { value: 'score.value' } }),
  golden: [
    {
      source: 'by hand: the mean is 2, the deviation √(2/3)',
      params: { length: 3 },
      in: { source: [1, 2, 3] },
      out: { value: [null, null, 1.224744871391589] },
      tolerance: 1e-12,
    },
  ],
});

function parts(length: number): readonly PartNode[] {
  return [
    { id: 'mean', type: 'sma', params: { length }, inputs: { source: 'in.source' } },
    { id: 'deviation', type: 'stdev', params: { length }, inputs: { source: 'in.source' } },
    { id: 'distance', type: 'math', params: { op: '-' }, inputs: { a: 'in.source', b: 'mean.value' } },
    {
      id: 'score',
      type: 'math',
      params: { op: '/' },
      inputs: { a: 'distance.value', b: 'deviation.value' },
    },
  ];
}
