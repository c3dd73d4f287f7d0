import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'kst',
  group: 'momentum',
  title: 'KST',
  doc: "Pring's Know Sure Thing: four rates of change, each smoothed, the slow ones weighing most. Above zero, or above its signal line, momentum is upward on all scales together. Use it for the larger trend. Trap: it turns slowly and its defaults are meant for daily or longer bars.",
  source: 'M. Pring, Stocks & Commodities, 1992; https://www.tradingview.com/support/solutions/43000502329/',
  words: ['know sure thing', 'pring', 'rate of change'],
  params: z.object({
    roc1: bars('ROC 1', { default: 10 }),
    roc2: bars('ROC 2', { default: 15 }),
    roc3: bars('ROC 3', { default: 20 }),
    roc4: bars('ROC 4', { default: 30 }),
    smooth1: bars('Smoothing 1', { default: 10 }),
    smooth2: bars('Smoothing 2', { default: 10 }),
    smooth3: bars('Smoothing 3', { default: 10 }),
    smooth4: bars('Smoothing 4', { default: 15 }),
    signal: bars('Signal length', { default: 9 }),
    maType: maType('sma'),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { kst: number({ title: 'KST', plot: 'own' }), signal: number({ title: 'Signal', plot: 'own' }) },
  warmup: (params) => {
    const { maType, signal } = params;
    const kst = Math.max(...rates(params).map(([rate, smooth]) => rate + averageWarmup(maType, smooth)));
    return { kst, signal: kst + averageWarmup(maType, signal) };
  },
  settle: (params) => {
    const { maType, signal } = params;
    const kst = Math.max(...rates(params).map(([rate, smooth]) => rate + averageSettle(maType, smooth)));
    return kst + averageSettle(maType, signal);
  },
  sentence: ({ roc1, roc2, roc3, roc4 }, { source }) => `${roc1}, ${roc2}, ${roc3}, ${roc4} of ${source}`,
  expand: ({ roc1, roc2, roc3, roc4, smooth1, smooth2, smooth3, smooth4, signal, maType }) => ({
    nodes: [
      part('roc1', 'roc', { source: 'in.source' }, { length: roc1 }),
      part('roc2', 'roc', { source: 'in.source' }, { length: roc2 }),
      part('roc3', 'roc', { source: 'in.source' }, { length: roc3 }),
      part('roc4', 'roc', { source: 'in.source' }, { length: roc4 }),
      average('smooth1', maType, 'roc1.value', smooth1),
      average('smooth2', maType, 'roc2.value', smooth2),
      average('smooth3', maType, 'roc3.value', smooth3),
      average('smooth4', maType, 'roc4.value', smooth4),
      part('double', 'math', { a: 'smooth2.value', b: 2 }, { op: '*' }),
      part('triple', 'math', { a: 'smooth3.value', b: 3 }, { op: '*' }),
      part('fourfold', 'math', { a: 'smooth4.value', b: 4 }, { op: '*' }),
      part('two', 'math', { a: 'smooth1.value', b: 'double.value' }, { op: '+' }),
      part('three', 'math', { a: 'two.value', b: 'triple.value' }, { op: '+' }),
      part('kst', 'math', { a: 'three.value', b: 'fourfold.value' }, { op: '+' }),
      average('signal', maType, 'kst.value', signal),
    ],
    outputs: { kst: 'kst.value', signal: 'signal.value' },
  }),
});

type Rate = 'roc1' | 'roc2' | 'roc3' | 'roc4' | 'smooth1' | 'smooth2' | 'smooth3' | 'smooth4';

/** Each rate of change with its smoothing. */
function rates(params: Readonly<Record<Rate, number>>): [number, number][] {
  const { roc1, roc2, roc3, roc4, smooth1, smooth2, smooth3, smooth4 } = params;
  return [
    [roc1, smooth1],
    [roc2, smooth2],
    [roc3, smooth3],
    [roc4, smooth4],
  ];
}
