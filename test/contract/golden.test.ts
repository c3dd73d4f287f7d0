import { describe, expect, test } from 'vitest';
import { library } from '../../nodes/index.ts';
import { goldenFaults } from './golden.ts';

describe('nodes give the values of their sources', () => {
  for (const node of library.all) {
    if (node.kind !== 'compute' && node.kind !== 'composite') continue;
    node.golden.forEach((golden, k) => {
      test(`${node.type} ${k + 1}: ${golden.source}`, () => expect(goldenFaults(node, golden)).toEqual([]));
    });
  }
});
