import { describe, expect, test } from 'vitest';
import { library } from '../../nodes/index.ts';
import { evaluatorOf } from '../../src/node/formula/evaluate.ts';
import { isFault, parseFormula, VARIABLES } from '../../src/node/formula/parse.ts';

function value(text: string, given: Record<string, number> = {}): number {
  const formula = parseFormula(text);
  if (isFault(formula)) throw new Error(`${formula.message} at ${formula.column}`);
  const column = (name: string) => (name in given ? Float64Array.of(given[name] ?? 0) : undefined);
  const [a, b, c, d, e, f, g, h] = VARIABLES.map(column);
  return evaluatorOf(formula, { a, b, c, d, e, f, g, h })(0);
}

describe('a formula', () => {
  test.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['2 * -3', -6],
    ['7 % 4 + .5', 3.5],
    ['1.5e2 / 3', 50],
    ['min(3, 1, 2) + max(4, 5)', 6],
    ['1 < 2 and not 3 > 4', 1],
    ['1 == 1 || 0', 1],
    ['1 > 2 ? 10 : 2 > 1 ? 20 : 30', 20],
    ['if(0, 1, 2)', 2],
    ['round(-2.5)', -3],
    ['sqrt(16) + abs(-1) + sign(-9)', 4],
    ['!0', 1],
  ])('%s is %d', (text, expected) => expect(value(text)).toBe(expected));

  test('reads its inputs by name, in capitals too', () => {
    expect(value('(a - B) / c', { a: 9, b: 3, c: 2 })).toBe(3);
  });

  test('is unknown where an input is not wired or not known', () => {
    expect(value('a + 1')).toBeNaN();
    expect(value('a > 1 and 0', { a: Number.NaN })).toBeNaN();
  });

  test.each([
    ['1 +', 'ends where a value', 4],
    ['(1 + 2', '")" is missing', 7],
    ['1 2', 'operator is missing', 3],
    ['a + x', '"x" is no input', 5],
    ['sqrt(1, 2)', 'takes 1 values', 1],
    ['1 + $', 'cannot hold "$"', 5],
    ['constructor(1)', '"constructor" is no input', 1],
    ['1 ? 2', '":" is missing', 6],
    ['', 'ends where a value', 1],
    ['9e999', 'too large', 1],
  ])('%s is refused at its column', (text, message, column) => {
    const fault = parseFormula(text);
    if (!isFault(fault)) throw new Error('it was taken');
    expect(fault.message).toContain(message);
    expect(fault.column).toBe(column);
  });

  test('nested without end is refused, not a crash', () => {
    const fault = parseFormula('('.repeat(1000));
    expect(isFault(fault) && fault.message).toContain('nested too deeply');
    expect(isFault(parseFormula('-'.repeat(999)))).toBe(true);
  });

  test('of the node is checked with its parameters', () => {
    const node = library.get('expression');
    expect(node?.params.safeParse({ formula: 'a +' }).error?.issues[0]?.message).toContain('column 4');
  });
});
