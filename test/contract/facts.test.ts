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

/** Groups of nodes that compute by a formula, which comes from somewhere. */
const COMPUTED: ReadonlySet<string> = new Set([
  ...['math', 'trend', 'momentum', 'volatility', 'volume', 'structure', 'cycles', 'regime'],
]);

function sentencesOf(doc: string): number {
  return doc.split(/[.!?](?:\s|$)/).filter((text) => text.trim() !== '').length;
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
    expect(node.doc.length, 'a doc that a beginner learns from').toBeGreaterThan(120);
    expect(sentencesOf(node.doc), 'what it is, how it is read or used, its trap').toBeGreaterThanOrEqual(3);
    if (COMPUTED.has(node.group)) expect(node.source?.trim().length ?? 0, 'a source').toBeGreaterThan(10);
    expect(node.doc, 'plain text without line breaks').not.toMatch(/\n|<|\t/);
    expect(titleFaults(node)).toEqual([]);
    const words = node.words ?? [];
    expect(new Set(words).size, 'each search word once').toBe(words.length);
    expect(words.length, 'words to find it by').toBeGreaterThan(1);
    const sentence = sentenceOf(node);
    expect(node.sentence, 'a form in words').toBeDefined();
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
