import { z } from 'zod';
import { bars, candles, defineNode, number } from '../../src/node/index.ts';
import { emaSettle } from '../../src/node/kernels/settle.ts';

export default defineNode({
  type: 'adosc',
  group: 'volume',
  title: 'Chaikin oscillator',
  doc: 'How fast the accumulation/distribution line moves: its quick average minus its slow one. Above zero buying gathers pace. Watch for it turning before the price does. Trap: in thin markets it flips sign without meaning.',
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
  golden: [
    {
      source: 'https://tulipindicators.org/adosc',
      params: { fast: 3, slow: 10 },
      in: {
        candles: {
          high: [8.625, 8.875, 9.375, 10.125, 9.375, 10.125, 10, 9.75, 9.5, 9.625, 10, 9.75, 9.125, 9.25],
          low: [8.25, 8.375, 8.375, 8.75, 8.75, 9.25, 9.125, 9.375, 9, 8.875, 9.375, 8.75, 8.75, 9.125],
          close: [
            8.625, 8.375, 9.375, 8.75, 9.375, 9.875, 9.375, 9.625, 9.125, 9.25, 9.75, 8.875, 8.875, 9.125,
          ],
          volume: [
            19194, 10768, 20032, 55218, 13172, 22245, 15987, 9646, 10848, 14470, 14973, 15799, 16860, 6568,
          ],
        },
      },
      out: {
        value: [
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          -7539.927,
          -5614.803,
          -8087.032,
          -10151.396,
          -12162.872,
        ],
      },
      tolerance: 0.001,
    },
  ],
});
