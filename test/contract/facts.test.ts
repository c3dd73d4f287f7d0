import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { library } from '../../nodes/index.ts';
import { GROUPS, type NodeDefinition } from '../../src/node/index.ts';

const shown = library.all.filter(({ hidden }) => !hidden);

function titleFaults({ params }: NodeDefinition): string[] {
  const { properties = {} } = z.toJSONSchema(params, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).flatMap(([name, property]) => {
    const title = typeof property === 'object' ? property.title : undefined;
    return typeof title === 'string' && title.trim() !== '' ? [] : [`"${name}" has no title`];
  });
}

function sentenceOf(node: NodeDefinition): string | undefined {
  const parsed = node.params.safeParse({});
  if (!parsed.success) return undefined;
  const phrases = Object.fromEntries(Object.keys(node.inputs).map((port) => [port, `the ${port}`]));
  return node.sentence?.(parsed.data, phrases);
}

describe('every node explains itself', () => {
  test.each(shown.map((node) => [node.type, node] as const))('%s', (type, node) => {
    expect(type).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(GROUPS).toContain(node.group);
    expect(node.title.trim()).not.toBe('');
    expect(node.doc.length, 'a doc that a beginner learns from').toBeGreaterThan(60);
    expect(node.doc, 'plain text without line breaks').not.toMatch(/\n|<|\t/);
    expect(titleFaults(node)).toEqual([]);
    const words = node.words ?? [];
    expect(new Set(words).size, 'each search word once').toBe(words.length);
    const sentence = sentenceOf(node);
    if (sentence !== undefined) {
      expect(sentence.trim()).not.toBe('');
      expect(sentence).not.toMatch(/undefined|NaN|\[object|null/);
    }
  });

  test.each(shown.map((node) => [node.type, node] as const))(
    'the ports of %s are named like code',
    (_type, node) => {
      for (const name of [...Object.keys(node.inputs), ...Object.keys(node.outputs)])
        expect(name).toMatch(/^[a-z][a-zA-Z0-9]*$/);
    },
  );
});
