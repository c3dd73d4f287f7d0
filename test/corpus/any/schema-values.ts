import fc from 'fast-check';

/** What of JSON Schema the parameters of nodes use. */
export interface Shape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly default?: unknown;
  /** Names a market, or entries, which the values of a shape alone cannot. */
  readonly market?: boolean;
  readonly entries?: boolean;
}

/** Bars beyond this only make the histories of a test too short. */
const FEW = 40;
const LEAST = 1e-9;
const MOST = 1e9;
const TEXTS = ['', 'main', 'b', 'buy-1', '24h', '1d', '09:30', 'UTC', 'a + b', 'a / (b - c)', '0 * * * *'];

function numbers(shape: Shape, whole: boolean): fc.Arbitrary<number> {
  const low = shape.minimum ?? shape.exclusiveMinimum ?? (whole ? -5 : -MOST);
  const high = shape.maximum ?? shape.exclusiveMaximum ?? (whole ? Math.max(low, 0) + FEW : MOST);
  const above = shape.exclusiveMinimum === undefined ? low : low + (whole ? 1 : LEAST);
  const below = shape.exclusiveMaximum === undefined ? high : high - (whole ? 1 : LEAST);
  const inside = (value: number) => Math.min(below, Math.max(above, value));
  const usual = [0, 1, 2, 3, 5, 14, 20, 50, 100].map(inside);
  if (whole) {
    const [from, to] = [Math.ceil(above), Math.floor(below)];
    return fc.oneof(
      fc.constantFrom(...usual),
      fc.integer({ min: from, max: Math.max(from, Math.min(to, from + FEW)) }),
      fc.constantFrom(from, Math.max(from, to)),
    );
  }
  const odd = [above, below, 0.5, 1e-7, 1e7, -1].map(inside);
  return fc.oneof(fc.constantFrom(...usual), fc.constantFrom(...odd));
}

/** Any value of a shape, the extremes of its range often; refinements that no schema states are the caller's business. */
export function anyValue(shape: Shape): fc.Arbitrary<unknown> {
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return fc.oneof(...choices.map(anyValue));
  if (shape.allOf?.[0]) return anyValue(shape.allOf[0]);
  switch (shape.type) {
    case 'integer':
      return numbers(shape, true);
    case 'number':
      return numbers(shape, false);
    case 'boolean':
      return fc.boolean();
    case 'string':
      return fc.constantFrom(...TEXTS);
    case 'array':
      return fc.array(anyValue(shape.items ?? {}), {
        minLength: shape.minItems ?? 0,
        maxLength: Math.min(shape.maxItems ?? 3, Math.max(3, shape.minItems ?? 0)),
      });
    case 'null':
      return fc.constant(null);
    default:
      return shape.properties ? recordOf(shape) : fc.constantFrom(0, 1, true, 'main', null);
  }
}

/** An object: what is required, of the rest a few. */
export function recordOf(shape: Shape, seldom = 3): fc.Arbitrary<Record<string, unknown>> {
  const entries = Object.entries(shape.properties ?? {}).map(([key, inner]) => {
    const value = inner.market || inner.entries ? fc.constant(undefined) : anyValue(inner);
    const needed = shape.required?.includes(key) ?? false;
    const maybe = fc.oneof(
      { weight: seldom, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: value },
    );
    return (needed ? value : maybe).map((given): [string, unknown] => [key, given]);
  });
  return fc
    .tuple(...entries)
    .map((list) => Object.fromEntries(list.filter(([, value]) => value !== undefined)));
}
