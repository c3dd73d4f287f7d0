import { z } from 'zod';
import { bars, bool, defineComposite, number, type PartNode } from '../../src/node/index.ts';

export default defineComposite({
  type: 'falling',
  group: 'conditions',
  title: 'Falling',
  doc: 'True where a value is lower than on each of the last bars. With 1 bar it is simply lower than before. Use it to ask for an average that points down. Trap: it does not ask that every bar fell, only that this one lies lowest; for falls in a row use Streak.',
  words: ['down', 'decreasing', 'slope', 'trend down'],
  params: z.object({ bars: bars('Bars', { default: 1 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: bool() },
  warmup: ({ bars: window }) => window,
  sentence: ({ bars: window }, { source }) => `${source} over ${window} ${window === 1 ? 'bar' : 'bars'}`,
  expand: ({ bars: window }) => ({ nodes: parts(window), outputs: { value: 'beyond.value' } }),
});

function parts(length: number): readonly PartNode[] {
  return [
    { id: 'extreme', type: 'lowest', params: { length }, inputs: { source: 'in.source' } },
    { id: 'before', type: 'lag', params: { bars: 1 }, inputs: { source: 'extreme.value' } },
    { id: 'beyond', type: 'compare', params: { op: '<' }, inputs: { a: 'in.source', b: 'before.value' } },
  ];
}
