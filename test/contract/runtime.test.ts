import { describe, expect, test } from 'vitest';
import { library } from '../../nodes/index.ts';
import { runtimeFaults } from './runtime-faults.ts';

describe('every node keeps the contract in the runtime', () => {
  for (const node of library.all) {
    if (node.hidden || (node.kind !== 'compute' && node.kind !== 'composite')) continue;
    test(node.type, () => expect(runtimeFaults(node).join('; ')).toBe(''));
  }
});
