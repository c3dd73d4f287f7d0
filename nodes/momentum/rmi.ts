import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineNode({
  type: 'rmi',
  group: 'momentum',
  title: 'Relative momentum index',
  doc: "Altman's RSI that compares each close with the one some bars before instead of the last one, 0 to 100. It swings more smoothly and stays longer at its ends: above 70 and below 30 it shows a trend as much as an extreme. With momentum 1 it is RSI. Trap: it stays at an end as long as the trend goes on, so an extreme alone is no signal.",
  source: 'R. Altman, Stocks & Commodities, 1993',
  words: ['RMI', 'relative momentum index', 'rsi'],
  params: z.object({
    length: bars('Length', { default: 20 }),
    momentum: bars('Momentum', { default: 5 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ range: [0, 100], plot: 'own' }) },
  lookback: ({ momentum }) => momentum,
  warmup: ({ length, momentum }) => length + momentum - 1,
  settle: ({ length, momentum }) => momentum + length + rmaSettle(length),
  state: () => ({ seen: 0, gain: 0, loss: 0 }),
  sentence: ({ length, momentum }, { source }) => `${length}, ${momentum} of ${source}`,
  run({ length, momentum }, state, { source }, { value }, from, to) {
    let { seen, gain, loss } = state;
    const last = length + momentum - 1; // bars before the first value
    for (let i = from; i < to; i++) {
      if (seen < momentum) {
        seen++;
        value[i] = Number.NaN;
        continue;
      }
      const change = source[i]! - source[i - momentum]!;
      if (seen > last) {
        gain *= length - 1;
        loss *= length - 1;
      }
      if (change > 0) gain += change;
      else loss -= change;
      if (seen >= last) {
        gain /= length;
        loss /= length;
      }
      const moved = gain + loss;
      value[i] = seen < last ? Number.NaN : moved > 0 ? 100 * (gain / moved) : 50;
      if (seen <= last) seen++;
    }
    state.seen = seen;
    state.gain = gain;
    state.loss = loss;
  },
});
