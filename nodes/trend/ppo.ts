import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'ppo',
  group: 'trend',
  title: 'PPO',
  doc: 'The distance between a fast and a slow average in percent of the slow one, with a signal line: MACD that can be compared between markets and years. Above zero the trend is up; crossing the signal upward is an entry. Trap: it lags like the averages it is made of, and it whipsaws in ranges.',
  source: 'https://ta-lib.org/functions/ (PPO)',
  words: [
    'percentage price oscillator',
    'price oscillator',
    'PVO',
    'percentage volume oscillator',
    'macd percent',
  ],
  params: z.object({
    fast: bars('Fast length', { default: 12 }),
    slow: bars('Slow length', { default: 26 }),
    signal: bars('Signal length', { default: 9 }),
    maType: maType('ema'),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: {
    value: number({ title: 'PPO', unit: '%', plot: 'own' }),
    signal: number({ title: 'Signal', unit: '%', plot: 'own' }),
    histogram: number({ title: 'Histogram', unit: '%', plot: 'own' }),
  },
  warmup: ({ fast, slow, signal, maType }) => {
    const value = Math.max(averageWarmup(maType, fast), averageWarmup(maType, slow));
    const settled = value + averageWarmup(maType, signal);
    return { value, signal: settled, histogram: settled };
  },
  settle: ({ fast, slow, signal, maType }) =>
    averageSettle(maType, Math.max(fast, slow)) + averageSettle(maType, signal),
  sentence: ({ fast, slow, signal }, { source }) => `${fast}, ${slow}, ${signal} of ${source}`,
  expand: ({ fast, slow, signal, maType }) => ({
    nodes: [
      average('fast', maType, 'in.source', Math.min(fast, slow)),
      average('slow', maType, 'in.source', Math.max(fast, slow)),
      part('percent', 'percent-apart', { a: 'fast.value', b: 'slow.value', of: 'slow.value' }),
      average('signal', maType, 'percent.value', signal),
      part('histogram', 'math', { a: 'percent.value', b: 'signal.value' }, { op: '-' }),
    ],
    outputs: { value: 'percent.value', signal: 'signal.value', histogram: 'histogram.value' },
  }),
  golden: [
    {
      source: 'TA-Lib (C library), PPO',
      params: { fast: 3, slow: 5, signal: 3 },
      in: {
        source: [
          81.59, 81.06, 82.87, 83, 83.61, 83.15, 82.84, 83.99, 84.55, 84.36, 85.53, 86.54, 86.89, 87.77,
          87.29,
        ],
      },
      out: {
        value: [
          null,
          null,
          null,
          null,
          0.71458035086,
          0.50221369183,
          0.2857194664,
          0.39572566614,
          0.47649383575,
          0.38572013724,
          0.520718175,
          0.67353873519,
          0.67750986082,
          0.73270874004,
          0.53634509099,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
