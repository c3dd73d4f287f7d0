import { z } from 'zod';
import { evaluatorOf } from '../../src/node/formula/evaluate.ts';
import { type Formula, isFault, parseFormula } from '../../src/node/formula/parse.ts';
import { defineNode, number, type ParamMeta } from '../../src/node/index.ts';

const meta: ParamMeta = { title: 'Formula', description: 'Over the inputs a to h, such as (a - b) / c' };

export default defineNode({
  type: 'expression',
  group: 'math',
  title: 'Expression',
  doc: 'Calculates a formula of its inputs a to h, such as (a - b) / c or a > b ? a : b. It knows + - * / % ^, comparisons (1 or 0), and, or, not, and the functions abs, min, max, sqrt, log, exp, round, if and more. Trap: what has no answer is unknown, and so is whatever depends on an input that is not wired.',
  source: 'its own formula language: arithmetic, comparisons and functions',
  words: ['formula', 'equation', 'calculate', 'custom', 'code', 'arithmetic'],
  params: z.object({
    formula: z
      .string()
      .min(1)
      .max(1000)
      .superRefine((text, context) => {
        const formula = parseFormula(text);
        if (isFault(formula))
          context.addIssue({ code: 'custom', message: `${formula.message} (column ${formula.column})` });
      })
      .default('(a + b) / 2')
      .meta({ ...meta }),
  }),
  inputs: {
    a: number({ title: 'a', optional: true }),
    b: number({ title: 'b', optional: true }),
    c: number({ title: 'c', optional: true }),
    d: number({ title: 'd', optional: true }),
    e: number({ title: 'e', optional: true }),
    f: number({ title: 'f', optional: true }),
    g: number({ title: 'g', optional: true }),
    h: number({ title: 'h', optional: true }),
  },
  outputs: { value: number() },
  warmup: () => 0,
  state: () => ({}),
  sentence: ({ formula }, inputs) => {
    const wired = Object.entries(inputs).filter(([, phrase]) => phrase);
    return wired.length === 0
      ? formula
      : `${formula}, ${wired.map(([name, phrase]) => `${name} = ${phrase}`).join(', ')}`;
  },
  run({ formula: text }, _state, inputs, { value }, from, to) {
    const evaluate = evaluatorOf(formulaOf(text), inputs);
    for (let i = from; i < to; i++) {
      const result = evaluate(i);
      value[i] = Number.isFinite(result) ? result : Number.NaN;
    }
  },
  golden: [
    {
      source: 'by hand: a power binds tighter than the sign before it',
      params: { formula: '-a ^ 2 + b' },
      in: { a: [2, 3], b: [1, 2] },
      out: { value: [-3, -7] },
    },
  ],
});

let last: { text: string; formula: Formula } | undefined;

/** The formula of a text. A live run asks for the same one again with every bar. */
function formulaOf(text: string): Formula {
  if (last?.text !== text) {
    const formula = parseFormula(text);
    last = { text, formula: isFault(formula) ? { kind: 'number', value: Number.NaN } : formula };
  }
  return last.formula;
}
