import { z } from 'zod';
import { candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'net-volume',
  group: 'volume',
  title: 'Net volume',
  doc: 'The volume of the candle, counted up where it closed higher than the one before and down where it closed lower. Adding it up gives the on-balance volume. Use it to see at a glance which side the busy candles were on. Trap: the whole candle counts for one side, however small the change.',
  source: 'https://www.tradingview.com/support/solutions/43000591343/ (Net Volume)',
  words: ['signed volume', 'volume by direction', 'NV'],
  params: z.object({}),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: () => 1,
  sentence: (_params, inputs) => `of ${inputs.candles}`,
  expand: () => ({
    nodes: [
      part('step', 'change', { source: 'in.candles.close' }),
      part('side', 'function', { source: 'step.value' }, { op: 'sign' }),
      part('net', 'math', { a: 'side.value', b: 'in.candles.volume' }, { op: '*' }),
    ],
    outputs: { value: 'net.value' },
  }),
});
