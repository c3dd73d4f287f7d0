import { z } from 'zod';
import { bool, candles, defineNode, number } from '../../src/node/index.ts';

/** The last candle against the move before a break of structure, as long as no close goes through it. */
export default defineNode({
  type: 'order-block-core',
  group: 'structure',
  title: 'Order blocks after breaks',
  doc: 'The last candle against the move before a break, until a close goes through it.',
  hidden: true,
  params: z.object({}),
  inputs: { candles: candles({ from: 'main' }), broke: number(), turned: number() },
  outputs: {
    bullTop: number({ plot: 'price' }),
    bullBottom: number({ plot: 'price' }),
    bearTop: number({ plot: 'price' }),
    bearBottom: number({ plot: 'price' }),
    touched: bool(),
  },
  warmup: () => ({ bullTop: null, bullBottom: null, bearTop: null, bearBottom: null, touched: 0 }),
  settle: () => 500,
  state: () => ({
    red: 0,
    redTop: 0,
    redBottom: 0,
    green: 0,
    greenTop: 0,
    greenBottom: 0,
    bull: 0,
    bullTop: 0,
    bullBottom: 0,
    bear: 0,
    bearTop: 0,
    bearBottom: 0,
  }),
  run(_, state, { candles: { open, high, low, close }, broke, turned }, out, from, to) {
    const s = { ...state };
    for (let i = from; i < to; i++) {
      const price = close[i]!;
      if (s.bull === 1 && price < s.bullBottom) s.bull = 0;
      if (s.bear === 1 && price > s.bearTop) s.bear = 0;
      const touch = (s.bull === 1 && low[i]! <= s.bullTop) || (s.bear === 1 && high[i]! >= s.bearBottom);
      const side = broke[i]! + turned[i]!;
      if (side > 0 && s.red === 1) {
        s.bull = 1;
        s.bullTop = s.redTop;
        s.bullBottom = s.redBottom;
      } else if (side < 0 && s.green === 1) {
        s.bear = 1;
        s.bearTop = s.greenTop;
        s.bearBottom = s.greenBottom;
      }
      if (price < open[i]!) {
        s.red = 1;
        s.redTop = high[i]! + 0;
        s.redBottom = low[i]! + 0;
      } else if (price > open[i]!) {
        s.green = 1;
        s.greenTop = high[i]! + 0;
        s.greenBottom = low[i]! + 0;
      }
      out.bullTop[i] = s.bull === 1 ? s.bullTop : Number.NaN;
      out.bullBottom[i] = s.bull === 1 ? s.bullBottom : Number.NaN;
      out.bearTop[i] = s.bear === 1 ? s.bearTop : Number.NaN;
      out.bearBottom[i] = s.bear === 1 ? s.bearBottom : Number.NaN;
      out.touched[i] = touch ? 1 : 0;
    }
    Object.assign(state, s);
  },
});
