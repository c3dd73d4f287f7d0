import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'center-of-gravity',
  group: 'cycles',
  title: 'Center of gravity',
  doc: "Ehlers' oscillator: where in the window the weight of the prices lies, with almost no lag. It turns at the turns of a cycle; crossing its own value of the bar before is the signal. Use it in ranges. Trap: in a trend it leans to one side, and its turns mean nothing.",
  source:
    'J. Ehlers, The CG Oscillator, 2002; https://www.tradingview.com/pine-script-reference/v5/#fun_ta.cog',
  words: ['COG', 'CG oscillator', 'ehlers', 'centre of gravity'],
  params: z.object({ length: bars('Length', { min: 2, default: 10 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: {
    value: number({ title: 'Center', plot: 'own' }),
    signal: number({ title: 'Bar before', plot: 'own' }),
  },
  lookback: ({ length }) => length - 1,
  warmup: ({ length }) => ({ value: length - 1, signal: length }),
  unknown: 'restart',
  state: () => ({ seen: 0, before: 0, known: 0 }),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, { value, signal }, from, to) {
    let { seen, before, known } = state;
    for (let i = from; i < to; i++) {
      if (seen < length) seen++;
      let weighted = 0;
      let sum = 0;
      for (let age = 0; age < length && seen >= length; age++) {
        weighted += (age + 1) * source[i - age]!;
        sum += source[i - age]!;
      }
      const now = seen < length || sum === 0 ? Number.NaN : -weighted / sum;
      value[i] = now;
      signal[i] = known === 1 ? before : Number.NaN;
      known = Number.isNaN(now) ? 0 : 1;
      before = known === 1 ? now : 0;
    }
    state.seen = seen;
    state.before = before;
    state.known = known;
  },
  golden: [
    {
      source: 'by hand: (1·3 + 2·2 + 3·1) / 6, and so on',
      params: { length: 3 },
      in: { source: [1, 2, 3, 3, 0] },
      out: { value: [null, null, -10 / 6, -15 / 8, -15 / 6], signal: [null, null, null, -10 / 6, -15 / 8] },
    },
  ],
});
