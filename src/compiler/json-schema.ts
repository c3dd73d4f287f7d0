import { z } from 'zod';
import type { NodeLibrary } from '../node/index.ts';
import { nodeSchema, strategySchema } from '../strategy/schema.ts';

type JsonSchema = Record<string, unknown>;

/** The JSON Schema of one node type's parameters, as a file may write them. */
export function paramsJsonSchema(params: z.ZodObject): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(params, {
    io: 'input',
    unrepresentable: 'any',
    override: allowDurations,
  });
  return { ...schema };
}

/** Where a number of bars stands, a duration such as "24h" may stand too. */
function allowDurations({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.duration !== true || jsonSchema.anyOf) return;
  const { type, minimum, maximum, exclusiveMinimum, ...rest } = jsonSchema;
  const bars = { type, minimum, maximum, exclusiveMinimum };
  for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
  Object.assign(jsonSchema, rest, {
    anyOf: [JSON.parse(JSON.stringify(bars)), { type: 'string', pattern: '^\\d+(\\.\\d+)?(m|h|d|w)$' }],
  });
}

/** The JSON Schema of strategy files, with the parameters of every node type of the library. */
export function strategyJsonSchema(library: NodeLibrary): JsonSchema {
  const schema = z.toJSONSchema(strategySchema, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'ref',
    override: nameNode,
  });
  const visible = library.all.filter(({ hidden }) => !hidden);
  const byType = visible.map(({ type, aliases = [], params }) =>
    Object.fromEntries([
      ['if', { properties: { type: { enum: [type, ...aliases] } } }],
      ['then', { properties: { params: paramsJsonSchema(params) } }],
    ]),
  );
  const { $defs = {} } = schema;
  return { ...schema, title: 'Candlewire strategy', $defs: { ...$defs, nodeTypes: { allOf: byType } } };
}

function nameNode({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: unknown;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}): void {
  if (zodSchema === nodeSchema) jsonSchema.allOf = [{ $ref: '#/$defs/nodeTypes' }];
}
