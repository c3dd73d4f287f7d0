import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'market-structure',
  group: 'structure',
  title: 'Market structure',
  doc: 'Closes beyond the last swing: with the trend it is a break of structure (BOS), against it a change of character (CHoCH). Each is +1 upward, −1 downward, 0 otherwise; `trend` is the side of the last one. Trap: a change of character is an early hint of a turn and often false. Swings count only once confirmed.',
  source: 'https://www.tradingview.com/script/CnB3fSph-Smart-Money-Concepts-LuxAlgo/',
  words: [
    'BOS',
    'CHoCH',
    'break of structure',
    'change of character',
    'smart money concepts',
    'SMC',
    'higher highs',
  ],
  params: z.object({
    left: bars('Bars before', { max: 1000, default: 5 }),
    right: bars('Bars after', { max: 1000, default: 5 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    breakOfStructure: number({ title: 'Break of structure', range: [-1, 1], plot: 'own' }),
    changeOfCharacter: number({ title: 'Change of character', range: [-1, 1], plot: 'own' }),
    trend: number({ title: 'Trend', range: [-1, 1], plot: 'own' }),
  },
  warmup: ({ left, right }) => left + right,
  settle: ({ left, right }) => 50 * (left + right),
  sentence: ({ left, right }, { candles }) => `${left}, ${right} of ${candles}`,
  expand: (params) => ({
    nodes: [
      part('points', 'swing-points', { top: 'in.candles.high', bottom: 'in.candles.low' }, { ...params }),
      part('core', 'structure-core', {
        isHigh: 'points.isHigh',
        isLow: 'points.isLow',
        high: 'points.high',
        low: 'points.low',
        close: 'in.candles.close',
      }),
    ],
    outputs: {
      breakOfStructure: 'core.breakOfStructure',
      changeOfCharacter: 'core.changeOfCharacter',
      trend: 'core.trend',
    },
  }),
});
