import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'awesome-oscillator',
  group: 'momentum',
  title: 'Awesome oscillator',
  doc: "Williams' oscillator: a 5-bar average of the middle price less a 34-bar one. Above zero the short momentum is upward; a cross of zero, or a dip above zero that turns up (the saucer), is an entry. Trap: it is in price units, so do not compare markets; late by half the slow window.",
  source: 'B. Williams, Trading Chaos, 1995; https://www.tradingview.com/support/solutions/43000501826/',
  words: ['AO', 'bill williams', 'saucer'],
  params: z.object({
    fast: bars('Fast length', { default: 5 }),
    slow: bars('Slow length', { default: 34 }),
    maType: maType('sma'),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ fast, slow, maType }) => averageWarmup(maType, Math.max(fast, slow)),
  settle: ({ fast, slow, maType }) => averageSettle(maType, Math.max(fast, slow)),
  sentence: ({ fast, slow }, { candles }) => `${fast}, ${slow} of ${candles}`,
  expand: ({ fast, slow, maType }) => ({
    nodes: [
      part('middle', 'price-average', { high: 'in.candles.high', low: 'in.candles.low' }, { kind: 'hl2' }),
      average('fast', maType, 'middle.value', fast, 'in.candles.volume'),
      average('slow', maType, 'middle.value', slow, 'in.candles.volume'),
      part('apart', 'math', { a: 'fast.value', b: 'slow.value' }, { op: '-' }),
    ],
    outputs: { value: 'apart.value' },
  }),
});
