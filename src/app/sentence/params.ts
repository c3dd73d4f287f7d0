import type { StrategyNode } from '../../index.ts';
import type { FieldSpec } from '../inspector/fields.ts';
import type { NodeFace } from '../nodes/face.ts';

/**
 * A node's parameters with defaults, for showing. What is written stays as written, durations ("20d") and values that
 * do not fit included, so that a half-edited node still shows.
 */
export function shownParams({ fields }: NodeFace, node: StrategyNode): Record<string, unknown> {
  const known = shown.get(node);
  if (known) return known;
  const params = filled(node.params ?? {}, fields);
  shown.set(node, params);
  return params;
}

/** Documents are never changed in place, so a node that is the same object has the same parameters. */
const shown = new WeakMap<StrategyNode, Record<string, unknown>>();

function filled(written: Readonly<Record<string, unknown>>, fields: readonly FieldSpec[]) {
  const params: Record<string, unknown> = { ...written };
  for (const field of fields) {
    const value = withDefaults(written[field.key], field);
    if (value !== undefined) params[field.key] = value;
  }
  return params;
}

/** A default that is an object stands as a whole; one that is written is filled up, key by key. */
function withDefaults(value: unknown, field: FieldSpec): unknown {
  if (value === undefined) return field.initial;
  if (field.kind === 'object' && isRecord(value)) return filled(value, field.fields);
  if (field.kind === 'distance' && isRecord(value)) return filled(value, field.further);
  if (field.kind === 'list' && Array.isArray(value))
    return value.map((item: unknown) => (isRecord(item) ? filled(item, field.item) : item));
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
