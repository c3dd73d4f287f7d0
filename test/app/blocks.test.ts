import { describe, expect, test } from 'vitest';
import { libraryOf } from '../../src/app/nodes/blocks.ts';
import { phrasesOf } from '../../src/app/sentence/phrases.ts';
import { ownCopy, unfold, usesOf } from '../../src/app/state/block-edits.ts';
import { FIRST_STRATEGY } from '../../src/app/state/first.ts';
import { makeBlock } from '../../src/app/state/make-block.ts';
import { judge } from '../../src/app/canvas/rules.ts';
import { Drafter } from '../../src/app/canvas/cards.ts';
import { endsOf, insideOf } from '../../src/app/canvas/inside.ts';
import { insideOf as valuesInside } from '../../src/app/worker/inside.ts';
import { runStrategy } from '../../src/app/worker/run.ts';
import { check, simulate, type Strategy } from '../../src/index.ts';
import { syntheticCandles } from '../../src/market/index.ts';

const candles = syntheticCandles({
  seed: 3,
  timeframe: '1h',
  bars: 3000,
  start: Date.UTC(2021, 0, 1),
  price: 100,
});
const resultOf = (strategy: Strategy) => {
  expect(check(strategy).filter(({ severity }) => severity === 'error')).toEqual([]);
  const { trades, metrics } = simulate(strategy, { main: candles });
  return { metrics, trades: trades.map(({ entryTime, exitTime, profit }) => [entryTime, exitTime, profit]) };
};

const folded = makeBlock(FIRST_STRATEGY, ['rsi', 'calm'], 'Calm');
if (!folded) throw new Error('Nothing was folded.');

describe('a block', () => {
  test('made of nodes gives the same result as they did', () => {
    expect(folded.id).toBe('calm-2');
    expect(folded.strategy.nodes).toHaveLength(FIRST_STRATEGY.nodes.length - 1);
    expect(resultOf(folded.strategy)).toEqual(resultOf(FIRST_STRATEGY));
  });

  test('unfolded again gives the same result, and the block stays in the file', () => {
    const { strategy, ids } = unfold(folded.strategy, folded.id);
    expect(ids).toEqual(['rsi', 'calm']);
    expect(resultOf(strategy)).toEqual(resultOf(FIRST_STRATEGY));
    expect(Object.keys(strategy.blocks ?? {})).toEqual(['calm']);
  });

  test('made of everything but the orders gives the same result too', () => {
    const all = makeBlock(
      FIRST_STRATEGY,
      FIRST_STRATEGY.nodes.map(({ id }) => id),
      'Signals',
    );
    expect(all && resultOf(all.strategy)).toEqual(resultOf(FIRST_STRATEGY));
    expect(all && resultOf(unfold(all.strategy, all.id).strategy)).toEqual(resultOf(FIRST_STRATEGY));
  });

  test('never holds an order node', () => {
    expect(makeBlock(FIRST_STRATEGY, ['buy'], 'Order')).toBeNull();
  });

  const withParams: Strategy = {
    ...folded.strategy,
    blocks: {
      calm: {
        ...folded.strategy.blocks?.calm,
        nodes: folded.strategy.blocks?.calm?.nodes ?? [],
        params: { length: { of: ['rsi.length'], default: 14, title: 'Length' } },
      },
    },
    nodes: folded.strategy.nodes.map((node) =>
      node.id === folded.id ? { ...node, params: { length: 5 } } : node,
    ),
  };

  test('shows title, ports with their types and settings with their ranges', () => {
    const definition = libraryOf(withParams).get('block:calm');
    expect(definition?.title).toBe('Calm');
    expect(definition?.outputs.calm?.type).toBe('bool');
    expect(definition?.fields).toMatchObject([{ key: 'length', title: 'Length', initial: 14, min: 1 }]);
    const node = withParams.nodes.find(({ id }) => id === folded.id);
    expect(node && phrasesOf(withParams).setting(node)).toBe('Length 5');
  });

  test('is drawn with its wires, and wired by the rules of its types', () => {
    const { cards, wires } = new Drafter().draw(withParams, [], new Set(), new Map());
    expect(cards.find(({ id }) => id === folded.id)?.data.kind).toBe('bool');
    expect(wires.filter(({ source }) => source === folded.id)).toHaveLength(1);
    const from = { node: folded.id, port: 'calm' };
    const and = withParams.nodes.find(({ type }) => type === 'and')?.id ?? '';
    expect(judge(withParams, from, { node: and, port: 'in' }).ok).toBe(true);
    expect(judge(withParams, { node: 'fast', port: 'value' }, { node: and, port: 'in' }).ok).toBe(false);
  });

  test('keeps what it had set when it is unfolded', () => {
    const { strategy } = unfold(withParams, folded.id);
    expect(strategy.nodes.find(({ id }) => id === 'rsi')?.params).toMatchObject({ length: 5 });
    expect(resultOf(strategy)).toEqual(resultOf(withParams));
  });

  test('gives the values of its outputs to the canvas, also out of a block in a block', () => {
    const request = { range: null, has: 'k', view: null };
    const data = { key: 'k', keys: ['k'], data: { main: candles }, feeds: {}, missing: [] };
    const valuesOf = (strategy: Strategy, ref: string) => {
      const { kept } = runStrategy({ ...request, strategy }, data, null);
      return [...(kept.columns.get(ref)?.values ?? [])];
    };
    const plain = valuesOf(FIRST_STRATEGY, 'calm.value');
    expect(plain.length).toBe(3000);
    expect(valuesOf(folded.strategy, `${folded.id}.calm`)).toEqual(plain);
    const and = FIRST_STRATEGY.nodes.find(({ type }) => type === 'and')?.id ?? '';
    const twice = makeBlock(folded.strategy, [folded.id, and], 'Go');
    expect(twice && valuesOf(twice.strategy, `${twice.id}.${and}`)).toEqual(
      valuesOf(FIRST_STRATEGY, `${and}.value`),
    );
  });

  test('shows inside what its nodes gave before they were folded, and what is wired into it', () => {
    const data = { key: 'k', keys: ['k'], data: { main: candles }, feeds: {}, missing: [] };
    const request = { range: null, has: 'k', view: null };
    const plain = runStrategy({ ...request, strategy: FIRST_STRATEGY }, data, null).kept;
    const { kept } = runStrategy({ ...request, strategy: folded.strategy }, data, null);
    const inside = valuesInside(kept, data, folded.id, [0, 2999]);
    const known = (ref: string) => [...(plain.columns.get(ref)?.values ?? [])];
    expect([...(inside?.values.get(`${folded.id}/rsi.value`) ?? [])]).toEqual(known('rsi.value'));
    expect([...(inside?.values.get(`${folded.id}/calm.value`) ?? [])]).toEqual(known('calm.value'));
    const [port] = Object.keys(folded.strategy.blocks?.calm?.inputs ?? {});
    expect([...(inside?.values.get(`${folded.id}/in.${port}`) ?? [])]).toEqual(known('price.close'));
    expect(inside?.looks.get(`${folded.id}/calm.value`)?.share).toBe(plain.columns.get('calm.value')?.share);
    expect(valuesInside(kept, data, 'buy', null)).toBeNull();

    const block = folded.strategy.blocks?.calm;
    const drawn = block && insideOf(folded.strategy, block);
    expect(drawn && [...endsOf(drawn).values()]).toEqual([port]);
  });

  test('copied for one use leaves the others alone', () => {
    const use = folded.strategy.nodes.find(({ id }) => id === folded.id);
    if (!use) throw new Error('The use is gone.');
    const twice: Strategy = {
      ...folded.strategy,
      nodes: [...folded.strategy.nodes, { ...use, id: 'again' }],
    };
    expect(usesOf(twice, 'block:calm')).toBe(2);
    const apart = ownCopy(twice, 'again');
    expect([usesOf(apart, 'block:calm'), usesOf(apart, 'block:calm-2')]).toEqual([1, 1]);
    expect(apart.blocks?.calm).toBe(folded.strategy.blocks?.calm);
  });
});
