import { z } from 'zod';
import { bool, candles, defineComposite, number, type PartNode } from '../../src/node/index.ts';

const parts: readonly PartNode[] = [
  {
    id: 'inside',
    type: 'between',
    inputs: { source: 'in.level', lower: 'in.candles.low', upper: 'in.candles.high' },
  },
];

export default defineComposite({
  type: 'touches',
  group: 'conditions',
  title: 'Touches',
  doc: 'True where a candle reaches a level: the level lies between its low and its high. Use it for price coming back to an average or a support, even if only with its wick. Trap: that a level was touched says nothing about where the candle closed.',
  words: ['reaches', 'hits', 'wick', 'tag', 'retest'],
  params: z.object({}),
  inputs: { candles: candles({ from: 'main' }), level: number({ title: 'Level' }) },
  outputs: { value: bool() },
  warmup: () => 0,
  sentence: (_params, { level }) => `${level}`,
  expand: () => ({ nodes: parts, outputs: { value: 'inside.value' } }),
});
