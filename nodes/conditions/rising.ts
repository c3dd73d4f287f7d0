import { z } from 'zod';
import { bars, bool, defineComposite, number, type PartNode } from '../../src/node/index.ts';

export default defineComposite({
  type: 'rising',
  group: 'conditions',
  title: 'Rising',
  doc: 'True where a value is higher than on each of the last bars. With 1 bar it is simply higher than before. Use it to ask for an average that points up. Trap: it does not ask that every bar rose, only that this one lies highest; for rises in a row use Streak.',
  words: ['up', 'increasing', 'slope', 'trend up'],
  params: z.object({ bars: bars('Bars', { default: 1 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: bool() },
  warmup: ({ bars: window }) => window,
  sentence: ({ bars: window }, { source }) => `${source} over ${window} ${window === 1 ? 'bar' : 'bars'}`,
  expand: ({ bars: window }) => ({ nodes: parts(window), outputs: { value: 'beyond.value' } }),
  golden: [
    {
      source:
        'by hand after https://www.tradingview.com/pine-script-reference/v5/#fun_ta.rising: above each of the last 2',
      params: { bars: 2 },
      in: { source: [1, 2, 3, 3, 2, 4] },
      out: { value: [null, null, 1, 0, 0, 1] },
    },
  ],
});

function parts(length: number): readonly PartNode[] {
  return [
    { id: 'extreme', type: 'highest', params: { length }, inputs: { source: 'in.source' } },
    { id: 'before', type: 'lag', params: { bars: 1 }, inputs: { source: 'extreme.value' } },
    { id: 'beyond', type: 'compare', params: { op: '>' }, inputs: { a: 'in.source', b: 'before.value' } },
  ];
}
