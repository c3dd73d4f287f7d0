import { z } from 'zod';
import { bars, bool, defineNode, number } from '../../src/node/index.ts';

/** Compares price and oscillator at neighbouring swings of the oscillator. */
export default defineNode({
  type: 'divergence-core',
  group: 'structure',
  title: 'Divergence at swings',
  doc: 'Price and oscillator compared at neighbouring swings of the oscillator.',
  hidden: true,
  params: z.object({
    minBars: bars('Swings at least apart', { default: 5 }),
    maxBars: bars('Swings at most apart', { default: 60 }),
  }),
  inputs: { isHigh: bool(), isLow: bool(), high: number(), low: number(), price: number() },
  outputs: { bullish: bool(), bearish: bool(), hiddenBullish: bool(), hiddenBearish: bool() },
  warmup: () => 0,
  settle: ({ maxBars }) => maxBars,
  state: () => ({
    top: { age: 0, price: 0, value: 0 },
    bottom: { age: 0, price: 0, value: 0 },
  }),
  run({ minBars, maxBars }, { top, bottom }, { isHigh, isLow, high, low, price }, out, from, to) {
    for (let i = from; i < to; i++) {
      if (top.age > 0) top.age++;
      if (bottom.age > 0) bottom.age++;
      out.bullish[i] = out.bearish[i] = out.hiddenBullish[i] = out.hiddenBearish[i] = 0;
      if (isLow[i] === 1) {
        const near = bottom.age > minBars && bottom.age <= maxBars + 1; // age 1 is the bar of the swing itself
        if (near && low[i]! > bottom.value && price[i]! < bottom.price) out.bullish[i] = 1;
        if (near && low[i]! < bottom.value && price[i]! > bottom.price) out.hiddenBullish[i] = 1;
        Object.assign(bottom, { age: 1, price: price[i]! + 0, value: low[i]! + 0 });
      }
      if (isHigh[i] === 1) {
        const near = top.age > minBars && top.age <= maxBars + 1;
        if (near && high[i]! < top.value && price[i]! > top.price) out.bearish[i] = 1;
        if (near && high[i]! > top.value && price[i]! < top.price) out.hiddenBearish[i] = 1;
        Object.assign(top, { age: 1, price: price[i]! + 0, value: high[i]! + 0 });
      }
    }
  },
});
