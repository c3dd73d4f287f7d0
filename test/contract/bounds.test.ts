import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { library } from '../../nodes/index.ts';
import type { CompositeNode } from '../../src/node/index.ts';

/** Parameters with one of them at the end of its range, or at one of its choices, the others by default. */
function ends({ params }: CompositeNode): Record<string, unknown>[] {
  const { properties = {} } = z.toJSONSchema(params, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).flatMap(([name, property]) => {
    if (typeof property !== 'object') return [];
    const { minimum, maximum, enum: choices = [] } = property;
    const values = [minimum, maximum, ...choices].filter((value) => value !== undefined);
    return values.map((value) => ({ [name]: value }));
  });
}

/** What parts of a composite, and parts of those, do not take of what it hands on. */
function refused(node: CompositeNode, params: Record<string, unknown>): string[] {
  return node.expand(params).nodes.flatMap((part) => {
    const definition = library.get(part.type);
    const parsed = definition?.params.safeParse(part.params ?? {});
    if (!definition || !parsed?.success) return [`${part.type} ${JSON.stringify(part.params)}`];
    return definition.kind === 'composite' ? refused(definition, parsed.data) : [];
  });
}

describe('parts of a composite take every value that it takes itself', () => {
  for (const node of library.all) {
    if (node.kind !== 'composite') continue;
    test(node.type, () => {
      for (const given of [{}, ...ends(node)]) {
        const parsed = node.params.safeParse(given);
        if (parsed.success) expect(refused(node, parsed.data), JSON.stringify(given)).toEqual([]);
      }
    });
  }
});
