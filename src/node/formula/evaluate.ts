import type { Column } from '../port.ts';
import type { Formula, Variable } from './parse.ts';

/** The value of a formula at one bar; an input that is not wired is unknown. */
export type Evaluator = (bar: number) => number;

export function evaluatorOf(
  formula: Formula,
  inputs: Readonly<Record<Variable, Column | undefined>>,
): Evaluator {
  switch (formula.kind) {
    case 'number': {
      const { value } = formula;
      return () => value;
    }
    case 'variable': {
      const column = inputs[formula.name];
      return column ? (bar) => column[bar]! : () => Number.NaN;
    }
    case 'apply': {
      const { apply } = formula;
      const [first, second, third, ...rest] = formula.values.map((value) => evaluatorOf(value, inputs));
      if (!first) return () => Number.NaN;
      if (!second) return (bar) => apply(first(bar));
      if (!third) return (bar) => apply(first(bar), second(bar));
      return (bar) => apply(first(bar), second(bar), third(bar), ...rest.map((value) => value(bar)));
    }
  }
}
