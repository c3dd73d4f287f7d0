import { describe, expect, test } from 'vitest';
import { applyFix } from '../../src/compiler/edit.ts';
import { compile, decompile } from '../../src/compiler/graph.ts';
import { check, link } from '../../src/compiler/link.ts';
import { readStrategy } from '../../src/strategy/read.ts';
import type { Strategy } from '../../src/strategy/schema.ts';
import { mini } from './mini-library.ts';

const strategy = (nodes: unknown[], changes: Record<string, unknown> = {}): Strategy => {
  const read = readStrategy({
    format: 'candlewire.strategy',
    version: 1,
    markets: [{ id: 'main', symbol: 'BTC/USDT', timeframe: '1h' }],
    nodes,
    ...changes,
  });
  if (!read.strategy) throw new Error(JSON.stringify(read.diagnostics));
  return read.strategy;
};
const found = (nodes: unknown[], changes?: Record<string, unknown>) =>
  check(strategy(nodes, changes), mini).map(({ code, node, port }) =>
    [code, node, port].filter(Boolean).join(' '),
  );

describe('wires', () => {
  test.each([
    ['a missing input', [{ id: 'x', type: 'add' }], ['missing-input x a']],
    ['an empty list', [{ id: 'x', type: 'and', inputs: { in: [] } }], ['missing-input x in']],
    [
      'one wire where a list is due',
      [{ id: 'x', type: 'and', inputs: { in: true } }],
      ['list-expected x in'],
    ],
    ['a list where one wire is due', [{ id: 'x', type: 'add', inputs: { a: [1] } }], ['list-unexpected x a']],
    [
      'a node that is not there',
      [{ id: 'x', type: 'add', inputs: { a: 'y.value' } }],
      ['unknown-reference x a'],
    ],
    ['no reference at all', [{ id: 'x', type: 'add', inputs: { a: 'close' } }], ['bad-reference x a']],
    [
      'an output that is not there',
      [
        { id: 'x', type: 'add', inputs: { a: 'm.line' } },
        { id: 'm', type: 'mean' },
      ],
      ['unknown-output x a'],
    ],
    ['an input that is not there', [{ id: 'x', type: 'mean', inputs: { b: 1 } }], ['unknown-input x b']],
    [
      'an input that only the runtime fills',
      [{ id: 'x', type: 'candles', inputs: { candles: 1 } }],
      ['unknown-input x candles'],
    ],
    [
      'a boolean where a number is due',
      [{ id: 'x', type: 'add', inputs: { a: true } }],
      ['wrong-literal x a'],
    ],
    [
      'a value where candles are due',
      [
        { id: 'x', type: 'range', inputs: { candles: 'm.value' } },
        { id: 'm', type: 'mean' },
      ],
      ['wrong-type x candles'],
    ],
    ['an unknown node type', [{ id: 'x', type: 'sorcery' }], ['unknown-node x']],
    ['an unknown parameter', [{ id: 'x', type: 'mean', params: { size: 3 } }], ['unknown-field x']],
    ['a length of nought', [{ id: 'x', type: 'mean', params: { length: 0 } }], ['out-of-range x']],
    [
      'a length that is no duration',
      [{ id: 'x', type: 'mean', params: { length: 'long' } }],
      ['wrong-type x'],
    ],
    [
      'a market that is not there',
      [{ id: 'x', type: 'candles', params: { market: 'eth' } }],
      ['unknown-market x'],
    ],
    [
      'a timeframe finer than the market',
      [{ id: 'x', type: 'candles', params: { timeframe: '15m' } }],
      ['timeframe-too-fine x'],
    ],
  ])('%s is said, once', (_, nodes, expected) => {
    expect(found(nodes)).toEqual(expected);
  });

  test('a bool is 0 or 1 where a number is due, candles are their close', () => {
    expect(
      found([
        { id: 'c', type: 'candles' },
        { id: 'x', type: 'compare', inputs: { a: 'c.candles', b: 1 } },
        { id: 'y', type: 'add', inputs: { a: 'x.value' } },
      ]),
    ).toEqual([]);
  });

  test('a number wired to a condition offers to compare it, and the fix mends it', () => {
    const document = strategy([
      { id: 'm', type: 'mean' },
      { id: 'x', type: 'and', inputs: { in: ['m.value'] } },
    ]);
    const [fault] = check(document, mini);
    expect(fault?.code).toBe('number-as-condition');
    if (!fault?.fix) throw new Error('no fix');
    const mended = applyFix(document, fault.fix);
    expect(check(mended, mini)).toEqual([]);
    expect(mended.nodes).toHaveLength(3);
  });

  test('a circle is named, a circle through Previous is allowed', () => {
    expect(
      found([
        { id: 'a', type: 'add', inputs: { a: 'b.value' } },
        { id: 'b', type: 'add', inputs: { a: 'a.value' } },
      ]),
    ).toEqual(['loop a']);
    expect(
      found([
        { id: 'a', type: 'add', inputs: { a: 'p.value', b: 1 } },
        { id: 'p', type: 'previous', inputs: { source: 'a.value' } },
      ]),
    ).toEqual([]);
  });

  test('what passes through Previous keeps its type', () => {
    expect(
      found([
        { id: 'm', type: 'mean' },
        { id: 'p', type: 'previous', inputs: { source: 'm.value' } },
        { id: 'x', type: 'and', inputs: { in: ['p.value'] } },
      ]),
    ).toEqual(['number-as-condition x in']);
  });
});

describe('blocks', () => {
  const calm = {
    inputs: { price: 'number' },
    outputs: { yes: 'low.value' },
    params: { length: { of: ['m.length'], default: 5 } },
    nodes: [
      { id: 'm', type: 'mean', inputs: { source: 'in.price' } },
      { id: 'low', type: 'compare', params: { op: '<' }, inputs: { a: 'in.price', b: 'm.value' } },
    ],
  };
  const use = (changes = {}) => [
    { id: 'c', type: 'candles' },
    { id: 'u', type: 'block:calm', inputs: { price: 'c.close' }, ...changes },
    { id: 'x', type: 'and', inputs: { in: ['u.yes'] } },
  ];

  test('are inlined with their wires and parameters', () => {
    const document = strategy(use({ params: { length: 9 } }), { blocks: { calm } });
    expect(check(document, mini)).toEqual([]);
    const { program } = link(document, mini, { taps: ['x.value'] });
    const lengths = program.pure.flatMap((step) =>
      step.kind === 'kernel' && step.definition.type === 'mean' ? [step.params.length] : [],
    );
    expect(lengths).toEqual([9]);
  });

  test.each([
    ['an input left open', use({ inputs: {} }), { calm }, 'missing-input u price'],
    [
      'an input that is not there',
      use({ inputs: { price: 'c.close', more: 1 } }),
      { calm },
      'unknown-input u more',
    ],
    ['a setting that is not there', use({ params: { size: 1 } }), { calm }, 'unknown-field u'],
    ['a block that is not there', use(), {}, 'unknown-node u'],
    [
      'an output that is not there',
      [...use(), { id: 'y', type: 'and', inputs: { in: ['u.no'] } }],
      { calm },
      'unknown-reference y in',
    ],
    [
      'an output of nothing',
      use(),
      { calm: { ...calm, outputs: { yes: 'gone.value' } } },
      'unknown-reference',
    ],
    [
      'a setting of nothing',
      use(),
      { calm: { ...calm, params: { length: { of: ['gone.length'], default: 1 } } } },
      'unknown-reference',
    ],
    [
      'a block in itself, though unused',
      [],
      { calm: { nodes: [{ id: 'u', type: 'block:calm' }] } },
      'block-in-itself',
    ],
  ])('%s is said', (_, nodes, blocks, expected) => {
    expect(found(nodes, { blocks })).toContain(expected);
  });

  const gate = (type: string) => ({
    gate: {
      inputs: { in: type },
      outputs: { value: 'p.value' },
      nodes: [{ id: 'p', type: 'previous', inputs: { source: 'in.in' } }],
    },
  });
  const into = (wire: unknown) => [
    { id: 'c', type: 'candles' },
    { id: 'm', type: 'mean' },
    { id: 'x', type: 'compare', inputs: { a: 'm.value', b: 5 } },
    { id: 'g', type: 'block:gate', inputs: { in: wire } },
  ];

  test.each([
    ['a number', 'm.value', 'bool', ['number-as-condition g in']],
    ['a number typed in', 3, 'bool', ['wrong-literal g in']],
    ['a condition typed in', true, 'number', ['wrong-literal g in']],
    ['a number', 'm.value', 'candles', ['wrong-type g in']],
    ['an output that is not there', 'm.more', 'number', ['unknown-output g in']],
    ['a list', ['m.value'], 'number', ['list-unexpected g in']],
    ['a condition', 'x.value', 'number', []],
    ['a condition', 'x.value', 'bool', []],
    ['candles', 'c.candles', 'number', []],
    ['candles', 'c.candles', 'candles', []],
  ])('%s (%j) into an input of type %s is judged as at a node', (_, wire, type, expected) => {
    expect(found(into(wire), { blocks: gate(type) })).toEqual(expected);
  });

  test('a number at a condition of a block offers to compare it, and the fix mends it', () => {
    const document = strategy(into('m.value'), { blocks: gate('bool') });
    const [fault] = check(document, mini);
    expect(fault?.fix?.edits[0]?.path).toEqual(['nodes', 3, 'inputs', 'in']);
  });

  test('what is wrong at a block is said once, though its nodes would take it wrongly too', () => {
    const both = { inputs: { in: 'bool' }, nodes: [{ id: 'y', type: 'and', inputs: { in: ['in.in'] } }] };
    expect(found(into('m.value'), { blocks: { gate: both } })).toEqual(['number-as-condition g in']);
  });

  test('are counted before they are written out', () => {
    const twice = (inner: string) => ({
      nodes: Array.from({ length: 10 }, (_, i) => ({ id: `n${i}`, type: inner })),
    });
    const blocks = {
      a: twice('mean'),
      b: twice('block:a'),
      c: twice('block:b'),
      d: twice('block:c'),
      e: twice('block:d'),
    };
    expect(found([{ id: 'u', type: 'block:e' }], { blocks })).toEqual(['too-many-nodes']);
  });
});

describe('compile and decompile', () => {
  test('undo each other', () => {
    const document = strategy(
      [
        { id: 'c', type: 'candles' },
        { id: 'm', type: 'mean', params: { length: 4 }, inputs: { source: 'c.close' } },
        { id: 'x', type: 'compare', inputs: { a: 'm.value', b: 5 } },
        { id: 'y', type: 'and', inputs: { in: [true, 'x.value'] } },
      ],
      { name: 'Round', layout: { c: { x: 1, y: 2 } } },
    );
    expect(compile(decompile(document), mini)).toEqual({ strategy: document, diagnostics: [] });
  });

  test('the writer puts sources before what reads them and keeps the rest in place', () => {
    const document = strategy([
      { id: 'y', type: 'and', inputs: { in: ['x.value'] } },
      { id: 'a', type: 'mean' },
      { id: 'x', type: 'compare', inputs: { a: 'm.value', b: 5 } },
      { id: 'm', type: 'mean' },
    ]);
    const { strategy: written } = compile(decompile(document), mini);
    expect(written.nodes.map(({ id }) => id)).toEqual(['m', 'x', 'y', 'a']);
  });
});

test('equal sub-graphs are computed once, whatever their names', () => {
  const document = strategy([
    { id: 'a', type: 'mean', params: { length: 4 } },
    { id: 'b', type: 'mean', params: { length: '4h' } },
    { id: 'x', type: 'compare', inputs: { a: 'a.value', b: 'b.value' } },
  ]);
  const { program } = link(document, mini, { taps: ['x.value', 'b.value'] });
  expect(program.pure).toHaveLength(2);
});

test('a chain of five thousand nodes is linked without running out of stack', () => {
  const nodes = Array.from({ length: 5000 }, (_, i) => ({
    id: `n${i}`,
    type: 'add',
    inputs: { a: i === 0 ? 1 : `n${i - 1}.value`, b: 1 },
  }));
  const { program, diagnostics } = link(strategy(nodes.reverse()), mini, { taps: ['n4999.value'] });
  expect(diagnostics).toEqual([]);
  expect(program.pure).toHaveLength(5000);
});
