import { z } from 'zod';
import { bool, defineComposite, factor, number, type PartNode } from '../../src/node/index.ts';

export default defineComposite({
  type: 'near',
  group: 'conditions',
  title: 'Near',
  doc: 'True where A lies within some percent of B, above or below. Use it for price near a moving average or near a level. Trap: one per cent is far in a calm market and nothing in a wild one; measure in ATR where that matters.',
  words: ['close to', 'approximately', 'around', 'distance', 'proximity'],
  params: z.object({ percent: factor('Within', { min: 0, default: 1 }, '%') }),
  inputs: { a: number({ title: 'A' }), b: number({ title: 'B' }) },
  outputs: { value: bool() },
  warmup: () => 0,
  sentence: ({ percent }, { a, b }) => `${a} within ${percent}% of ${b}`,
  expand: ({ percent }) => ({ nodes: parts(percent), outputs: { value: 'close.value' } }),
});

function parts(margin: number): readonly PartNode[] {
  const params = { op: '==', by: 'percent', margin };
  return [{ id: 'close', type: 'compare', params, inputs: { a: 'in.a', b: 'in.b' } }];
}
