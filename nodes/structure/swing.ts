import { z } from 'zod';
import { bars, bool, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'swing',
  group: 'structure',
  title: 'Swing high and low',
  doc: 'The price of the last peak and of the last trough. A peak is a bar whose high no bar before surpasses and no bar after reaches. Use them for breakouts or to place stops. Trap: a swing is only known `right` bars after it happened, and the node tells it no sooner.',
  source: 'https://www.tradingview.com/pine-script-reference/v5/#fun_ta.pivothigh',
  words: [
    'pivot high',
    'pivot low',
    'swing point',
    'peak',
    'trough',
    'pivots high low',
    'higher high',
    'lower low',
    'pivot points high low',
  ],
  params: z.object({
    left: bars('Bars before', { max: 1000, default: 5 }),
    right: bars('Bars after', { max: 1000, default: 5 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    high: number({ title: 'Last swing high', plot: 'price' }),
    low: number({ title: 'Last swing low', plot: 'price' }),
    newHigh: bool({ title: 'High confirmed' }),
    newLow: bool({ title: 'Low confirmed' }),
  },
  warmup: ({ left, right }) => ({ high: null, low: null, newHigh: left + right, newLow: left + right }),
  settle: ({ left, right }) => 50 * (left + right),
  sentence: ({ left, right }, { candles }) => `${left}, ${right} of ${candles}`,
  expand: (params) => ({
    nodes: [
      part('points', 'swing-points', { top: 'in.candles.high', bottom: 'in.candles.low' }, { ...params }),
      part('high', 'value-when', { when: 'points.isHigh', source: 'points.high' }),
      part('low', 'value-when', { when: 'points.isLow', source: 'points.low' }),
    ],
    outputs: { high: 'high.value', low: 'low.value', newHigh: 'points.isHigh', newLow: 'points.isLow' },
  }),
});
