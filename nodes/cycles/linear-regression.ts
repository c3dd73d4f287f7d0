import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

const DEGREES = 180 / Math.PI;

export default defineComposite({
  type: 'linear-regression',
  group: 'cycles',
  title: 'Linear regression',
  doc: 'The straight line that fits the last bars best: where it ends (value), how steeply it climbs per bar (slope), where it began (intercept), and where it would be one bar on (forecast). A slope that changes sign marks a turn of the trend. Trap: the angle depends on the price scale: do not compare it between markets.',
  source:
    'https://ta-lib.org/functions/ (LINEARREG, LINEARREG_SLOPE, LINEARREG_INTERCEPT, LINEARREG_ANGLE, TSF)',
  words: [
    'linreg',
    'LINEARREG',
    'TSF',
    'time series forecast',
    'least squares',
    'slope',
    'trend line',
    'angle',
    'linear regression slope',
    'LINEARREG_ANGLE',
    'LINEARREG_INTERCEPT',
    'LINEARREG_SLOPE',
  ],
  params: z.object({ length: bars('Length', { min: 2, default: 14 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: {
    value: number({ plot: 'price' }),
    slope: number({ plot: 'own' }),
    intercept: number({ plot: 'price' }),
    angle: number({ unit: '°', range: [-90, 90], plot: 'own' }),
    forecast: number({ plot: 'price' }),
  },
  warmup: ({ length }) => length - 1,
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length }) => ({
    nodes: [
      part('line', 'regression-line', { source: 'in.source' }, { length }),
      part('turn', 'function', { source: 'line.slope' }, { op: 'atan' }),
      part('angle', 'math', { a: 'turn.value', b: DEGREES }, { op: '*' }),
    ],
    outputs: {
      value: 'line.value',
      slope: 'line.slope',
      intercept: 'line.intercept',
      angle: 'angle.value',
      forecast: 'line.forecast',
    },
  }),
  golden: [
    {
      source: 'https://tulipindicators.org/linreg',
      params: { length: 5 },
      in: { source: [10.5, 11.2, 10.3, 12.1, 11.2, 10.5, 11.1, 11.1, 10.2] },
      out: { value: [null, null, null, null, 11.52, 10.96, 11.04, 10.78, 10.54] },
      tolerance: 0.001,
    },
    {
      source: 'https://tulipindicators.org/linregslope',
      params: { length: 5 },
      in: { source: [6, 7, 8, 9, 10, 11] },
      out: { slope: [null, null, null, null, 1, 1] },
      tolerance: 0.001,
    },
    {
      source: 'https://tulipindicators.org/linregintercept',
      params: { length: 5 },
      in: { source: [10.5, 11.2, 10.3, 12.1, 11.2, 10.5, 11.1, 11.1, 10.2] },
      out: { intercept: [null, null, null, null, 10.6, 11.16, 11.04, 11.62, 11.1] },
      tolerance: 0.001,
    },
    {
      source: 'https://tulipindicators.org/tsf',
      params: { length: 5 },
      in: { source: [10.5, 11.2, 10.3, 12.1, 11.2, 10.5, 11.1, 11.1, 10.2] },
      out: { forecast: [null, null, null, null, 11.75, 10.91, 11.04, 10.57, 10.4] },
      tolerance: 0.001,
    },
  ],
});
