import { describe, expect, test } from 'vitest';
import { applyFix, loadStrategy } from '../../src/index.ts';

type Json = Record<string, unknown>;

const document = (nodes: readonly Json[] = [], more: Json = {}): Json => ({
  format: 'candlewire.strategy',
  version: 1,
  markets: [{ id: 'main', symbol: 'BTC/USDT', timeframe: '1h' }],
  nodes: [
    { id: 'price', type: 'candles' },
    { id: 'up', type: 'compare', inputs: { a: 'price.close', b: 1 } },
    { id: 'enter', type: 'buy', inputs: { when: 'up.value' } },
    { id: 'leave', type: 'close-position', inputs: { when: 'up.value' } },
    ...nodes,
  ],
  ...more,
});
const faults = (input: unknown) => loadStrategy(input).diagnostics.map(({ code }) => code);
const stop = (params: Json) => ({ id: 'stop', type: 'stop-loss', params: { percent: 3, ...params } });

test('the document that the others change has no fault', () => expect(faults(document())).toEqual([]));

describe('blocks of a stranger', () => {
  const nested = (levels: number, uses: number, inner: readonly Json[]) => ({
    blocks: Object.fromEntries(
      Array.from({ length: levels }, (_, level) => [
        `b${level}`,
        {
          nodes:
            level === levels - 1
              ? inner
              : Array.from({ length: uses }, (_, use) => ({ id: `u${use}`, type: `block:b${level + 1}` })),
        },
      ]),
    ),
  });
  const use = { id: 'use', type: 'block:b0' };
  const node = { id: 'x', type: 'ema' };

  test.each<[string, Json, string[]]>([
    ['a node inside 256 blocks runs', nested(256, 1, [node]), []],
    ['a node inside 257 does not', nested(257, 1, [node]), ['blocks-too-deep']],
    ['twenty thousand levels overflow no stack', nested(20_000, 1, [node]), ['blocks-too-deep']],
    ['ten to the twentieth nodes are counted, not made', nested(20, 10, [node]), ['too-many-nodes']],
    ['ten to the twentieth empty blocks are not gone through', nested(20, 10, []), ['too-many-nodes']],
  ])('%s', (_fact, blocks, codes) => expect(faults(document([use], blocks))).toEqual(codes));

  test('a block in itself is named with its circle, used or not', () => {
    const inside = (type: string) => ({ nodes: [{ id: 'x', type }] });
    const blocks = { a: inside('block:b'), b: inside('block:c'), c: inside('block:b') };
    const { diagnostics } = loadStrategy(document([], { blocks }));
    expect(diagnostics).toMatchObject([{ code: 'block-in-itself', path: 'blocks.b' }]);
    expect(diagnostics[0]?.message).toContain('b → c → b');
  });
});

test('the type of a value passed through a thousand nodes is found without a crash, at once', () => {
  const lags = Array.from({ length: 1000 }, (_, at) => ({
    id: `n${at}`,
    type: 'lag',
    inputs: { source: at > 0 ? `n${at - 1}.value` : 'up.value' },
  }));
  const last = { id: 'last', type: 'buy', inputs: { when: 'n999.value' } };
  expect(faults(document([...lags, last]))).toEqual([]);
  const numbers = lags.with(0, { id: 'n0', type: 'lag', inputs: { source: 'price.close' } });
  expect(faults(document([...numbers, last]))).toEqual(['number-as-condition']);
}, 10_000);

describe('names that the file uses itself', () => {
  test.each(['in', 'frames', 'comments'])('no node is called "%s", in a block either', (id) => {
    expect(faults(document([{ id, type: 'ema' }]))).toEqual(['reserved-id']);
    expect(faults(document([], { blocks: { b: { nodes: [{ id, type: 'ema' }] } } }))).toEqual([
      'reserved-id',
    ]);
  });
});

describe('the magnifier', () => {
  const magnified = (magnifier: unknown) => document([], { execution: { magnifier } });

  test.each(['1m', '5m', '30m', null])('%s looks inside hours', (magnifier) =>
    expect(faults(magnified(magnifier))).toEqual([]),
  );

  test.each(['1h', '4h', '1d', '45m', '1M'])('%s is not finer than hours, or does not make them up', (text) =>
    expect(faults(magnified(text))).toEqual(['magnifier-too-coarse']),
  );

  test.each([
    ['1M ', '1M'],
    [' 2h', '2h'],
    ['15', '15m'],
    ['5MIN', '5m'],
    [30, '30m'],
  ])('%j has a fix', (magnifier, better) => {
    const [fault] = loadStrategy(magnified(magnifier)).diagnostics;
    expect(fault?.fix?.edits).toEqual([{ path: ['execution', 'magnifier'], value: better }]);
  });
});

describe('wires and names', () => {
  test('a list where one wire is due is an error, empty too', () => {
    for (const source of [['price.close'], []])
      expect(faults(document([{ id: 'x', type: 'ema', inputs: { source } }]))).toEqual(['list-unexpected']);
  });

  test('an exit guards entries: naming another order is an error', () => {
    expect(faults(document([stop({ of: ['enter'] })]))).toEqual([]);
    expect(faults(document([stop({ of: ['leave'] })]))).toEqual(['unknown-entry']);
    expect(faults(document([stop({ of: ['stop'] })]))).toEqual(['unknown-entry']);
    expect(faults(document([stop({ of: ['up'] })]))).toEqual(['unknown-entry']);
  });

  test.each([
    ['4H', '4h'],
    ['240', '4h'],
    ['1D', '1d'],
  ])('the timeframe %s of a node is an error whose fix %s mends it', (timeframe, better) => {
    const faulty = document([{ id: 'slow', type: 'candles', params: { timeframe } }]);
    const [fault] = loadStrategy(faulty).diagnostics;
    expect(fault).toMatchObject({ code: 'bad-timeframe', node: 'slow' });
    expect(fault?.fix?.title).toContain(better);
    expect(faults(fault?.fix ? applyFix(faulty, fault.fix) : null)).toEqual([]);
  });
});

test.each([{ closeAtEnd: true }, { daysPerYear: 360 }, { limitTouch: 1 }])(
  'what %j may be is said',
  (execution) => {
    const [fault] = loadStrategy(document([], { execution })).diagnostics;
    expect(fault?.message).toMatch(/must be/);
  },
);
