import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDER = path.join(ROOT, 'src/market/file');

test('the page on candle files names every code, and no other', () => {
  const sources = [
    ...readdirSync(FOLDER).map((name) => path.join(FOLDER, name)),
    path.join(ROOT, 'src/market/parse.ts'),
  ];
  const code = /(?:code: |fault\(\s*|^ {2})'([a-z]+(?:-[a-z]+)*)'|^ {2}(gap): \[/gm;
  const used = sources.flatMap((file) =>
    Array.from(readFileSync(file, 'utf8').matchAll(code), ([, dashed, plain]) => dashed ?? plain ?? ''),
  );
  const page = readFileSync(path.join(ROOT, 'docs/candle-files.md'), 'utf8');
  const named = Array.from(page.matchAll(/^\| (`.*?) \|/gm), ([, cell = '']) =>
    Array.from(cell.matchAll(/`([a-z-]+)`/g), ([, name = '']) => name),
  ).flat();
  expect(new Set(named)).toEqual(new Set(used));
});
