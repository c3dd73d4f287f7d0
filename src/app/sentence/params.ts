import { z } from 'zod';
import type { NodeDefinition, StrategyNode } from '../../index.ts';

/**
 * A node's parameters with defaults, for showing. Durations stay as written ("20d"); parameters that do not fit fall
 * back to what is written, so that a half-edited node still shows.
 */
export function shownParams(definition: NodeDefinition, node: StrategyNode): Record<string, unknown> {
  const known = shown.get(node);
  if (known) return known;
  const params = readParams(definition, node);
  shown.set(node, params);
  return params;
}

/** Documents are never changed in place, so a node that is the same object has the same parameters. */
const shown = new WeakMap<StrategyNode, Record<string, unknown>>();

function readParams(definition: NodeDefinition, node: StrategyNode): Record<string, unknown> {
  const written = node.params ?? {};
  const numeric = Object.fromEntries(
    Object.entries(written).map(([key, value]) => [key, isDuration(definition, key, value) ? 1 : value]),
  );
  const parsed = definition.params.safeParse(numeric);
  if (!parsed.success) return { ...defaultsOf(definition), ...written };
  const durations = Object.entries(written).filter(([key, value]) => isDuration(definition, key, value));
  return { ...parsed.data, ...Object.fromEntries(durations) };
}

function isDuration(definition: NodeDefinition, key: string, value: unknown): boolean {
  const schema: unknown = definition.params.shape[key];
  return typeof value === 'string' && schema instanceof z.ZodType && schema.meta()?.duration === true;
}

/** Every parameter's default, one by one: a default is there even where a check among several fails. */
function defaultsOf(definition: NodeDefinition): Record<string, unknown> {
  const defaults: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(definition.params.shape)) {
    const parsed = schema instanceof z.ZodType ? schema.safeParse(undefined) : undefined;
    if (parsed?.success && parsed.data !== undefined) defaults[key] = parsed.data;
  }
  return defaults;
}
