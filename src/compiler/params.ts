import { z } from 'zod';
import type { NodeDefinition, ParamMeta } from '../node/index.ts';
import type { Diagnostic } from '../strategy/diagnostic.ts';
import { issueDiagnostics } from '../strategy/issues.ts';
import { durationInBars, parseDuration, type Timeframe } from '../time/timeframe.ts';
import type { FlatNode } from './inline.ts';

type Params = Record<string, unknown>;

export interface ParsedParams {
  /** Null where they do not fit the node. */
  params: Params | null;
  diagnostics: Diagnostic[];
}

/** Brings a node's parameters to its present version, turns durations into bars of `frame` and checks them. */
export function parseParams(node: FlatNode, definition: NodeDefinition, frame: Timeframe): ParsedParams {
  const version = definition.version ?? 1;
  if (node.version > version) {
    const message = `${definition.title} in this file was written by a newer Candlewire (version ${node.version}). Update Candlewire to use it.`;
    return {
      params: null,
      diagnostics: [{ code: 'newer-version', severity: 'error', message, node: node.owner }],
    };
  }
  const steps = (definition.migrate ?? []).slice(node.version - 1);
  const migrated = steps.reduce((params, step) => step(params), node.params);
  const inBars = inBarsOf(definition.params, migrated, frame);
  const result = strictly(definition.params).safeParse(inBars);
  if (result.success) return { params: result.data, diagnostics: [] };
  const prefix = [...node.place, 'params'];
  return {
    params: null,
    diagnostics: issueDiagnostics(result.error.issues, { root: inBars, prefix, node: node.owner }),
  };
}

const strict = new WeakMap<z.ZodObject, z.ZodObject>();

function strictly(schema: z.ZodObject): z.ZodObject {
  const known = strict.get(schema) ?? schema.strict();
  strict.set(schema, known);
  return known;
}

/** What a parameter says about itself, whether or not it may be left out. */
export function paramMeta(schema: unknown): ParamMeta {
  if (!(schema instanceof z.ZodType)) return {};
  const inner = unwrap(schema);
  return schema.meta() ?? (inner instanceof z.ZodType ? inner.meta() : undefined) ?? {};
}

/** What a schema allows once defaults and optionality are taken off. */
export function unwrap(schema: unknown): unknown {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault || inner instanceof z.ZodNullable) {
    inner = inner.unwrap();
  }
  return inner;
}

/** Replaces durations by bars wherever the schema says that one may stand. */
function inBarsOf(schema: unknown, value: unknown, frame: Timeframe): unknown {
  if (typeof value === 'string') {
    const ms = paramMeta(schema).duration ? parseDuration(value) : null;
    return ms === null ? value : durationInBars(ms, frame);
  }
  const inner = unwrap(schema);
  if (Array.isArray(value) && inner instanceof z.ZodArray) {
    return value.map((item) => inBarsOf(inner.element, item, frame));
  }
  if (typeof value === 'object' && value !== null && inner instanceof z.ZodObject) {
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) => [key, inBarsOf(inner.shape[key], child, frame)]),
    );
  }
  return value;
}

/** The values of top-level parameters whose metadata has `flag`: names of markets, order nodes or feeds. */
export function flagged(
  definition: NodeDefinition,
  params: Params,
  flag: 'market' | 'entries' | 'feed',
): [string, string][] {
  return Object.entries(definition.params.shape).flatMap(([name, schema]): [string, string][] => {
    if (!paramMeta(schema)[flag]) return [];
    const value = params[name];
    const values: unknown[] = Array.isArray(value) ? value : [value];
    return values.flatMap((text): [string, string][] => (typeof text === 'string' ? [[name, text]] : []));
  });
}
