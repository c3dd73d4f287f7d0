import { z } from 'zod';
import { choice, defineNode, number } from '../../src/node/index.ts';
import { pow } from '../../src/node/math.ts';

const OPERATIONS = ['+', '-', '*', '/', 'min', 'max', 'pow', 'mod'] as const;
type Operation = (typeof OPERATIONS)[number];

export default defineNode({
  type: 'math',
  group: 'math',
  title: 'Math',
  doc: 'Calculates with two values: sum, difference, product, quotient, the smaller, the larger, a power or a remainder. Use it for your own levels, such as a low less two ATR. Trap: a division by zero is unknown.',
  source: 'https://www.tradingview.com/pine-script-reference/v5/ (its namesake or plain arithmetic)',
  words: [
    'add',
    'subtract',
    'multiply',
    'divide',
    'plus',
    'minus',
    'times',
    'minimum',
    'maximum',
    'power',
    'modulo',
    'ratio',
  ],
  params: z.object({ op: choice('Operation', OPERATIONS, '+') }),
  inputs: { a: number({ title: 'A' }), b: number({ title: 'B' }) },
  outputs: { value: number() },
  warmup: () => 0,
  state: () => ({}),
  sentence: ({ op }, { a, b }) => (op === 'min' || op === 'max' ? `${op}(${a}, ${b})` : `${a} ${op} ${b}`),
  run({ op }, _state, { a, b }, { value }, from, to) {
    if (op === '+') for (let i = from; i < to; i++) value[i] = finite(a[i]! + b[i]!);
    else if (op === '-') for (let i = from; i < to; i++) value[i] = finite(a[i]! - b[i]!);
    else if (op === '*') for (let i = from; i < to; i++) value[i] = finite(a[i]! * b[i]!);
    else if (op === '/') for (let i = from; i < to; i++) value[i] = finite(a[i]! / b[i]!);
    else for (let i = from; i < to; i++) value[i] = finite(rarer(op, a[i]!, b[i]!));
  },
  golden: [
    {
      source: 'by hand: a remainder has the sign of the dividend',
      params: { op: 'mod' },
      in: { a: [7, -7, 7.5], b: [3, 3, -2] },
      out: { value: [1, -1, 1.5] },
    },
    {
      source: 'by hand',
      params: { op: 'pow' },
      in: { a: [2, 9, -8], b: [10, 0.5, 3] },
      out: { value: [1024, 3, -512] },
    },
  ],
});

function rarer(op: Exclude<Operation, '+' | '-' | '*' | '/'>, a: number, b: number): number {
  switch (op) {
    case 'min':
      return Math.min(a, b);
    case 'max':
      return Math.max(a, b);
    case 'mod':
      return a % b;
    case 'pow':
      return pow(a, b);
  }
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN;
}
