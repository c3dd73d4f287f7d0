import { describe, expect, test } from 'vitest';
import { Drafter } from '../../src/app/canvas/cards.ts';
import { sameWiring, touched, wiringOf } from '../../src/app/canvas/wiring.ts';
import { libraryOf } from '../../src/app/nodes/blocks.ts';
import { FIRST_STRATEGY } from '../../src/app/state/first.ts';
import type { Strategy } from '../../src/index.ts';

const wiring = wiringOf(FIRST_STRATEGY, libraryOf(FIRST_STRATEGY));
const first = FIRST_STRATEGY.nodes.find(({ id }) => wiring.readers.has(id));

function renamed(id: string, title: string): Strategy {
  const nodes = FIRST_STRATEGY.nodes.map((node) => (node.id === id ? { ...node, title } : node));
  return { ...FIRST_STRATEGY, nodes };
}

describe('wiring', () => {
  test('stays the same when a node is renamed, and changes when a node goes', () => {
    expect(sameWiring(FIRST_STRATEGY, renamed(first?.id ?? '', 'Mine'))).toBe(true);
    const nodes = FIRST_STRATEGY.nodes.slice(1);
    expect(sameWiring(FIRST_STRATEGY, { ...FIRST_STRATEGY, nodes })).toBe(false);
  });

  test('a renamed node touches itself and all that it feeds, and nothing before it', () => {
    const id = first?.id ?? '';
    const found = touched(FIRST_STRATEGY, renamed(id, 'Mine'), wiring);
    expect(found).toContain(id);
    for (const reader of wiring.readers.get(id) ?? []) expect(found).toContain(reader);
    for (const { id: other } of FIRST_STRATEGY.nodes) {
      if (wiring.readers.get(other)?.has(id)) expect(found).not.toContain(other);
    }
  });

  test('cards say the same whether all is drawn anew or only what an edit touched', () => {
    const drafter = new Drafter();
    for (const { id } of FIRST_STRATEGY.nodes) {
      const after = renamed(id, `Named ${id}`);
      drafter.draw(after, [], new Set(), new Map());
      const fresh = new Drafter();
      fresh.draw(after, [], new Set(), new Map());
      for (const node of after.nodes) expect(drafter.texts.of(node.id)).toEqual(fresh.texts.of(node.id));
    }
  });
});
