import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';
import { expect, test } from 'vitest';
import { partOf, withoutParts } from '../../src/cli/setup/node-parts.ts';

const nodes = fileURLToPath(new URL('../../nodes', import.meta.url));
const files = readdirSync(nodes, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== 'index.ts')
  .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'));

const FILE = `import { z } from 'zod';
import { number as count, defineNode } from '../../src/node/index.ts';

const WORDS = { up: 'rising' };
const unused = z.string();
function said(value: string): string {
  return WORDS.up + value;
}

export default defineNode({
  type: 'trial',
  doc: 'What it is, with a comma, and a brace }.',
  params: z.object({ length: count() }),
  sentence: ({ length }) => said(\`\${length}\`),
  golden: [{ in: [1, 2] }],
});
`;

test('a part of a node comes with what it needs and nothing else', () => {
  expect(partOf(FILE, 'sentence', parseAst)).toBe(`const WORDS = { up: 'rising' };
function said(value: string): string {
  return WORDS.up + value;
}
export default ({ length }) => said(\`\${length}\`);`);
  expect(partOf(FILE, 'missing', parseAst)).toBe('export default undefined;');
});

test('the other parts stay as they are where some are taken out', () => {
  const rest = withoutParts(FILE, ['doc', 'golden'], parseAst);
  expect(rest).not.toMatch(/doc|golden/);
  expect(rest).toContain("type: 'trial'");
  expect(rest).toContain('sentence: ({ length }) => said(');
  expect(() => parseAst(rest, { lang: 'ts' })).not.toThrow();
});

test('every node of the library can be taken apart', () => {
  for (const file of files) {
    expect(() => parseAst(partOf(file, 'sentence', parseAst), { lang: 'ts' })).not.toThrow();
    expect(() => parseAst(withoutParts(file, ['doc', 'golden'], parseAst), { lang: 'ts' })).not.toThrow();
  }
  expect(files.length).toBeGreaterThan(300);
});
