import { z } from 'zod';
import { bars, type Column, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'regression-line',
  group: 'cycles',
  title: 'Regression line',
  doc: 'Where the straight line through the last bars ends, begins and points, and how steep it is. A part of the linear regression.',
  hidden: true,
  params: z.object({ length: bars('Length', { min: 2, default: 14 }) }),
  inputs: { source: number() },
  outputs: {
    value: number({ plot: 'price' }),
    slope: number({ plot: 'own' }),
    intercept: number({ plot: 'price' }),
    forecast: number({ plot: 'price' }),
  },
  lookback: ({ length }) => length - 1,
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: () => ({ seen: 0 }),
  run({ length }, state, { source }, { value, slope, intercept, forecast }, from, to) {
    let i = from;
    for (; i < to && state.seen < length - 1; i++) {
      state.seen++;
      value[i] = slope[i] = intercept[i] = forecast[i] = Number.NaN;
    }
    if (i < to) state.seen = length;
    slopes(source, length, slope, intercept, i, to);
    for (; i < to; i++) {
      const start = intercept[i]!;
      const steep = slope[i]!;
      value[i] = start + steep * (length - 1);
      forecast[i] = start + steep * length;
    }
  },
});

/**
 * Every window is summed afresh and oldest first, as TA-Lib does: where the line is nearly flat, the slope is the
 * sums' last digits. Four windows run side by side, since one sum must wait for itself.
 */
function slopes(
  source: Column,
  length: number,
  slope: Column,
  intercept: Column,
  from: number,
  to: number,
): void {
  const ages = length * (length - 1) * 0.5;
  const squares = (length * (length - 1) * (2 * length - 1)) / 6;
  const divisor = ages * ages - length * squares;
  let i = from;
  for (; i + 3 < to; i += 4) {
    let sumA = 0;
    let sumB = 0;
    let sumC = 0;
    let sumD = 0;
    let agedA = 0; // each value times its age in bars
    let agedB = 0;
    let agedC = 0;
    let agedD = 0;
    let at = i - length + 1;
    let a = source[at]!;
    let b = source[at + 1]!;
    let c = source[at + 2]!;
    for (let age = length - 1; age >= 0; age--, at++) {
      const d = source[at + 3]!;
      sumA += a;
      agedA += age * a;
      sumB += b;
      agedB += age * b;
      sumC += c;
      agedC += age * c;
      sumD += d;
      agedD += age * d;
      a = b;
      b = c;
      c = d;
    }
    // + 0: no −0 on flat prices
    const steepA = (length * agedA - ages * sumA) / divisor + 0;
    const steepB = (length * agedB - ages * sumB) / divisor + 0;
    const steepC = (length * agedC - ages * sumC) / divisor + 0;
    const steepD = (length * agedD - ages * sumD) / divisor + 0;
    slope[i] = steepA;
    slope[i + 1] = steepB;
    slope[i + 2] = steepC;
    slope[i + 3] = steepD;
    intercept[i] = (sumA - steepA * ages) / length;
    intercept[i + 1] = (sumB - steepB * ages) / length;
    intercept[i + 2] = (sumC - steepC * ages) / length;
    intercept[i + 3] = (sumD - steepD * ages) / length;
  }
  for (; i < to; i++) {
    let sum = 0;
    let aged = 0;
    for (let age = length - 1; age >= 0; age--) {
      const price = source[i - age]!;
      sum += price;
      aged += age * price;
    }
    const steep = (length * aged - ages * sum) / divisor + 0;
    slope[i] = steep;
    intercept[i] = (sum - steep * ages) / length;
  }
}
