import { FUNCTIONS, OPERATORS, type Operation } from './functions.ts';
import { type FormulaFault, type Token, tokenize } from './token.ts';

/** A formula, read: a tree of values and operations. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable'; readonly name: Variable }
  | { readonly kind: 'apply'; readonly apply: Operation; readonly values: readonly Formula[] };

export const VARIABLES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
export type Variable = (typeof VARIABLES)[number];

const DEEPEST = 100;
const CONDITIONAL = 1;
/** How tightly an operator binds what stands left and right of it. */
const BINDING = new Map([
  ['or', 2],
  ['||', 2],
  ['and', 3],
  ['&&', 3],
  ['==', 4],
  ['!=', 4],
  ['>', 5],
  ['>=', 5],
  ['<', 5],
  ['<=', 5],
  ['+', 6],
  ['-', 6],
  ['*', 7],
  ['/', 7],
  ['%', 7],
  ['^', 9],
  ['**', 9],
]);
const SIGN = 8; // −a^2 is −(a^2)
const NOT = 3; // not a > b is not (a > b)

class Fault extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

export function isFault(formula: Formula | FormulaFault): formula is FormulaFault {
  return 'column' in formula;
}

/** Reads a formula over the inputs a to h, such as `(a - b) / c`: a Pratt parser, nothing of it is ever run as code. */
export function parseFormula(text: string): Formula | FormulaFault {
  const tokens = tokenize(text);
  if (!Array.isArray(tokens)) return tokens;
  try {
    return new Parser(tokens).whole();
  } catch (fault) {
    if (fault instanceof Fault) return { message: fault.message, column: fault.at + 1 };
    throw fault;
  }
}

class Parser {
  private place = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Formula {
    const formula = this.expression(0);
    const rest = this.peek();
    if (rest.kind !== 'end') throw new Fault(`An operator is missing before "${textOf(rest)}".`, rest.at);
    return formula;
  }

  private expression(binding: number): Formula {
    if (++this.depth > DEEPEST) throw new Fault('The formula is nested too deeply.', this.peek().at);
    let left = this.operand();
    for (;;) {
      const token = this.peek();
      const text = token.kind === 'number' ? '' : token.text;
      if (text === '?' && binding <= CONDITIONAL) left = this.conditional(left);
      else {
        const strength = BINDING.get(text);
        const operator = OPERATORS.get(text);
        if (strength === undefined || !operator || strength <= binding) break;
        this.place++;
        const rightToLeft = text === '^' || text === '**';
        left = apply(operator, left, this.expression(rightToLeft ? strength - 1 : strength));
      }
    }
    this.depth--;
    return left;
  }

  private conditional(condition: Formula): Formula {
    this.place++;
    const yes = this.expression(0);
    this.expect(':');
    const no = this.expression(CONDITIONAL - 1);
    const choose = FUNCTIONS.get('if')?.apply ?? Math.max;
    return apply(choose, condition, yes, no);
  }

  private operand(): Formula {
    const token = this.next();
    if (token.kind === 'number') return { kind: 'number', value: token.value };
    if (token.kind === 'name') return this.named(token.text, token.at);
    switch (token.text) {
      case '(': {
        const inner = this.expression(0);
        this.expect(')');
        return inner;
      }
      case '-':
        return apply((x = Number.NaN) => -x, this.expression(SIGN));
      case '+':
        return this.expression(SIGN);
      case '!':
        return apply(not, this.expression(SIGN));
      default:
        throw new Fault(
          token.kind === 'end'
            ? 'The formula ends where a value should stand.'
            : `A value should stand where "${token.text}" is.`,
          token.at,
        );
    }
  }

  private named(name: string, at: number): Formula {
    const variable = VARIABLES.find((letter) => letter === name);
    if (variable) return { kind: 'variable', name: variable };
    if (name === 'not') return apply(not, this.expression(NOT));
    if (name === 'pi') return { kind: 'number', value: Math.PI };
    const known = FUNCTIONS.get(name);
    if (!known)
      throw new Fault(`"${name}" is no input (a to h) and no function (abs, min, max, sqrt, log …).`, at);
    this.expect('(');
    const values = [this.expression(0)];
    while (this.peek().kind === 'sign' && textOf(this.peek()) === ',') {
      this.place++;
      values.push(this.expression(0));
    }
    this.expect(')');
    if (values.length < known.least || values.length > known.most) {
      const wanted = known.least === known.most ? `${known.least}` : `${known.least} to ${known.most}`;
      throw new Fault(`"${name}" takes ${wanted} values, not ${values.length}.`, at);
    }
    return apply(known.apply, ...values);
  }

  private expect(sign: string): void {
    const token = this.next();
    if (token.kind !== 'sign' || token.text !== sign)
      throw new Fault(`A "${sign}" is missing${token.kind === 'end' ? ' at the end' : ''}.`, token.at);
  }

  private peek(): Token {
    return this.tokens[this.place] ?? { kind: 'end', text: '', at: 0 };
  }

  private next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.place++;
    return token;
  }
}

function not(value = Number.NaN): number {
  return Number.isNaN(value) ? value : value === 0 ? 1 : 0;
}

function apply(operation: Operation, ...values: Formula[]): Formula {
  return { kind: 'apply', apply: operation, values };
}

function textOf(token: Token): string {
  return token.kind === 'number' ? `${token.value}` : token.text;
}
