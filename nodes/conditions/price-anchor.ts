import { z } from 'zod';
import { bool, choice, defineNode, factor, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'price-anchor',
  group: 'conditions',
  title: 'Price anchor',
  doc: 'The part of a price move that watches the market: the price at the last move or at the beginning, or where it was armed.',
  hidden: true,
  params: z.object({
    direction: choice('Direction', ['up', 'down'], 'up'),
    since: choice('Since', ['market', 'armed'], 'market'),
    percent: factor('Percent', { min: 0, default: 5 }, '%'),
  }),
  inputs: { source: number({ from: 'close' }), arm: bool({ optional: true }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: () => null,
  settle: () => Number.POSITIVE_INFINITY,
  unknown: 'accepts',
  state: () => ({ anchor: 0, known: 0, moved: 0 }),
  run({ direction, percent, since }, state, { source, arm }, { value }, from, to) {
    const sign = direction === 'up' ? 1 : -1;
    let { anchor, known, moved } = state;
    for (let i = from; i < to; i++) {
      const now = source[i]!;
      if (Number.isNaN(now)) {
        value[i] = Number.NaN;
        continue;
      }
      const watching = since === 'market' && (known === 0 || moved === 1);
      if (watching || arm?.[i] === 1) {
        anchor = now + 0;
        known = 1;
      }
      moved =
        known === 1 && anchor !== 0 && sign * (now - anchor) * 100 >= percent * Math.abs(anchor) ? 1 : 0;
      value[i] = known === 1 ? anchor : Number.NaN;
    }
    state.anchor = anchor;
    state.known = known;
    state.moved = moved;
  },
  golden: [
    {
      source: 'by hand: begins anew after each move of 10 percent',
      params: { direction: 'up', percent: 10 },
      in: { source: [100, 105, 111, 112, 123] },
      out: { value: [100, 100, 100, 112, 112] },
    },
  ],
});
