import { describe, expect, test } from 'vitest';
import { libraryOf } from '../../src/app/nodes/blocks.ts';
import { undo, useDocument } from '../../src/app/state/document.ts';
import { copyNodes } from '../../src/app/state/edits.ts';
import { FIRST_STRATEGY } from '../../src/app/state/first.ts';
import { replaceNode, wiresKept } from '../../src/app/state/replace-node.ts';
import {
  breakOutput,
  liftOut,
  moveInput,
  moveReaders,
  readersOf,
  setMuted,
  swapInputs,
  swappable,
} from '../../src/app/state/wire-edits.ts';
import { check, type Strategy } from '../../src/index.ts';

const inputsOf = (strategy: Strategy, id: string) => strategy.nodes.find((node) => node.id === id)?.inputs;
const errorsOf = (strategy: Strategy) => check(strategy).filter(({ severity }) => severity === 'error');

describe('replacing a node', () => {
  test('keeps its wires, name, place and the settings that fit', () => {
    const replaced = replaceNode(FIRST_STRATEGY, 'fast', 'sma');
    expect(replaced.nodes.find(({ id }) => id === 'fast')).toMatchObject({
      type: 'sma',
      params: { length: 12 },
    });
    expect(replaced.layout).toEqual(FIRST_STRATEGY.layout);
    expect(readersOf(replaced, { node: 'fast', port: 'value' })).toHaveLength(2);
    expect(errorsOf(replaced)).toEqual([]);
  });

  test('lets readers read the output of the same kind where the names differ', () => {
    const replaced = replaceNode(FIRST_STRATEGY, 'fast', 'bollinger');
    const [reader] = readersOf(replaced, { node: 'fast', port: 'upper' });
    expect(reader?.node).toBe('up');
    expect(errorsOf(replaced)).toEqual([]);
  });

  test('cuts what cannot be kept instead of leaving it broken', () => {
    const replaced = replaceNode(FIRST_STRATEGY, 'fast', 'and');
    expect(check(replaced).filter(({ code }) => code === 'unknown-reference')).toEqual([]);
    expect(wiresKept(FIRST_STRATEGY, 'fast', 'sma')).toBeGreaterThan(
      wiresKept(FIRST_STRATEGY, 'fast', 'and'),
    );
  });

  test('gives and takes a list where one side has one', () => {
    const or = replaceNode(FIRST_STRATEGY, 'go', 'or');
    expect(inputsOf(or, 'go')).toEqual(inputsOf(FIRST_STRATEGY, 'go'));
    expect(inputsOf(replaceNode(or, 'go', 'not'), 'go')).toEqual({ in: 'up.value' });
  });
});

describe('wires', () => {
  test('of an output break all at once', () => {
    const broken = breakOutput(FIRST_STRATEGY, { node: 'fast', port: 'value' });
    expect(readersOf(broken, { node: 'fast', port: 'value' })).toEqual([]);
    expect(inputsOf(broken, 'up')).toEqual({ b: 'slow.value' });
  });

  test('of an output move all to another', () => {
    const moved = moveReaders(
      FIRST_STRATEGY,
      { node: 'fast', port: 'value' },
      { node: 'rsi', port: 'value' },
    );
    expect(readersOf(moved, { node: 'fast', port: 'value' })).toEqual([]);
    expect(inputsOf(moved, 'up')).toEqual({ a: 'rsi.value', b: 'slow.value' });
  });

  test('into an input move to another', () => {
    const moved = moveInput(FIRST_STRATEGY, { node: 'up', port: 'a' }, { node: 'calm', port: 'b' });
    expect(inputsOf(moved, 'up')).toEqual({ b: 'slow.value' });
    expect(inputsOf(moved, 'calm')).toMatchObject({ b: 'fast.value' });
  });

  test('of two inputs change places', () => {
    const pair = swappable(libraryOf(FIRST_STRATEGY).get('crosses'));
    expect(pair).toEqual(['a', 'b']);
    const swapped = pair && swapInputs(FIRST_STRATEGY, 'up', ...pair);
    expect(swapped && inputsOf(swapped, 'up')).toEqual({ a: 'slow.value', b: 'fast.value' });
    expect(swappable(libraryOf(FIRST_STRATEGY).get('rsi'))).toBeNull();
  });

  test('heal where a node is lifted out', () => {
    const lifted = liftOut(FIRST_STRATEGY, ['fast']);
    expect(inputsOf(lifted, 'up')).toEqual({ a: 'price.close', b: 'slow.value' });
    expect(inputsOf(lifted, 'fast')).toEqual({});
    expect(errorsOf(lifted)).toEqual([]);
  });

  test('heal through several nodes that are lifted out together, which stay wired to each other', () => {
    const chain: Strategy = {
      ...FIRST_STRATEGY,
      nodes: FIRST_STRATEGY.nodes.map((node) =>
        node.id === 'slow' ? { ...node, inputs: { source: 'fast.value' } } : node,
      ),
    };
    const lifted = liftOut(chain, ['fast', 'slow']);
    expect(inputsOf(lifted, 'up')).toEqual({ a: 'price.close', b: 'price.close' });
    expect(inputsOf(lifted, 'slow')).toEqual({ source: 'fast.value' });
  });

  test('pass a muted node by, which a second time gives it back', () => {
    const muted = setMuted(FIRST_STRATEGY, ['fast'], true);
    expect(muted.nodes.find(({ id }) => id === 'fast')?.muted).toBe(true);
    expect(setMuted(muted, ['fast'], false).nodes).toEqual(FIRST_STRATEGY.nodes);
  });
});

test('a paste of fifty nodes is one undo step', () => {
  const many: Strategy = {
    ...FIRST_STRATEGY,
    nodes: Array.from({ length: 50 }, (_, at) => ({ id: `n${at}`, type: 'sma' })),
  };
  const clip = copyNodes(
    many,
    many.nodes.map(({ id }) => id),
  );
  useDocument.getState().open(FIRST_STRATEGY);
  useDocument.getState().paste(clip, { x: 0, y: 0 });
  expect(useDocument.getState().strategy.nodes).toHaveLength(FIRST_STRATEGY.nodes.length + 50);
  undo();
  expect(useDocument.getState().strategy).toBe(FIRST_STRATEGY);
});
