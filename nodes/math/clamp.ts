import { z } from 'zod';
import { defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'clamp',
  group: 'math',
  title: 'Clamp',
  doc: 'Keeps a value between two limits: below the lower one it gives the lower one, above the upper one the upper one. Use it to tame outliers or to bound an order size. Where the lower limit lies above the upper one, it is unknown. Trap: it hides how far beyond its limit a value lay.',
  source: 'https://www.tradingview.com/pine-script-reference/v5/ (its namesake or plain arithmetic)',
  words: ['limit', 'bound', 'cap', 'floor', 'ceiling'],
  params: z.object({}),
  inputs: {
    source: number({ from: 'close' }),
    lower: number({ title: 'Lower' }),
    upper: number({ title: 'Upper' }),
  },
  outputs: { value: number() },
  warmup: () => null,
  state: () => ({}),
  sentence: (_params, { source, lower, upper }) => `${source} kept in ${lower} … ${upper}`,
  run(_params, _state, { source, lower, upper }, { value }, from, to) {
    for (let i = from; i < to; i++) {
      const least = lower[i]!;
      const most = upper[i]!;
      value[i] = least <= most ? Math.min(Math.max(source[i]!, least), most) : Number.NaN;
    }
  },
});
