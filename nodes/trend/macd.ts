import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'macd',
  group: 'trend',
  title: 'MACD',
  doc: 'The distance between a fast and a slow average, and an average of that distance (the signal). MACD above its signal, or a histogram that grows, means that momentum builds upward; above zero the trend is up. Crosses of the signal are used as entries. They come late and often turn back in a sideways market; the height depends on the price, so do not compare it between markets.',
  source:
    'G. Appel; https://ta-lib.org/functions/ (MACD): the fast average starts together with the slow one',
  words: ['moving average convergence divergence', 'MACDEXT', 'histogram', 'signal line'],
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
    const aligned = { length: short, offset: long - short };
    return {
      nodes: [
        maType === 'ema'
          ? part('fast', 'ema', { source: 'in.source' }, aligned)
          : average('fast', maType, 'in.source', short),
        average('slow', maType, 'in.source', long),
        part('macd', 'math', { a: 'fast.value', b: 'slow.value' }, { op: '-' }),
        average('signal', signalType, 'macd.value', signal),
        part('histogram', 'math', { a: 'macd.value', b: 'signal.value' }, { op: '-' }),
      ],
      outputs: { macd: 'macd.value', signal: 'signal.value', histogram: 'histogram.value' },
    };
  },
});
