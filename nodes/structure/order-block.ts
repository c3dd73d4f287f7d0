import { z } from 'zod';
import { bars, bool, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'order-block',
  group: 'structure',
  title: 'Order block',
  doc: 'The last red candle before the price broke a swing high, and the last green one before it broke a swing low: where large orders are thought to wait. The zone stands until a close goes through it; `touched` is true while the price is in it. Traders buy the return to a bullish block. Trap: that large orders wait there is belief, not fact.',
  source: 'https://www.tradingview.com/script/CnB3fSph-Smart-Money-Concepts-LuxAlgo/',
  words: ['OB', 'smart money', 'SMC', 'ICT', 'supply and demand', 'demand zone', 'supply zone'],
  params: z.object({
    left: bars('Bars before', { max: 1000, default: 5 }),
    right: bars('Bars after', { max: 1000, default: 5 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    bullTop: number({ title: 'Bullish block, top', plot: 'price' }),
    bullBottom: number({ title: 'Bullish block, bottom', plot: 'price' }),
    bearTop: number({ title: 'Bearish block, top', plot: 'price' }),
    bearBottom: number({ title: 'Bearish block, bottom', plot: 'price' }),
    touched: bool({ title: 'Price in a block' }),
  },
  warmup: ({ left, right }) => ({
    bullTop: null,
    bullBottom: null,
    bearTop: null,
    bearBottom: null,
    touched: left + right,
  }),
  settle: ({ left, right }) => 100 * (left + right),
  sentence: ({ left, right }, { candles }) => `${left}, ${right} of ${candles}`,
  expand: (params) => ({
    nodes: [
      part('structure', 'market-structure', { candles: 'in.candles' }, { ...params }),
      part('core', 'order-block-core', {
        candles: 'in.candles',
        broke: 'structure.breakOfStructure',
        turned: 'structure.changeOfCharacter',
      }),
    ],
    outputs: {
      bullTop: 'core.bullTop',
      bullBottom: 'core.bullBottom',
      bearTop: 'core.bearTop',
      bearBottom: 'core.bearBottom',
      touched: 'core.touched',
    },
  }),
});
