import { z } from 'zod';
import { bool, choice, defineNode, factor, number } from '../../src/node/index.ts';

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
    const aside = op === '==' || op === '!=';
    const above = op === '>' || op === '>=';
    const strict = op === '>' || op === '<' || op === '!=';
    for (let i = from; i < to; i++) {
      const right = b[i]!;
      let room = margin;
      if (margin !== 0 && by === 'percent') room = (Math.abs(right) * margin) / 100;
      else if (margin !== 0 && by === 'atr') room = margin * (atr ? atr[i]! : Number.NaN);
      const left = a[i]!;
      if (Number.isNaN(room)) value[i] = Number.NaN;
      else if (aside) value[i] = Math.abs(left - right) > room === strict ? 1 : 0;
      else {
        const edge = above ? right + room : right - room;
        value[i] = (above ? left > edge : left < edge) || (!strict && left === edge) ? 1 : 0;
      }
    }
  },
});
