import { describe, expect, test } from 'vitest';
import { library } from '../../nodes/index.ts';
import { paramsJsonSchema } from '../../src/compiler/json-schema.ts';
import { parseParams } from '../../src/compiler/params.ts';
import { parseTimeframe } from '../../src/time/timeframe.ts';

const frame = parseTimeframe('1h');
if (!frame) throw new Error('1h is a timeframe');

/** Top-level parameters that count bars, by node type. */
const lengths = library.all.flatMap((definition) => {
  const { properties } = paramsJsonSchema(definition.params);
  return Object.entries(properties ?? {}).flatMap(([name, schema]) =>
    typeof schema === 'object' &&
    schema !== null &&
    'unit' in schema &&
    schema.unit === 'bars' &&
    !definition.hidden
      ? [{ definition, name }]
      : [],
  );
});

describe('a length in bars may be a duration', () => {
  test.each(lengths.map(({ definition, name }) => [definition.type, name, definition] as const))(
    '%s.%s',
    (type, name, definition) => {
      const flat = { id: 'x', type, version: definition.version ?? 1, params: { [name]: '30h' } };
      const { diagnostics, params } = parseParams(
        { ...flat, owner: 'x', scope: '', inputs: {}, place: [], disabled: false, muted: false },
        definition,
        frame,
      );
      expect(diagnostics.filter(({ code }) => code === 'wrong-type')).toEqual([]);
      if (params) expect(params[name]).toBe(30);
    },
  );
});
