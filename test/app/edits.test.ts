import { describe, expect, test } from 'vitest';
import { FIRST_STRATEGY } from '../../src/app/state/first.ts';
import * as edit from '../../src/app/state/edits.ts';
import { check, type Strategy } from '../../src/index.ts';

const node = (strategy: Strategy, id: string) => strategy.nodes.find((one) => one.id === id);

describe('edits of a strategy', () => {
  test('an added node gets an id that no node has', () => {
    const first = edit.addNode(FIRST_STRATEGY, 'rsi', { x: 1.4, y: 2.6 });
    expect(first.id).toBe('rsi-2');
    expect(first.strategy.layout?.['rsi-2']).toEqual({ x: 1, y: 3 });
    expect(node(FIRST_STRATEGY, 'rsi-2')).toBeUndefined();
  });

  test('a removed node takes its wires and its place with it', () => {
    const left = edit.removeNodes(FIRST_STRATEGY, ['up']);
    expect(node(left, 'go')?.inputs).toEqual({ in: ['calm.value'] });
    expect(left.layout?.up).toBeUndefined();
    expect(left.layout?.frames).toEqual(FIRST_STRATEGY.layout?.frames);
  });

  test('a frame goes with the last node that stood in it', () => {
    const one = edit.removeNodes(FIRST_STRATEGY, ['stop']);
    expect(one.layout?.frames).toHaveLength(1);
    expect(edit.removeNodes(one, ['target']).layout?.frames).toEqual([]);
  });

  test('a list of wires grows at its end, and losing its last wire removes it', () => {
    const more = edit.connect(FIRST_STRATEGY, { node: 'down', port: 'value' }, { node: 'go', port: 'in' });
    expect(node(more, 'go')?.inputs?.in).toEqual(['up.value', 'calm.value', 'down.value']);
    const fewer = [1, 0].reduce(
      (strategy, place) => edit.disconnect(strategy, { node: 'go', port: 'in', place }),
      FIRST_STRATEGY,
    );
    expect(node(fewer, 'go')?.inputs).toEqual({});
  });

  test('a parameter is set however deep, and undefined goes back to the default', () => {
    const size = edit.setParam(FIRST_STRATEGY, 'buy', ['size', 'value'], 50);
    expect(node(size, 'buy')?.params).toEqual({ size: { mode: 'equity-percent', value: 50 } });
    const plain = edit.setParam(size, 'fast', ['length'], undefined);
    expect(node(plain, 'fast')?.params).toEqual({});
  });

  test('pasted nodes are wired among themselves and to what was outside', () => {
    const clip = edit.copyNodes(FIRST_STRATEGY, ['fast', 'up']);
    const { strategy, ids } = edit.pasteNodes(FIRST_STRATEGY, clip, { x: 24, y: 24 });
    expect(ids).toEqual(['fast-2', 'up-2']);
    expect(node(strategy, 'fast-2')?.inputs).toEqual({ source: 'price.close' });
    expect(node(strategy, 'up-2')?.inputs).toEqual({ a: 'fast-2.value', b: 'slow.value' });
    expect(check(strategy).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('nodes pasted into another strategy lose the wires whose source is not there', () => {
    const clip = edit.copyNodes(FIRST_STRATEGY, ['up']);
    const empty: Strategy = { ...FIRST_STRATEGY, nodes: [], layout: {} };
    expect(edit.pasteNodes(empty, clip, { x: 0, y: 0 }).strategy.nodes[0]?.inputs).toEqual({});
  });

  test('an edit that changes nothing gives the same document', () => {
    expect(edit.removeNodes(FIRST_STRATEGY, ['nobody'])).toBe(FIRST_STRATEGY);
    expect(edit.moveNodes(FIRST_STRATEGY, new Map([['fast', { x: 200, y: 0 }]]))).toBe(FIRST_STRATEGY);
  });
});
