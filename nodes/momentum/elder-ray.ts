import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'elder-ray',
  group: 'momentum',
  title: 'Elder ray',
  doc: 'How far buyers pushed the high above the average (bull) and sellers the low below it (bear). In an up trend Elder buys when bear power is below zero and rising. In price units: compare with the market itself, not with another. Trap: alone, without the trend, it says little.',
  source: 'A. Elder, Trading for a Living, 1993',
  words: ['bull power', 'bear power', 'BBP', 'bull bear power', 'elder'],
  params: z.object({ length: bars('Length', { default: 13 }), maType: maType('ema') }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    bull: number({ title: 'Bull power', plot: 'own' }),
    bear: number({ title: 'Bear power', plot: 'own' }),
  },
  warmup: ({ length, maType }) => averageWarmup(maType, length),
  settle: ({ length, maType }) => 2 * averageSettle(maType, length),
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length, maType }) => ({
    nodes: [
      average('average', maType, 'in.candles.close', length, 'in.candles.volume'),
      part('bull', 'math', { a: 'in.candles.high', b: 'average.value' }, { op: '-' }),
      part('bear', 'math', { a: 'in.candles.low', b: 'average.value' }, { op: '-' }),
    ],
    outputs: { bull: 'bull.value', bear: 'bear.value' },
  }),
});
