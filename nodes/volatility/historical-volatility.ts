import { z } from 'zod';
import {
  bars,
  candles,
  choice,
  count,
  defineComposite,
  number,
  type PartNode,
} from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

const METHODS = ['close-to-close', 'parkinson', 'garman-klass', 'yang-zhang'] as const;

export default defineComposite({
  type: 'historical-volatility',
  group: 'volatility',
  title: 'Historical volatility',
  doc: 'How much the price has varied, as a yearly percentage: 60 means that a year’s move of 60 % either way would be nothing special. Compare it with its own past: after calm comes storm. The methods that use highs and lows need fewer bars. Trap: set the bars per year to fit your candles (365 for daily, 8760 for hourly ones).',
  source:
    'https://www.tradingview.com/support/solutions/43000594679/ (Historical Volatility); Parkinson 1980; Garman, Klass 1980; Yang, Zhang 2000',
  words: [
    'HV',
    'realized volatility',
    'volatility',
    'standard deviation of returns',
    'parkinson',
    'garman klass',
    'yang zhang',
    'annualized',
    'volatility close-to-close',
    'volatility O-H-L-C',
    'volatility OHLC',
    'volatility zero trend close-to-close',
  ],
  params: z.object({
    length: bars('Length', { min: 2, default: 10 }),
    method: choice('Method', METHODS, 'close-to-close'),
    barsPerYear: count('Bars per year', { max: 600_000, default: 365 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ unit: '%', plot: 'own' }) },
  warmup: ({ length, method }) =>
    method === 'close-to-close' || method === 'yang-zhang' ? length : length - 1,
  sentence: ({ length, method }, { candles }) => `${length} of ${candles}, ${method}`,
  expand: ({ length, method, barsPerYear }) => ({
    nodes: [
      ...variance(method, length),
      part('root', 'function', { source: 'variance.value' }, { op: 'sqrt' }),
      part('yearly', 'math', { a: 'root.value', b: Math.sqrt(barsPerYear) * 100 }, { op: '*' }),
    ],
    outputs: { value: 'yearly.value' },
  }),
});

const step = (id: string, way: string) => part(id, 'variation', { candles: 'in.candles' }, { way });

/** Parts of which `variance.value` is the variance of one bar. */
function variance(method: (typeof METHODS)[number], length: number): PartNode[] {
  if (method === 'close-to-close')
    return [step('step', 'change'), part('variance', 'variance', { source: 'step.value' }, { length })];
  if (method !== 'yang-zhang')
    return [
      step('step', method),
      part('mean', 'sma', { source: 'step.value' }, { length }),
      part('variance', 'math', { a: 'mean.value', b: 0 }, { op: 'max' }),
    ];
  const sample = length / (length - 1);
  const share = 0.34 / (1.34 + (length + 1) / (length - 1));
  return [
    step('night', 'overnight'),
    step('day', 'open-close'),
    step('drift', 'rogers-satchell'),
    part('nights', 'variance', { source: 'night.value' }, { length }),
    part('days', 'variance', { source: 'day.value' }, { length }),
    part('drifts', 'sma', { source: 'drift.value' }, { length }),
    part('night-share', 'math', { a: 'nights.value', b: sample }, { op: '*' }),
    part('day-share', 'math', { a: 'days.value', b: sample * share }, { op: '*' }),
    part('drift-share', 'math', { a: 'drifts.value', b: 1 - share }, { op: '*' }),
    part('both', 'math', { a: 'night-share.value', b: 'day-share.value' }, { op: '+' }),
    part('variance', 'math', { a: 'both.value', b: 'drift-share.value' }, { op: '+' }),
  ];
}
