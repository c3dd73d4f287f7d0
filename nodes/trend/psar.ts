import { z } from 'zod';
import { candles, defineNode, factor, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'psar',
  group: 'trend',
  title: 'Parabolic SAR',
  doc: 'A dot that trails the price and closes in faster the longer the trend runs; when it is touched, it changes to the other side. Below the price the trend is up (direction +1). Used as a trailing stop. Trap: it is always on one side, so in a sideways market it turns at nearly every swing.',
  source:
    'J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; https://ta-lib.org/functions/ (SAR)',
  words: ['SAR', 'parabolic', 'SAREXT', 'trailing stop', 'parabolic stop and reverse'],
  params: z.object({
    start: factor('Start', { min: 0.0001, max: 2, default: 0.02 }),
    step: factor('Step', { min: 0, max: 2, default: 0.02 }),
    max: factor('Maximum', { min: 0.0001, max: 2, default: 0.2 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    value: number({ title: 'SAR', plot: 'price' }),
    direction: number({ title: 'Direction', range: [-1, 1], plot: 'own' }),
  },
  lookback: () => 1,
  warmup: () => 1,
  settle: ({ start, step, max }) => Math.ceil(40 / Math.max(0.001, Math.min(start, max, step || start))),
  state: () => ({ seen: 0, way: 1, stop: 0, extreme: 0, pace: 0 }),
  sentence: ({ start, step, max }, { candles }) => `${start}, ${step}, ${max} of ${candles}`,
  run({ start, step, max }, state, { candles: { high, low } }, { value, direction }, from, to) {
    let { seen, way, stop, extreme, pace } = state;
    const first = Math.min(start, max);
    for (let i = from; i < to; i++) {
      if (seen === 0) {
        seen = 1;
        value[i] = Number.NaN;
        direction[i] = Number.NaN;
        continue;
      }
      const top = high[i]!;
      const bottom = low[i]!;
      const begins = seen === 1;
      if (begins) {
        seen = 2;
        const up = top - high[i - 1]!;
        const down = low[i - 1]! - bottom;
        way = down > 0 && up < down ? -1 : 1;
        stop = way > 0 ? low[i - 1]! : high[i - 1]!;
        extreme = way > 0 ? top : bottom;
        pace = first;
      }
      const topBefore = begins ? top : high[i - 1]!;
      const bottomBefore = begins ? bottom : low[i - 1]!;
      const ceiling = Math.max(topBefore, top);
      const floor = Math.min(bottomBefore, bottom);
      if (way > 0 ? bottom <= stop : top >= stop) {
        way = -way;
        stop = way > 0 ? Math.min(extreme, floor) : Math.max(extreme, ceiling);
        value[i] = stop + 0;
        extreme = way > 0 ? top : bottom;
        pace = first;
      } else {
        value[i] = stop + 0;
        if (way > 0 ? top > extreme : bottom < extreme) {
          extreme = way > 0 ? top : bottom;
          pace = Math.min(max, pace + step);
        }
      }
      direction[i] = way;
      stop += pace * (extreme - stop);
      stop = way > 0 ? Math.min(stop, floor) : Math.max(stop, ceiling);
    }
    state.seen = seen;
    state.way = way;
    state.stop = stop + 0;
    state.extreme = extreme + 0;
    state.pace = pace;
  },
  golden: [
    {
      source: 'TA-Lib (C library), SAR',
      in: {
        candles: {
          high: [
            82.15, 81.89, 83.03, 83.3, 83.85, 83.9, 83.33, 84.3, 84.84, 85, 85.9, 86.58, 86.98, 88, 87.87,
          ],
          low: [
            81.29, 80.64, 81.31, 82.65, 83.07, 83.11, 82.49, 82.3, 84.15, 84.11, 84.03, 85.39, 85.76, 87.17,
            87.01,
          ],
        },
      },
      out: {
        value: [
          null,
          82.15,
          80.64,
          80.64,
          80.7464,
          80.932616,
          81.17000672,
          81.388406182,
          81.679565564,
          82.058817696,
          82.470583219,
          83.019289904,
          83.660217721,
          84.324174177,
          85.059339342,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
