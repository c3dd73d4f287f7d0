import { z } from 'zod';
import { bool, candles, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'renko-core',
  group: 'data',
  title: 'Renko',
  doc: 'The part of Renko that remembers the last brick.',
  source: 'https://school.stockcharts.com/doku.php?id=chart_analysis:renko',
  hidden: true,
  params: z.object({}),
  inputs: { candles: candles({ from: 'main' }), size: number() },
  outputs: {
    open: number(),
    high: number(),
    low: number(),
    close: number(),
    direction: number({ range: [-1, 1] }),
    flipped: bool(),
  },
  warmup: () => null,
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ open: 0, close: 0, direction: 0, known: 0 }),
  run(_params, state, { candles: { close }, size }, outputs, from, to) {
    let { open: first, close: last, direction, known } = state;
    for (let i = from; i < to; i++) {
      const price = close[i]!;
      const brick = size[i]!;
      const before = direction;
      if (known === 0) last = price;
      known = 1;
      if (brick > 0) {
        // onwards after one brick, back only after two: the last one's other side plus one
        const top = direction < 0 ? Math.max(first, last) : last;
        const bottom = direction > 0 ? Math.min(first, last) : last;
        const up = Math.floor((price - top) / brick);
        const down = Math.floor((bottom - price) / brick);
        if (up >= 1 || down >= 1) {
          direction = up >= 1 ? 1 : -1;
          last = up >= 1 ? top + up * brick : bottom - down * brick;
          first = last - direction * brick;
        }
      }
      const built = direction !== 0;
      outputs.open[i] = built ? first : Number.NaN;
      outputs.close[i] = built ? last : Number.NaN;
      outputs.high[i] = built ? Math.max(first, last) : Number.NaN;
      outputs.low[i] = built ? Math.min(first, last) : Number.NaN;
      outputs.direction[i] = built ? direction : Number.NaN;
      outputs.flipped[i] = before !== 0 && direction !== before ? 1 : 0;
    }
    state.open = first + 0;
    state.close = last + 0;
    state.direction = direction;
    state.known = known;
  },
});
