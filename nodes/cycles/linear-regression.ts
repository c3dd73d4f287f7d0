import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { atan } from '../../src/node/math.ts';

const DEGREES = 180 / Math.PI;

export default defineNode({
  type: 'linear-regression',
  group: 'cycles',
  title: 'Linear regression',
  doc: 'The straight line that fits the last bars best: where it ends (value), how steeply it climbs per bar (slope), where it began (intercept), and where it would be one bar on (forecast). A slope that changes sign marks a turn of the trend. The angle depends on the price scale: do not compare it between markets.',
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
  lookback: ({ length }) => length - 1,
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: () => ({ seen: 0 }),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, out, from, to) {
    let { seen } = state;
    const ages = length * (length - 1) * 0.5;
    const squares = (length * (length - 1) * (2 * length - 1)) / 6;
    const divisor = ages * ages - length * squares;
    for (let i = from; i < to; i++) {
      if (seen < length) seen++;
      const known = seen >= length;
      let sum = 0;
      let aged = 0; // each value times its age in bars
      // Summed afresh and oldest first, as TA-Lib does: where the line is nearly flat, the slope is the sums' last digits.
      for (let age = known ? length - 1 : -1; age >= 0; age--) {
        const price = source[i - age]!;
        sum += price;
        aged += age * price;
      }
      const slope = known ? (length * aged - ages * sum) / divisor + 0 : Number.NaN; // + 0: no −0 on flat prices
      const intercept = (sum - slope * ages) / length;
      out.slope[i] = slope;
      out.intercept[i] = intercept;
      out.value[i] = intercept + slope * (length - 1);
      out.forecast[i] = intercept + slope * length;
      out.angle[i] = known ? atan(slope) * DEGREES : Number.NaN;
    }
    state.seen = seen;
  },
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
