import { z } from 'zod';
import { bars, defineComposite, factor, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'bollinger',
  group: 'trend',
  title: 'Bollinger bands',
  doc: 'An average with a band above and below it, as wide as the market has swung lately. %B tells where the price lies (0 at the lower band, 1 at the upper), bandwidth how wide the bands are relative to the middle. Narrow bands announce a larger move without saying which way; a touch of the lower band is bought in ranges. Trap: in a trend the price walks along a band, so a touch alone is no reversal.',
  source: 'J. Bollinger, Bollinger on Bollinger Bands, 2001; https://ta-lib.org/functions/ (BBANDS)',
  words: [
    'BB',
    '%B',
    'BBP',
    'BBW',
    'BBANDS',
    'bollinger bands %b',
    'bollinger bandwidth',
    'standard deviation',
    'squeeze',
  ],
  params: z.object({
    length: bars('Length', { min: 2 }),
    deviations: factor('Deviations', { min: 0, max: 100, default: 2 }),
    maType: maType('sma'),
  }),
  inputs: {
    source: number({ from: 'close' }),
    volume: number({
      initial: 1,
      doc: 'The weights of a volume-weighted average; 1: all bars weigh the same.',
    }),
  },
  outputs: {
    upper: number({ title: 'Upper', plot: 'price' }),
    middle: number({ title: 'Middle', plot: 'price' }),
    lower: number({ title: 'Lower', plot: 'price' }),
    percentB: number({ title: '%B', plot: 'own' }),
    bandwidth: number({ title: 'Bandwidth', plot: 'own' }),
  },
  warmup: ({ length, maType }) => {
    const middle = averageWarmup(maType, length);
    const bands = Math.max(middle, length - 1);
    return { upper: bands, middle, lower: bands, percentB: bands, bandwidth: bands };
  },
  settle: ({ length, maType }) => averageSettle(maType, length),
  sentence: ({ length, deviations }, { source }) => `${length}, ${deviations} of ${source}`,
  expand: ({ length, deviations, maType }) => ({
    nodes: [
      average('middle', maType, 'in.source', length, 'in.volume'),
      part('swing', 'stdev', { source: 'in.source' }, { length }),
      part('reach', 'math', { a: 'swing.value', b: deviations }, { op: '*' }),
      part('upper', 'math', { a: 'middle.value', b: 'reach.value' }, { op: '+' }),
      part('lower', 'math', { a: 'middle.value', b: 'reach.value' }, { op: '-' }),
      part('width', 'math', { a: 'upper.value', b: 'lower.value' }, { op: '-' }),
      part('height', 'math', { a: 'in.source', b: 'lower.value' }, { op: '-' }),
      part('percent-b', 'math', { a: 'height.value', b: 'width.value' }, { op: '/' }),
      part('bandwidth', 'math', { a: 'width.value', b: 'middle.value' }, { op: '/' }),
    ],
    outputs: {
      upper: 'upper.value',
      middle: 'middle.value',
      lower: 'lower.value',
      percentB: 'percent-b.value',
      bandwidth: 'bandwidth.value',
    },
  }),
  golden: [
    {
      source: 'TA-Lib (C library), BBANDS',
      params: { length: 5 },
      in: {
        source: [
          81.59, 81.06, 82.87, 83, 83.61, 83.15, 82.84, 83.99, 84.55, 84.36, 85.53, 86.54, 86.89, 87.77,
          87.29,
        ],
      },
      out: {
        upper: [
          null,
          null,
          null,
          null,
          84.321957805,
          84.488858075,
          83.654656758,
          84.164016548,
          84.838249561,
          85.120797081,
          85.996669217,
          86.845382186,
          87.611512209,
          88.565676298,
          88.319129037,
        ],
        middle: [
          null,
          null,
          null,
          null,
          82.426,
          82.738,
          83.094,
          83.318,
          83.628,
          83.778,
          84.254,
          84.994,
          85.574,
          86.218,
          86.804,
        ],
        lower: [
          null,
          null,
          null,
          null,
          80.530042195,
          80.987141925,
          82.533343242,
          82.471983452,
          82.417750439,
          82.435202919,
          82.511330783,
          83.142617814,
          83.536487791,
          83.870323702,
          85.288870963,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
