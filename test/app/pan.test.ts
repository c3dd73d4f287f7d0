import { describe, expect, test } from 'vitest';
import { Pan } from '../../src/app/canvas/pan.ts';

type Store = ConstructorParameters<typeof Pan>[0];
type Part = Parameters<Store['setState']>[0];

/** A surface of 100 × 100 without cards: nothing ever comes or goes. */
function surface() {
  const told: Part['transform'][] = [];
  const store: Store = {
    getState: () => ({
      ...{ nodeLookup: new Map(), edges: [], width: 100, height: 100 },
      transform: told.at(-1) ?? [0, 0, 1],
    }),
    setState: ({ transform }) => told.push(transform),
  };
  return { told, pan: new Pan(store, () => null) };
}

describe('panning', () => {
  test('without a hand on it every move is told at once', () => {
    const { told, pan } = surface();
    pan.move({ x: 1, y: 2, zoom: 1 });
    expect(told).toEqual([[1, 2, 1]]);
  });

  test('while a hand pans nothing is told until it ends, and then where the surface is', () => {
    const { told, pan } = surface();
    pan.begin(true);
    for (let at = 1; at <= 20; at++) pan.move({ x: at, y: 2 * at, zoom: 1 });
    expect(told).toEqual([]);
    pan.settle();
    expect(told).toEqual([[20, 40, 1]]);
    pan.settle();
    expect(told).toHaveLength(1);
  });

  test('another zoom is told at once', () => {
    const { told, pan } = surface();
    pan.begin(true);
    pan.move({ x: 5, y: 5, zoom: 1 });
    pan.move({ x: 6, y: 5, zoom: 1.1 });
    pan.settle();
    expect(told).toEqual([[6, 5, 1.1]]);
  });
});
