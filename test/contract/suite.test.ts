import { describe, expect, test } from 'vitest';
import { library } from '../../nodes/index.ts';
import { contractFaults } from './faults.ts';

describe('every kernel keeps the contract', () => {
  for (const node of library.all) {
    if (node.kind !== 'compute') continue;
    test(node.type, () => expect(contractFaults(node).join('; ')).toBe(''));
  }
});
