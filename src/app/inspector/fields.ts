import { z } from 'zod';
import type { DistanceUnit, ParamMeta } from '../../index.ts';
import { DISTANCE_UNITS } from '../../node/distance.ts';

/** What the form shows for one key of a schema. */
export interface Named {
  readonly key: string;
  readonly title: string;
  readonly unit: string | undefined;
  readonly hint: string | undefined;
  readonly optional: boolean;
  readonly initial: unknown;
}
export interface NumberSpec extends Named {
  readonly kind: 'number';
  readonly integer: boolean;
  readonly durations: boolean;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly slider: readonly [number, number] | undefined;
}
export interface ChoiceSpec extends Named {
  readonly kind: 'choice';
  readonly options: readonly string[];
}
export interface ToggleSpec extends Named {
  readonly kind: 'toggle';
}
export interface TextSpec extends Named {
  readonly kind: 'text' | 'market' | 'entries';
}
export interface DistanceSpec extends Named {
  readonly kind: 'distance';
  /** The keys of its units stand in the parent itself, not in an object of their own. */
  readonly flat: boolean;
  readonly units: readonly DistanceUnit[];
  readonly further: readonly FieldSpec[];
}
export interface ObjectSpec extends Named {
  readonly kind: 'object';
  readonly fields: readonly FieldSpec[];
}
/** Several of a set of words. */
export interface ChoicesSpec extends Named {
  readonly kind: 'choices';
  readonly options: readonly string[];
}
/** Plain numbers in a row. */
export interface NumbersSpec extends Named {
  readonly kind: 'numbers';
}
export interface ListSpec extends Named {
  readonly kind: 'list';
  readonly item: readonly FieldSpec[];
}
export type FieldSpec =
  | NumberSpec
  | ChoiceSpec
  | ToggleSpec
  | TextSpec
  | DistanceSpec
  | ObjectSpec
  | ChoicesSpec
  | NumbersSpec
  | ListSpec;

const isDistanceUnit = (key: string): key is DistanceUnit => DISTANCE_UNITS.some((unit) => unit === key);

/** The fields of an object of parameters, in the order of its keys. */
export function fieldsOf(schema: z.ZodObject): readonly FieldSpec[] {
  const entries = Object.entries(schema.shape);
  const units = entries.flatMap(([key]) => (isDistanceUnit(key) ? [key] : []));
  const flat = units.includes('percent') && units.includes('atr');
  const fields: FieldSpec[] = [];
  if (flat) {
    fields.push({
      ...NO_NAME,
      kind: 'distance',
      key: '',
      title: 'Distance',
      flat: true,
      units,
      further: [],
      optional: true,
    });
  }
  for (const [key, field] of entries) {
    if (flat && (isDistanceUnit(key) || key === 'atrLength')) continue;
    const spec = fieldOf(key, field);
    if (spec) fields.push(spec);
  }
  return fields;
}

const NO_NAME = { unit: undefined, hint: undefined, initial: undefined };

function metaOf(schema: z.ZodType): ParamMeta {
  const { title, description, unit, duration, market, entries, distance, slider } = schema.meta() ?? {};
  return {
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    ...(typeof unit === 'string' ? { unit } : {}),
    ...(duration === true ? { duration } : {}),
    ...(market === true ? { market } : {}),
    ...(entries === true ? { entries } : {}),
    ...(distance === true ? { distance } : {}),
    ...(isRange(slider) ? { slider } : {}),
  };
}

function isRange(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number');
}

function fieldOf(key: string, schema: unknown): FieldSpec | null {
  if (!(schema instanceof z.ZodType)) return null;
  let inner: unknown = schema;
  let meta = metaOf(schema);
  let optional = false;
  let initial: unknown;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault || inner instanceof z.ZodNullable) {
    if (inner instanceof z.ZodDefault) initial = inner.def.defaultValue;
    else optional = true;
    const next: unknown = inner.unwrap();
    if (next instanceof z.ZodType) meta = { ...metaOf(next), ...meta };
    inner = next;
  }
  const named: Named = {
    key,
    title: meta.title ?? spaced(key),
    unit: meta.unit,
    hint: meta.description,
    optional: optional && initial === undefined,
    initial,
  };
  if (meta.market) return { ...named, kind: 'market' };
  if (meta.entries) return { ...named, kind: 'entries' };
  if (inner instanceof z.ZodNumber) return numberField(named, inner, meta);
  if (inner instanceof z.ZodEnum) return { ...named, kind: 'choice', options: inner.options.map(String) };
  if (inner instanceof z.ZodBoolean) return { ...named, kind: 'toggle' };
  if (inner instanceof z.ZodString) return { ...named, kind: 'text' };
  if (inner instanceof z.ZodObject) return objectField(named, inner, meta);
  if (inner instanceof z.ZodArray && inner.element instanceof z.ZodObject)
    return { ...named, kind: 'list', item: fieldsOf(inner.element) };
  if (inner instanceof z.ZodArray && inner.element instanceof z.ZodEnum)
    return { ...named, kind: 'choices', options: inner.element.options.map(String) };
  if (inner instanceof z.ZodArray && inner.element instanceof z.ZodNumber)
    return { ...named, kind: 'numbers' };
  if (inner instanceof z.ZodUnion) return unionField(named, inner, meta);
  return null;
}

function numberField(named: Named, schema: z.ZodNumber, { duration, slider }: ParamMeta): NumberSpec {
  const [min, max] = [finite(schema.minValue), finite(schema.maxValue)];
  return {
    ...named,
    kind: 'number',
    integer: schema.format === 'safeint' || schema.format === 'int32',
    durations: duration === true,
    min,
    max,
    slider: slider ?? sensible(min, max),
  };
}

/** A slider where the schema's own range is one that a hand can use. */
function sensible(min: number | undefined, max: number | undefined): readonly [number, number] | undefined {
  return min !== undefined && max !== undefined && max - min <= 1000 && max > min ? [min, max] : undefined;
}

const finite = (value: number | null | undefined) =>
  value === null || value === undefined || !Number.isFinite(value) || Math.abs(value) > 1e15
    ? undefined
    : value;

function objectField(named: Named, schema: z.ZodObject, meta: ParamMeta): FieldSpec {
  const fields = fieldsOf(schema);
  const [first, ...further] = fields;
  if (meta.distance && first?.kind === 'distance')
    return { ...first, ...named, kind: 'distance', flat: false, further };
  return { ...named, kind: 'object', fields };
}

/** The first kind of a union that has a field: a number or boolean is typed as a number. */
function unionField(named: Named, schema: z.ZodUnion, meta: ParamMeta): FieldSpec | null {
  const options: readonly unknown[] = schema.options;
  const number = options.find((option) => option instanceof z.ZodNumber);
  if (number instanceof z.ZodNumber) return numberField(named, number, meta);
  return options.some((option) => option instanceof z.ZodString) ? { ...named, kind: 'text' } : null;
}

/** `minNotional` → "Min notional". */
function spaced(key: string): string {
  const words = key.replace(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
