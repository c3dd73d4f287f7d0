import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'rank-correlation',
  group: 'momentum',
  title: 'Rank correlation index',
  doc: 'How closely the order of the last prices follows the order of time: 100 when each is higher than the one before, −100 when each is lower. Above 80 the rise is as steady as it gets and may be due for a pause; a turn back inside is the usual signal. Trap: it says how steady a move is, not how large.',
  source:
    "https://www.tradingview.com/support/solutions/43000713886/ (Rank Correlation Index): Spearman's, times 100",
  words: ['RCI', 'spearman', 'rank correlation'],
  params: z.object({ length: bars('Length', { min: 2, max: 500, default: 10 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ range: [-100, 100], plot: 'own' }) },
  lookback: ({ length }) => length - 1,
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: () => ({ seen: 0 }),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, { value }, from, to) {
    let { seen } = state;
    const whole = length * (length * length - 1);
    for (let i = from; i < to; i++) {
      if (seen < length) seen++;
      let squares = 0;
      for (let place = seen < length ? length : 0; place < length; place++) {
        const at = i - length + 1 + place;
        const own = source[at]!;
        let below = 0;
        let equal = 0;
        for (let k = i - length + 1; k <= i; k++) {
          if (source[k]! < own) below++;
          else if (source[k] === own) equal++;
        }
        const apart = below + (equal - 1) / 2 - place; // ties share their ranks
        squares += apart * apart;
      }
      value[i] = seen < length ? Number.NaN : 100 * (1 - (6 * squares) / whole);
    }
    state.seen = seen;
  },
  golden: [
    {
      source: 'by hand: a steady rise; places 0, 1, 2 with the ranks ½, 2, ½; a steady fall',
      params: { length: 3 },
      in: { source: [1, 2, 3, 2, 1] },
      out: { value: [null, null, 100, 12.5, -100] },
    },
  ],
});
