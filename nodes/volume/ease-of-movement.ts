import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'ease-of-movement',
  group: 'volume',
  title: 'Ease of movement',
  doc: 'How far the price moves for the volume it takes. High above zero: it rises with ease, nobody sells. Near zero: much volume, little progress. Trap: its scale depends on the market, so use its sign and turns.',
  source: 'https://www.tradingview.com/support/solutions/43000502256/ (Ease of Movement), divisor 10,000',
  words: ['EOM', 'EMV', 'ease of movement'],
  params: z.object({ length: bars('Length', { default: 14 }), maType: maType('sma') }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ length, maType }) => 1 + averageWarmup(maType, length),
  settle: ({ length, maType }) => 1 + averageSettle(maType, length),
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length, maType }) => ({
    nodes: [
      part('step', 'ease-step', { candles: 'in.candles' }),
      average('average', maType, 'step.value', length),
    ],
    outputs: { value: 'average.value' },
  }),
  golden: [
    {
      source: 'https://tulipindicators.org/emv',
      params: { length: 1 },
      in: {
        candles: {
          high: [
            82.15, 81.89, 83.03, 83.3, 83.85, 83.9, 83.33, 84.3, 84.84, 85, 85.9, 86.58, 86.98, 88, 87.87,
          ],
          low: [
            81.29, 80.64, 81.31, 82.65, 83.07, 83.11, 82.49, 82.3, 84.15, 84.11, 84.03, 85.39, 85.76, 87.17,
            87.01,
          ],
          volume: [
            5653100, 6447400, 7690900, 3831400, 4455100, 3798000, 3936200, 4732000, 4841300, 3915300, 6830800,
            6694100, 5293600, 7985800, 4807900,
          ],
        },
      },
      out: {
        value: [null, -0.001, 0.002, 0.001, 0.001, 0, -0.001, 0.002, 0.002, 0, 0.001, 0.002, 0.001, 0.001, 0],
      },
      tolerance: 0.25,
    },
  ],
});
