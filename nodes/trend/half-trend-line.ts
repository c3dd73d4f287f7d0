import { z } from 'zod';
import { candles, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'half-trend-line',
  group: 'trend',
  title: 'Half trend line',
  doc: 'The stair line of the half trend. A part of it.',
  hidden: true,
  params: z.object({}),
  inputs: {
    candles: candles(),
    highest: number(),
    lowest: number(),
    highs: number(),
    lows: number(),
  },
  outputs: { line: number({ plot: 'price' }), direction: number({ range: [-1, 1] }) },
  lookback: () => 1,
  warmup: () => 1,
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ seen: 0, way: 1, turning: 0, floor: 0, ceiling: 0, line: 0 }),
  run(_, state, { candles: { high, low, close }, highest, lowest, highs, lows }, out, from, to) {
    let { seen, way, turning, floor, ceiling, line } = state;
    for (let i = from; i < to; i++) {
      if (seen < 2) {
        if (seen === 1) {
          floor = low[i - 1]!;
          ceiling = high[i - 1]!;
          line = floor;
        }
        seen++;
        if (seen === 1) {
          out.line[i] = Number.NaN;
          out.direction[i] = Number.NaN;
          continue;
        }
      }
      const before = way;
      if (turning === 1) {
        floor = Math.max(lowest[i]!, floor);
        if (highs[i]! < floor && close[i]! < low[i - 1]!) {
          way = -1;
          turning = 0;
          ceiling = highest[i]!;
        }
      } else {
        ceiling = Math.min(highest[i]!, ceiling);
        if (lows[i]! > ceiling && close[i]! > high[i - 1]!) {
          way = 1;
          turning = 1;
          floor = lowest[i]!;
        }
      }
      if (way === before) line = way > 0 ? Math.max(floor, line) : Math.min(ceiling, line);
      out.line[i] = line + 0;
      out.direction[i] = way;
    }
    state.seen = seen;
    state.way = way;
    state.turning = turning;
    state.floor = floor + 0;
    state.ceiling = ceiling + 0;
    state.line = line + 0;
  },
});
