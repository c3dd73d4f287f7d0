import { z } from 'zod';
import { bars, defineComposite, number, type PartNode } from '../../src/node/index.ts';
import {
  type Average,
  average,
  averageSettle,
  averageWarmup,
  maType,
} from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'macd',
  group: 'trend',
  title: 'MACD',
  doc: 'The distance between a fast and a slow average, and an average of that distance (the signal). MACD above its signal, or a histogram that grows, means that momentum builds upward; above zero the trend is up. Crosses of the signal are used as entries. Trap: they come late and often turn back in a sideways market; the height depends on the price, so do not compare it between markets.',
  source:
    'G. Appel; https://ta-lib.org/functions/ (MACD): the fast average starts together with the slow one',
  words: ['moving average convergence divergence', 'MACDEXT', 'histogram', 'signal line', 'MACDFIX'],
  params: z.object({
    fast: bars('Fast length', { default: 12 }),
    slow: bars('Slow length', { default: 26 }),
    signal: bars('Signal length', { default: 9 }),
    maType: maType('ema'),
    signalType: maType('ema', 'Kind of signal average'),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: {
    macd: number({ title: 'MACD', plot: 'own' }),
    signal: number({ title: 'Signal', plot: 'own' }),
    histogram: number({ title: 'Histogram', plot: 'own' }),
  },
  warmup: ({ fast, slow, signal, maType, signalType }) => {
    const macd = averageWarmup(maType, Math.max(fast, slow));
    const settled = macd + averageWarmup(signalType, signal);
    return { macd, signal: settled, histogram: settled };
  },
  settle: ({ fast, slow, signal, maType, signalType }) =>
    averageSettle(maType, Math.max(fast, slow)) + averageSettle(signalType, signal),
  sentence: ({ fast, slow, signal }, { source }) => `${fast}, ${slow}, ${signal} of ${source}`,
  expand: ({ fast, slow, signal, maType, signalType }) => {
    const short = Math.min(fast, slow);
    const long = Math.max(fast, slow);
    const offset = averageWarmup(maType, long) - averageWarmup(maType, short);
    return {
      nodes: [
        ...together(maType, short, offset),
        average('slow', maType, 'in.source', long),
        part('macd', 'math', { a: 'fast.value', b: 'slow.value' }, { op: '-' }),
        average('signal', signalType, 'macd.value', signal),
        part('histogram', 'math', { a: 'macd.value', b: 'signal.value' }, { op: '-' }),
      ],
      outputs: { macd: 'macd.value', signal: 'signal.value', histogram: 'histogram.value' },
    };
  },
  golden: [
    {
      source: 'TA-Lib (C library), MACD',
      params: { fast: 3, slow: 5, signal: 3 },
      in: {
        source: [
          81.59, 81.06, 82.87, 83, 83.61, 83.15, 82.84, 83.99, 84.55, 84.36, 85.53, 86.54, 86.89, 87.77,
          87.29,
        ],
      },
      out: {
        macd: [
          null,
          null,
          null,
          null,
          null,
          null,
          0.27261111111,
          0.34715740741,
          0.40747993827,
          0.32800745885,
          0.44184872257,
          0.57448769004,
          0.5812860642,
          0.63333784488,
          0.46513213096,
        ],
        signal: [
          null,
          null,
          null,
          null,
          null,
          null,
          0.49809259259,
          0.422625,
          0.41505246914,
          0.37152996399,
          0.40668934328,
          0.49058851666,
          0.53593729043,
          0.58463756765,
          0.52488484931,
        ],
        histogram: [
          null,
          null,
          null,
          null,
          null,
          null,
          -0.22548148148,
          -0.075467592593,
          -0.0075725308642,
          -0.043522505144,
          0.035159379287,
          0.083899173382,
          0.045348773767,
          0.048700277226,
          -0.059752718346,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});

/** The fast average, begun `offset` bars late: one that remembers its seed starts together with the slow one, as in TA-Lib. */
function together(kind: Average, length: number, offset: number): PartNode[] {
  if (kind === 'ema') return [part('fast', 'ema', { source: 'in.source' }, { length, offset })];
  if (kind !== 'dema' && kind !== 'tema' && kind !== 'kama' && kind !== 't3')
    return [average('fast', kind, 'in.source', length)];
  return [
    part('late', 'late-start', { source: 'in.source' }, { bars: offset }),
    average('fast', kind, 'late.value', length),
  ];
}
