import { z } from 'zod';
import { defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'forecast-gap',
  group: 'momentum',
  title: 'Gap to the forecast',
  doc: 'How far a value lies from what was forecast on the bar before, in percent of the value. A part of the forecast oscillator.',
  hidden: true,
  params: z.object({}),
  inputs: { source: number(), forecast: number() },
  outputs: { value: number({ plot: 'own' }) },
  lookback: () => 1,
  warmup: () => 1,
  unknown: 'restart',
  state: () => ({ seen: 0 }),
  run(_params, state, { source, forecast }, { value }, from, to) {
    let i = from;
    if (i < to && state.seen === 0) {
      state.seen = 1;
      value[i++] = Number.NaN;
    }
    for (; i < to; i++) {
      const now = source[i]!;
      value[i] = now === 0 ? Number.NaN : ((now - forecast[i - 1]!) * 100) / now;
    }
  },
});
