import { z } from 'zod';
import { bars, candles, count, defineComposite, factor, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'support-resistance',
  group: 'structure',
  title: 'Support and resistance',
  doc: 'The nearest level below the close (support) and above it (resistance) among the last confirmed swing highs and lows. With more touches asked for, only prices where several swings met count. Buy near support, take profit near resistance. Trap: a level that is broken often changes its role.',
  source: 'swing points as in https://www.tradingview.com/pine-script-reference/v5/#fun_ta.pivothigh',
  words: ['S/R', 'SR', 'support', 'resistance', 'key level', 'pivot level'],
  params: z.object({
    left: bars('Bars before', { max: 1000, default: 15 }),
    right: bars('Bars after', { max: 1000, default: 15 }),
    levels: count('Swings remembered', { max: 100, default: 10 }),
    touches: count('Touches at least', { max: 20, default: 1 }),
    tolerance: factor('Touch within', { min: 0, max: 50, default: 0.5 }, '%'),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    support: number({ title: 'Support', plot: 'price' }),
    resistance: number({ title: 'Resistance', plot: 'price' }),
  },
  warmup: () => null,
  settle: ({ left, right, levels }) => 5 * (left + right) * levels,
  sentence: ({ left, right }, { candles }) => `${left}, ${right} of ${candles}`,
  expand: ({ left, right, levels, touches, tolerance }) => ({
    nodes: [
      part('points', 'swing-points', { top: 'in.candles.high', bottom: 'in.candles.low' }, { left, right }),
      part(
        'core',
        'levels-core',
        {
          isHigh: 'points.isHigh',
          isLow: 'points.isLow',
          high: 'points.high',
          low: 'points.low',
          close: 'in.candles.close',
        },
        { levels, touches, tolerance },
      ),
    ],
    outputs: { support: 'core.support', resistance: 'core.resistance' },
  }),
});
