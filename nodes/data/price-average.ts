import { z } from 'zod';
import { choice, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'price-average',
  group: 'data',
  title: 'Price average',
  doc: 'The middle of a candle: an average of some of its prices.',
  source: 'https://ta-lib.org/functions/ (MEDPRICE, TYPPRICE, AVGPRICE, WCLPRICE)',
  hidden: true,
  params: z.object({ kind: choice('Kind', ['hl2', 'hlc3', 'ohlc4', 'hlcc4'], 'hl2') }),
  inputs: {
    open: number({ optional: true }),
    high: number(),
    low: number(),
    close: number({ optional: true }),
  },
  outputs: { value: number({ plot: 'price' }) },
  warmup: () => 0,
  state: () => ({}),
  run({ kind }, _state, { open, high, low, close }, { value }, from, to) {
    if (kind === 'hl2') {
      for (let i = from; i < to; i++) value[i] = (high[i]! + low[i]!) / 2;
    } else if (kind === 'hlc3' && close) {
      for (let i = from; i < to; i++) value[i] = (high[i]! + low[i]! + close[i]!) / 3;
    } else if (kind === 'hlcc4' && close) {
      for (let i = from; i < to; i++) value[i] = (high[i]! + low[i]! + close[i]! * 2) / 4;
    } else if (open && close) {
      for (let i = from; i < to; i++) value[i] = (high[i]! + low[i]! + close[i]! + open[i]!) / 4;
    } else value.fill(Number.NaN, from, to);
  },
});
