import { describe, expect, test } from 'vitest';
import { library } from '../../nodes/index.ts';
import { AVERAGES } from '../../src/node/kernels/averages.ts';
import { randomFrom } from './random.ts';
import { settleFaults } from './runtime-faults.ts';

// Parameters drawn at random meet few of the pairs of a composite and a kind of average.
const choosing = library.all.flatMap((node) => {
  if (node.kind !== 'composite' || node.hidden) return [];
  const initial: Record<string, unknown> = { ...node.params.parse({}) };
  return 'maType' in initial ? [{ node, initial }] : [];
});

describe('composites that let one choose their average', () => {
  test('are more than twenty', () => expect(choosing.length).toBeGreaterThan(20));

  for (const { node, initial } of choosing) {
    test(`${node.type} settles as it says, whatever the average`, () => {
      const faults = AVERAGES.flatMap((maType) =>
        settleFaults(node, randomFrom(1), { ...initial, maType }).map((fault) => `${maType}: ${fault}`),
      );
      expect(faults).toEqual([]);
    });
  }
});
