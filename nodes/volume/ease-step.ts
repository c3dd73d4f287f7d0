import { z } from 'zod';
import { candles, defineNode, number } from '../../src/node/index.ts';

/** The ease of movement of single bars, before smoothing. A bar that did not move counts 0, whatever its volume. */
export default defineNode({
  type: 'ease-step',
  group: 'volume',
  title: 'Ease of one bar',
  doc: 'How far the middle of the bar moved for its volume, times its range and 10,000.',
  source: 'https://tulipindicators.org/emv',
  hidden: true,
  params: z.object({}),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: () => 1,
  state: () => ({ middle: 0, seen: 0 }),
  run(_, state, { candles: { high, low, volume } }, { value }, from, to) {
    let { middle, seen } = state;
    for (let i = from; i < to; i++) {
      const range = high[i]! - low[i]!;
      const now = (high[i]! + low[i]!) / 2;
      const traded = volume[i]!;
      const moved = (now - middle) * range;
      if (seen === 0) value[i] = Number.NaN;
      else if (moved === 0) value[i] = 0;
      else value[i] = traded > 0 ? (moved / traded) * 10000 : Number.NaN;
      seen = 1;
      middle = now;
    }
    state.middle = middle;
    state.seen = seen;
  },
});
