import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { freshSum, PreciseSum } from '../../src/node/kernels/sum.ts';

export default defineNode({
  type: 'momentum-share',
  group: 'momentum',
  title: 'Share of net movement',
  doc: 'Rises less falls over all movement of the last bars, from −1 to 1; 0 without movement. A part of CMO and VIDYA.',
  hidden: true,
  params: z.object({ length: bars('Length', { default: 9 }) }),
  inputs: { source: number() },
  outputs: { value: number({ range: [-1, 1] }) },
  lookback: ({ length }) => length + 1,
  warmup: ({ length }) => length,
  unknown: 'restart',
  state: () => ({ up: freshSum(), down: freshSum(), seen: 0 }),
  run({ length }, state, { source }, { value }, from, to) {
    const up = new PreciseSum(state.up);
    const down = new PreciseSum(state.down);
    let { seen } = state;
    for (let i = from; i < to; i++) {
      if (seen > 0) {
        const change = source[i]! - source[i - 1]!;
        if (change > 0) up.add(change);
        else down.add(-change);
      }
      if (seen > length) {
        const gone = source[i - length]! - source[i - length - 1]!;
        if (gone > 0) up.add(-gone);
        else down.add(gone);
      } else seen++;
      const rises = up.value;
      const falls = down.value;
      const moved = rises + falls;
      value[i] = seen <= length ? Number.NaN : moved > 0 ? (rises - falls) / moved : 0;
    }
    state.up = up.save();
    state.down = down.save();
    state.seen = seen;
  },
});
