import { z } from 'zod';
import { bars, bool, defineNode } from '../../src/node/index.ts';

export default defineNode({
  type: 'held',
  group: 'conditions',
  title: 'Held',
  doc: 'True where its condition has been true on each of the last bars, the present one included. Use it to ask for patience: price above the average for 3 bars, not just for one. Trap: each further bar makes it later, and rarer.',

  words: ['for n bars', 'sustained', 'confirmed', 'consecutive', 'stays true'],

  params: z.object({ bars: bars('Bars', { default: 3 }) }),
  inputs: { in: bool({ title: 'Condition' }) },
  outputs: { value: bool() },

  warmup: () => null,

  unknown: 'accepts',
  state: ({ bars: window }) => ({ sinceFalse: window, sinceUnknown: 0 }),
  sentence: ({ bars: window }, inputs) => `${inputs.in}, for ${window} bars`,
  run({ bars: window }, state, { in: condition }, { value }, from, to) {
    let { sinceFalse, sinceUnknown } = state; // bars before the first count as unknown
    for (let i = from; i < to; i++) {
      const now = condition[i]!;
      sinceFalse = now === 0 ? 0 : Math.min(sinceFalse + 1, window);
      sinceUnknown = Number.isNaN(now) ? 0 : Math.min(sinceUnknown + 1, window);
      value[i] = sinceFalse < window ? 0 : sinceUnknown < window ? Number.NaN : 1;
    }
    state.sinceFalse = sinceFalse;
    state.sinceUnknown = sinceUnknown;
  },
  golden: [
    {
      source: 'by hand',
      params: { bars: 3 },
      in: { in: [1, 1, 1, 0, 1, 1, 1] },
      out: { value: [null, null, 1, 0, 0, 0, 1] },
    },
  ],
});
