import { acos, asin, atan, cos, cosh, exp, ln, log10, pow, sin, sinh, tan, tanh } from '../math.ts';

export type Operation = (...values: readonly number[]) => number;

const unary = (apply: (x: number) => number): FormulaFunction => ({
  least: 1,
  most: 1,
  apply: (x = Number.NaN) => apply(x),
});
const binary = (apply: (x: number, y: number) => number): FormulaFunction => ({
  least: 2,
  most: 2,
  apply: (x = Number.NaN, y = Number.NaN) => apply(x, y),
});

export interface FormulaFunction {
  /** How many values it takes. */
  readonly least: number;
  readonly most: number;
  readonly apply: Operation;
}

export const FUNCTIONS: ReadonlyMap<string, FormulaFunction> = new Map([
  ['abs', unary(Math.abs)],
  ['sign', unary(Math.sign)],
  ['sqrt', unary(Math.sqrt)],
  ['log', unary(ln)],
  ['ln', unary(ln)],
  ['log10', unary(log10)],
  ['exp', unary(exp)],
  ['round', unary((x) => Math.sign(x) * Math.floor(Math.abs(x) + 0.5))],
  ['floor', unary(Math.floor)],
  ['ceil', unary(Math.ceil)],
  ['sin', unary(sin)],
  ['cos', unary(cos)],
  ['tan', unary(tan)],
  ['asin', unary(asin)],
  ['acos', unary(acos)],
  ['atan', unary(atan)],
  ['sinh', unary(sinh)],
  ['cosh', unary(cosh)],
  ['tanh', unary(tanh)],
  ['pow', binary(pow)],
  ['mod', binary((x, y) => x % y)],
  ['min', { least: 1, most: 16, apply: Math.min }],
  ['max', { least: 1, most: 16, apply: Math.max }],
  [
    'if',
    {
      least: 3,
      most: 3,
      apply: (when = Number.NaN, yes = Number.NaN, no = Number.NaN) =>
        Number.isNaN(when) ? when : when === 0 ? no : yes,
    },
  ],
]);

const truth = (holds: boolean) => (holds ? 1 : 0);
/** Comparisons of unknown values are unknown. */
const compared = (holds: (x: number, y: number) => boolean) =>
  binary((x, y) => (Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : truth(holds(x, y)))).apply;

export const OPERATORS: ReadonlyMap<string, Operation> = new Map([
  ['+', binary((x, y) => x + y).apply],
  ['-', binary((x, y) => x - y).apply],
  ['*', binary((x, y) => x * y).apply],
  ['/', binary((x, y) => x / y).apply],
  ['%', binary((x, y) => x % y).apply],
  ['^', binary(pow).apply],
  ['**', binary(pow).apply],
  ['>', compared((x, y) => x > y)],
  ['>=', compared((x, y) => x >= y)],
  ['<', compared((x, y) => x < y)],
  ['<=', compared((x, y) => x <= y)],
  ['==', compared((x, y) => x === y)],
  ['!=', compared((x, y) => x !== y)],
  ['and', compared((x, y) => x !== 0 && y !== 0)],
  ['&&', compared((x, y) => x !== 0 && y !== 0)],
  ['or', compared((x, y) => x !== 0 || y !== 0)],
  ['||', compared((x, y) => x !== 0 || y !== 0)],
]);
