import { z } from 'zod';
import { bool, choice, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'between',
  group: 'conditions',
  title: 'Between',
  doc: 'Whether a value lies in a channel, its edges included: inside, outside, or on the bar on which it enters or leaves. Use it for RSI in its calm middle, or price coming back into the bands. Trap: it stays true as long as the value is inside; choose "enters" for an event.',
  words: ['channel', 'range', 'inside', 'outside', 'entering channel', 'leaving channel', 'band'],
  params: z.object({ mode: choice('Mode', ['inside', 'outside', 'enters', 'leaves'], 'inside') }),
  inputs: {
    source: number({ from: 'close' }),
    lower: number({ title: 'Lower' }),
    upper: number({ title: 'Upper' }),
  },
  outputs: { value: bool() },
  lookback: ({ mode }) => (mode === 'inside' || mode === 'outside' ? 0 : 1),
  warmup: ({ mode }) => (mode === 'inside' || mode === 'outside' ? 0 : 1),
  state: () => ({}),
  sentence: ({ mode }, { source, lower, upper }) => `${source} ${mode} ${lower} … ${upper}`,
  run({ mode }, _state, { source, lower, upper }, { value }, from, to) {
    const wanted = mode === 'inside' || mode === 'enters';
    const edge = mode === 'enters' || mode === 'leaves';
    const inside = (i: number) => source[i]! >= lower[i]! && source[i]! <= upper[i]!;
    for (let i = from; i < to; i++) {
      const now = inside(i) === wanted;
      if (!edge) value[i] = now ? 1 : 0;
      else if (Number.isNaN(source[i - 1]! + lower[i - 1]! + upper[i - 1]!)) value[i] = Number.NaN;
      else value[i] = now && inside(i - 1) !== wanted ? 1 : 0;
    }
  },
  golden: [
    {
      source: 'by hand: both edges count as inside',
      in: { source: [1, 2, 3, 4, 5], lower: [2, 2, 2, 2, 2], upper: [4, 4, 4, 4, 4] },
      out: { value: [0, 1, 1, 1, 0] },
    },
    {
      source: 'by hand',
      params: { mode: 'enters' },
      in: { source: [1, 2, 4, 5, 2], lower: [2, 2, 2, 2, 2], upper: [4, 4, 4, 4, 4] },
      out: { value: [null, 1, 0, 0, 1] },
    },
    {
      source: 'by hand',
      params: { mode: 'leaves' },
      in: { source: [1, 2, 4, 5, 6], lower: [2, 2, 2, 2, 2], upper: [4, 4, 4, 4, 4] },
      out: { value: [null, 0, 0, 1, 0] },
    },
  ],
});
