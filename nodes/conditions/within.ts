import { z } from 'zod';
import { bars, bool, defineNode } from '../../src/node/index.ts';

export default defineNode({
  type: 'within',
  group: 'conditions',
  title: 'Within',
  doc: 'True where its condition was true on any of the last bars, the present one included. Use it to let two signals meet that do not come on the very same bar: a crossing now, after an oversold RSI within 5 bars. Trap: the old signal may no longer hold when the new one comes.',
  words: ['recently', 'in the last', 'was true', 'lookback', 'memory'],
  params: z.object({ bars: bars('Bars', { default: 5 }) }),
  inputs: { in: bool({ title: 'Condition' }) },
  outputs: { value: bool() },
  warmup: () => null,
  unknown: 'accepts',
  state: ({ bars: window }) => ({ sinceTrue: window, sinceUnknown: 0 }),
  sentence: ({ bars: window }, inputs) => `${inputs.in}, within ${window} bars`,
  run({ bars: window }, state, { in: condition }, { value }, from, to) {
    let { sinceTrue, sinceUnknown } = state; // bars before the first count as unknown
    for (let i = from; i < to; i++) {
      const now = condition[i]!;
      sinceTrue = now === 1 ? 0 : Math.min(sinceTrue + 1, window);
      sinceUnknown = Number.isNaN(now) ? 0 : Math.min(sinceUnknown + 1, window);
      value[i] = sinceTrue < window ? 1 : sinceUnknown < window ? Number.NaN : 0;
    }
    state.sinceTrue = sinceTrue;
    state.sinceUnknown = sinceUnknown;
  },
  golden: [
    {
      source: 'by hand: what was before the first bar is not known',
      params: { bars: 3 },
      in: { in: [0, 0, 0, 1, 0, 0, 0] },
      out: { value: [null, null, 0, 1, 1, 1, 0] },
    },
  ],
});
