import { z } from 'zod';
import { bool, type Column, choice, defineNode, factor, number } from '../../src/node/index.ts';

const OPERATORS = ['>', '>=', '<', '<=', '==', '!='] as const;

export default defineNode({
  type: 'compare',
  group: 'conditions',
  title: 'Compare',
  doc: 'True on every bar on which one value stands so to another: above, below, equal. Wire an indicator into A and type a level into B. With a margin it must be above or below by that much: an amount, a percentage of B, or a multiple of a wired ATR. Trap: it stays true for as long as it holds; for the moment of change use Crosses.',
  words: ['greater', 'less', 'above', 'below', 'equal', 'threshold', 'higher', 'lower', '>', '<'],
  params: z.object({
    op: choice('Operator', OPERATORS, '>'),
    by: choice('Margin in', ['absolute', 'percent', 'atr'], 'absolute'),
    margin: factor('Margin', { min: 0, default: 0 }),
  }),
  inputs: {
    a: number({ title: 'A' }),
    b: number({ title: 'B' }),
    atr: number({ title: 'ATR', optional: true, doc: 'The unit of a margin in ATR' }),
  },
  outputs: { value: bool() },
  warmup: () => 0,
  state: () => ({}),
  sentence: ({ op, by, margin }, { a, b }) => {
    const unit = by === 'percent' ? '%' : by === 'atr' ? ' ATR' : '';
    return `${a} ${op} ${b}${margin === 0 ? '' : ` by ${margin}${unit}`}`;
  },
  run({ op, by, margin }, _state, { a, b, atr }, { value }, from, to) {
    if (margin === 0) {
      compareAll(op, a, b, value, from, to);
      return;
    }
    for (let i = from; i < to; i++) {
      const right = b[i]!;
      const unit = by === 'percent' ? Math.abs(right) / 100 : by === 'atr' ? (atr ? atr[i]! : Number.NaN) : 1;
      const room = margin * unit;
      value[i] = Number.isNaN(room) ? Number.NaN : holdsBy(op, a[i]!, right, room) ? 1 : 0;
    }
  },
  golden: [
    {
      source: 'by hand: equal values',
      params: { op: '>=' },
      in: { a: [1, 2, 3], b: [2, 2, 2] },
      out: { value: [0, 1, 1] },
    },
    {
      source: 'by hand: equal values',
      params: { op: '>' },
      in: { a: [1, 2, 3], b: [2, 2, 2] },
      out: { value: [0, 0, 1] },
    },
    {
      source: 'by hand: 2 percent of 100 either way',
      params: { op: '==', by: 'percent', margin: 2 },
      in: { a: [97.5, 98, 102, 102.5], b: [100, 100, 100, 100] },
      out: { value: [0, 1, 1, 0] },
    },
    {
      source: 'by hand: above by at least half an ATR of 4',
      params: { op: '>=', by: 'atr', margin: 0.5 },
      in: { a: [101, 102, 103], b: [100, 100, 100], atr: [4, 4, 4] },
      out: { value: [0, 1, 1] },
    },
  ],
});

type Operator = (typeof OPERATORS)[number];

/** A loop for each operator: the choice is made once, not on every bar. Stores behind a branch: see `crosses`. */
function compareAll(op: Operator, a: Column, b: Column, value: Column, from: number, to: number): void {
  switch (op) {
    case '>':
      for (let i = from; i < to; i++)
        if (a[i]! > b[i]!) value[i] = 1;
        else value[i] = 0;
      break;
    case '>=':
      for (let i = from; i < to; i++)
        if (a[i]! >= b[i]!) value[i] = 1;
        else value[i] = 0;
      break;
    case '<':
      for (let i = from; i < to; i++)
        if (a[i]! < b[i]!) value[i] = 1;
        else value[i] = 0;
      break;
    case '<=':
      for (let i = from; i < to; i++)
        if (a[i]! <= b[i]!) value[i] = 1;
        else value[i] = 0;
      break;
    case '==':
      for (let i = from; i < to; i++)
        if (a[i]! === b[i]!) value[i] = 1;
        else value[i] = 0;
      break;
    case '!=':
      for (let i = from; i < to; i++)
        if (a[i]! !== b[i]!) value[i] = 1;
        else value[i] = 0;
      break;
  }
}

function holds(op: Operator, left: number, right: number): boolean {
  switch (op) {
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '==':
      return left === right;
    case '!=':
      return left !== right;
  }
}

/** With a margin: above or below by that much; equal within it. */
function holdsBy(op: Operator, left: number, right: number, room: number): boolean {
  if (op === '==') return Math.abs(left - right) <= room;
  if (op === '!=') return Math.abs(left - right) > room;
  return holds(op, left, op === '>' || op === '>=' ? right + room : right - room);
}
