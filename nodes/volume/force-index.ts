import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'force-index',
  group: 'volume',
  title: 'Force index',
  doc: 'The change of the close times the volume, smoothed: how hard buyers or sellers push. Crossing above zero in an up trend marks the end of a pull-back. Trap: its scale depends on the market, so use its sign and turns, not its size.',
  source: 'https://www.tradingview.com/support/solutions/43000502259/ (Elder Force Index); A. Elder, 1993',
  words: ['EFI', 'elder force index', 'FI', "Elder's force index"],
  params: z.object({ length: bars('Length', { default: 13 }), maType: maType('ema') }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ length, maType }) => 1 + averageWarmup(maType, length),
  settle: ({ length, maType }) => 1 + averageSettle(maType, length),
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length, maType }) => ({
    nodes: [
      part('move', 'change', { source: 'in.candles.close' }, { bars: 1 }),
      part('force', 'math', { a: 'move.value', b: 'in.candles.volume' }, { op: '*' }),
      average('smooth', maType, 'force.value', length),
    ],
    outputs: { value: 'smooth.value' },
  }),
});
