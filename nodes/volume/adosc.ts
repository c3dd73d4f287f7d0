import { z } from 'zod';
import { bars, candles, defineNode, number } from '../../src/node/index.ts';
import { emaSettle } from '../../src/node/kernels/settle.ts';

export default defineNode({
  type: 'adosc',
  group: 'volume',
  title: 'Chaikin oscillator',
  doc: 'How fast the accumulation/distribution line moves: its quick average minus its slow one. Above zero buying gathers pace. Watch for it turning before the price does. In thin markets it flips sign without meaning.',
  source: 'https://ta-lib.org/functions/ (ADOSC): both averages start with the first value of the line',
  words: ['chaikin oscillator', 'ADOSC', 'CO', 'accumulation distribution oscillator'],
  params: z.object({
    fast: bars('Fast length', { min: 2, default: 3 }),
    slow: bars('Slow length', { min: 2, default: 10 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ fast, slow }) => Math.max(fast, slow) - 1,
  settle: ({ fast, slow }) => emaSettle(Math.max(fast, slow)),
  state: () => ({ total: 0, quick: 0, calm: 0, seen: 0 }),
  sentence: ({ fast, slow }, { candles }) => `${fast}, ${slow} of ${candles}`,
  run({ fast, slow }, state, { candles: { high, low, close, volume } }, { value }, from, to) {
    let { total, quick, calm, seen } = state;
    const quickShare = 2 / (fast + 1);
    const calmShare = 2 / (slow + 1);
    const quiet = Math.max(fast, slow);
    for (let i = from; i < to; i++) {
      const range = high[i]! - low[i]!;
      if (range > 0) total += ((close[i]! - low[i]! - (high[i]! - close[i]!)) / range) * volume[i]!;
      quick = seen === 0 ? total : quickShare * total + (1 - quickShare) * quick;
      calm = seen === 0 ? total : calmShare * total + (1 - calmShare) * calm;
      if (seen < quiet) seen++;
      value[i] = seen >= quiet ? quick - calm : Number.NaN;
    }
    state.total = total + 0;
    state.quick = quick + 0;
    state.calm = calm + 0;
    state.seen = seen;
  },
});
