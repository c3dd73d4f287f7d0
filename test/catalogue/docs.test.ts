import { expect, test } from 'vitest';
import { library } from '../../nodes/index.ts';

const docs = library.all.filter(({ hidden }) => !hidden).map(({ type, doc }) => [type, doc] as const);

test.each(docs)('%s tells a beginner what it is, and then its trap', (_type, doc) => {
  const [told = '', trap = '', ...more] = doc.split(/(?<=[.!?”"]) Trap: /);
  expect(more).toEqual([]);
  expect(trap).toMatch(/^\S.{10,}[.?!”"]$/s);
  expect(told.split(/[.!?:] /).length).toBeGreaterThan(1);
});
