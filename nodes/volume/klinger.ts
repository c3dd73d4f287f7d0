import { z } from 'zod';
import { bars, candles, choice, defineNode, number } from '../../src/node/index.ts';
import { emaSettle } from '../../src/node/kernels/settle.ts';

export default defineNode({
  type: 'klinger',
  group: 'volume',
  title: 'Klinger oscillator',
  doc: 'Whether volume flows in or out in the long run, seen by two averages of a signed volume. The line crossing above its signal is read as buying, best when the price trends up already. Trap: it is nervous, and its scale is that of the volume.',
  source:
    'https://tulipindicators.org/kvo: averages start with their first value; "direction" is the form of https://www.tradingview.com/support/solutions/43000589157/',
  words: ['KVO', 'klinger volume oscillator', 'KO', 'volume force'],
  params: z.object({
    fast: bars('Fast length', { default: 34 }),
    slow: bars('Slow length', { default: 55 }),
    signal: bars('Signal length', { default: 13 }),
    method: choice('Signed volume', ['volume-force', 'direction'], 'volume-force'),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { klinger: number({ plot: 'own' }), signal: number({ plot: 'own' }) },
  warmup: ({ signal }) => ({ klinger: 1, signal }),
  settle: ({ fast, slow, signal }) => emaSettle(Math.max(fast, slow)) + signal + emaSettle(signal),
  state: () => ({ seen: 0, sum: 0, range: 0, trend: 0, swept: 0, quick: 0, calm: 0, line: 0 }),
  sentence: ({ fast, slow, signal }, { candles }) => `${fast}, ${slow}, ${signal} of ${candles}`,
  run(params, state, { candles: { high, low, close, volume } }, out, from, to) {
    let { seen, sum, range, trend, swept, quick, calm, line } = state;
    const quickShare = 2 / (params.fast + 1);
    const calmShare = 2 / (params.slow + 1);
    const share = 2 / (params.signal + 1);
    const plain = params.method === 'direction';
    for (let i = from; i < to; i++) {
      const before = sum;
      const rangeBefore = range;
      sum = high[i]! + low[i]! + close[i]!;
      range = high[i]! - low[i]!;
      out.klinger[i] = Number.NaN;
      out.signal[i] = Number.NaN;
      if (seen++ === 0) continue;
      const turned = sum > before ? 1 : sum < before ? -1 : trend === 0 || plain ? 1 : trend;
      if (turned !== trend) swept = rangeBefore;
      trend = turned;
      swept += range;
      const weight = plain ? 1 : swept === 0 ? 0 : Math.abs((range / swept) * 2 - 1) * 100;
      const force = volume[i]! * weight * trend;
      quick = seen === 2 ? force : (force - quick) * quickShare + quick;
      calm = seen === 2 ? force : (force - calm) * calmShare + calm;
      const klinger = quick - calm;
      const place = seen - 1; // of this value, from 1
      if (place < params.signal) line += klinger;
      else if (place === params.signal) line = (line + klinger) / params.signal;
      else line = (klinger - line) * share + line;
      out.klinger[i] = klinger;
      if (place >= params.signal) out.signal[i] = line;
    }
    state.seen = seen;
    state.sum = sum;
    state.range = range;
    state.trend = trend;
    state.swept = swept;
    state.quick = quick + 0;
    state.calm = calm + 0;
    state.line = line + 0;
  },
  golden: [
    {
      source: 'https://tulipindicators.org/kvo',
      params: { fast: 34, slow: 55 },
      in: {
        candles: {
          high: [
            181.5, 182.375, 185.5, 186.5, 199.625, 199.5, 202.375, 203, 198.875, 207.5, 212.938, 212, 215.5,
            219.188,
          ],
          low: [
            176.875, 178.625, 181.312, 183, 181.875, 192.25, 193.25, 192.25, 190.25, 195.375, 203.688,
            204.875, 203, 210,
          ],
          close: [
            178, 180.625, 182.125, 183.438, 197.188, 194.562, 197.688, 193.125, 196.938, 205, 212.562,
            206.188, 213.875, 218.75,
          ],
          volume: [
            40530, 45506, 57101, 48758, 98656, 74405, 67085, 39736, 44768, 59187, 59143, 41042, 40124, 43351,
          ],
        },
      },
      out: {
        klinger: [
          null,
          0,
          30592.025,
          76513.51,
          69705.806,
          155965.363,
          222414.181,
          183932.556,
          117664.482,
          116435.061,
          142268.526,
          105470.81,
          106761.33,
          117817.68,
        ],
      },
      tolerance: 0.001,
    },
  ],
});
