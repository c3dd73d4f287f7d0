import { z } from 'zod';
import { bool, type Column, choice, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'crosses',
  group: 'conditions',
  title: 'Crosses',
  doc: 'True on the one bar on which A passes B: above it now, not above it one bar before. Two averages crossing, or RSI leaving a level, are the commonest signals. Trap: it is true for a single bar, so two crossings rarely meet; join them with Within.',
  words: [
    'crossing up',
    'crossing down',
    'crossover',
    'crossunder',
    'golden cross',
    'death cross',
    'cross',
    'MA cross',
    'MA with EMA cross',
    'EMA cross',
  ],
  params: z.object({ direction: choice('Direction', ['above', 'below', 'either'], 'above') }),
  inputs: { a: number({ title: 'A' }), b: number({ title: 'B' }) },
  outputs: { value: bool() },
  lookback: () => 1,
  warmup: () => 1,
  state: () => ({}),
  sentence: ({ direction }, { a, b }) =>
    direction === 'either' ? `${a} crosses ${b}` : `${a} crosses ${direction} ${b}`,
  run({ direction }, _state, { a, b }, { value }, from, to) {
    if (direction === 'above') rises(a, b, value, from, to);
    else if (direction === 'below') rises(b, a, value, from, to);
    else turns(a, b, value, from, to);
    if (from < to && Number.isNaN(a[from - 1]! - b[from - 1]!)) value[from] = Number.NaN;
  },
  golden: [
    {
      source: 'https://tulipindicators.org/crossover (an equal value before counts as not above)',
      params: { direction: 'above' },
      in: { a: [1, 2, 3, 2, 2, 3, 1], b: [2, 2, 2, 2, 2, 2, 2] },
      out: { value: [null, 0, 1, 0, 0, 1, 0] },
    },
    {
      source: 'https://tulipindicators.org/crossany',
      params: { direction: 'either' },
      in: { a: [3, 2, 1, 2, 3, 3], b: [2, 2, 2, 2, 2, 2] },
      out: { value: [null, 0, 1, 0, 1, 0] },
    },
  ],
});

// Storing 1 or 0 behind a branch that is nearly always the same is twice as fast as turning a truth into a number.

/** Runs along the stretches in which one stands above the other: a branch that never changes costs next to nothing. */
function rises(a: Column, b: Column, value: Column, from: number, to: number): void {
  let i = from;
  for (let under = a[from - 1]! <= b[from - 1]!; i < to; under = !under) {
    if (under) {
      for (; i < to && !(a[i]! > b[i]!); i++) value[i] = 0;
      if (i < to) value[i++] = 1;
    } else for (; i < to && a[i]! > b[i]!; i++) value[i] = 0;
  }
}

function turns(a: Column, b: Column, value: Column, from: number, to: number): void {
  let before = a[from - 1]! - b[from - 1]!;
  for (let i = from; i < to; i++) {
    const now = a[i]! - b[i]!;
    if ((before <= 0 && now > 0) || (before >= 0 && now < 0)) value[i] = 1;
    else value[i] = 0;
    before = now;
  }
}
