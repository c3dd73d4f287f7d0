import { z } from 'zod';
import { bool, count, defineNode, factor, number } from '../../src/node/index.ts';

/** The nearest of the last swing prices below and above the close that were met often enough. */
export default defineNode({
  type: 'levels-core',
  group: 'structure',
  title: 'Nearest levels',
  doc: 'The nearest of the last swing prices below and above the close.',
  hidden: true,
  params: z.object({
    levels: count('Swings remembered', { max: 100, default: 10 }),
    touches: count('Touches', { max: 20, default: 1 }),
    tolerance: factor('Tolerance', { min: 0, max: 50, default: 0.5 }, '%'),
  }),
  inputs: { isHigh: bool(), isLow: bool(), high: number(), low: number(), close: number() },
  outputs: { support: number({ plot: 'price' }), resistance: number({ plot: 'price' }) },
  warmup: () => null,
  settle: ({ levels }) => 100 * levels,
  state: () => ({ swings: [0], strong: [0], size: 0 }),
  run({ levels, touches, tolerance }, state, { isHigh, isLow, high, low, close }, out, from, to) {
    let swings = state.swings.slice(0, state.size);
    let strong = state.size === 0 ? [] : state.strong;
    for (let i = from; i < to; i++) {
      if (isHigh[i] === 1 || isLow[i] === 1) {
        if (isHigh[i] === 1) swings.push(high[i]! + 0);
        if (isLow[i] === 1) swings.push(low[i]! + 0);
        swings = swings.slice(-levels);
        strong = swings.filter((price) => met(price) >= touches);
      }
      let support = Number.NaN;
      let resistance = Number.NaN;
      for (const price of strong) {
        if (price <= close[i]! && !(price <= support)) support = price;
        if (price > close[i]! && !(price >= resistance)) resistance = price;
      }
      out.support[i] = support;
      out.resistance[i] = resistance;
    }
    state.swings = swings.length === 0 ? [0] : swings;
    state.strong = strong;
    state.size = swings.length;

    function met(price: number): number {
      const room = (Math.abs(price) * tolerance) / 100;
      return swings.filter((other) => Math.abs(other - price) <= room).length;
    }
  },
});
