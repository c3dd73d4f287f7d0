import { z } from 'zod';
import { bool, defineNode, number } from '../../src/node/index.ts';

/** Retracement levels between the last confirmed swing high and low, measured back from the later of them. */
export default defineNode({
  type: 'fibonacci-core',
  group: 'structure',
  title: 'Retracement of swings',
  doc: 'Levels between the last swing high and low, measured back from the later one.',
  hidden: true,
  params: z.object({}),
  inputs: { isHigh: bool(), isLow: bool(), high: number(), low: number() },
  outputs: {
    level0236: number({ plot: 'price' }),
    level0382: number({ plot: 'price' }),
    level0500: number({ plot: 'price' }),
    level0618: number({ plot: 'price' }),
    level0786: number({ plot: 'price' }),
    direction: number({ range: [-1, 1] }),
  },
  warmup: () => null,
  settle: () => 500,
  state: () => ({ top: 0, hasTop: 0, bottom: 0, hasBottom: 0, direction: 0 }),
  run(_, state, { isHigh, isLow, high, low }, out, from, to) {
    let { top, hasTop, bottom, hasBottom, direction } = state;
    for (let i = from; i < to; i++) {
      if (isHigh[i] === 1) {
        top = high[i]!;
        hasTop = 1;
        direction = 1;
      }
      if (isLow[i] === 1) {
        bottom = low[i]!;
        hasBottom = 1;
        if (isHigh[i] !== 1) direction = -1;
      }
      const known = hasTop === 1 && hasBottom === 1 && top > bottom;
      const start = direction === 1 ? top : bottom;
      const back = known ? (direction === 1 ? bottom - top : top - bottom) : Number.NaN;
      out.level0236[i] = start + 0.236 * back;
      out.level0382[i] = start + 0.382 * back;
      out.level0500[i] = start + 0.5 * back;
      out.level0618[i] = start + 0.618 * back;
      out.level0786[i] = start + 0.786 * back;
      out.direction[i] = known ? direction : Number.NaN;
    }
    state.top = top + 0;
    state.hasTop = hasTop;
    state.bottom = bottom + 0;
    state.hasBottom = hasBottom;
    state.direction = direction;
  },
});
