import { expect, test } from 'vitest';
import { library } from '../../src/app/nodes/library.ts';
import { shownParams } from '../../src/app/sentence/params.ts';
import { Phrases } from '../../src/app/sentence/phrases.ts';
import { strategySentences } from '../../src/app/sentence/strategy.ts';
import { FIRST_STRATEGY } from '../../src/app/state/first.ts';
import { TEMPLATES } from '../../src/app/templates/index.ts';
import { library as definitions, loadStrategy, type Strategy, type StrategyNode } from '../../src/index.ts';
import { corpus } from '../corpus/strategies.ts';

const said = (strategy: Strategy) =>
  strategySentences(strategy, library)
    .map(({ lead, parts }) => `${lead} ${parts.map(({ text }) => text).join('')}`)
    .join(' ')
    .replaceAll('\u202f', ' ');

test('the first strategy reads as two sentences', () => {
  expect(said(FIRST_STRATEGY)).toBe(
    'Buy when EMA(12) crosses above EMA(26) and RSI(14) is below 70. ' +
      'Leave when EMA(12) crosses below EMA(26), at 3 % loss or at 6 % profit.',
  );
});

test.each([
  ['three-screens', 'EMA(13) of 1d close rises over 1 bar'],
  ['drop-bank-trail', 'when close is down 5 % within 24h.'],
  ['turtle', 'Donchian channel(20) of candles, 1 bar ago upper'],
  ['loud-candle', 'or after 24h.'],
  ['one-against-the-other', 'Z-score(480) of spread of close and other close'],
  ['one-against-the-other', 'when abs(Z-score(480) of spread'],
])('%s has clauses with verbs and lengths without a double unit: "%s"', (id, words) => {
  const template = TEMPLATES.find((each) => each.id === id);
  expect(template && said(template.strategy)).toContain(words);
});

test('each condition of a sentence knows the output that makes it true', () => {
  const refs = strategySentences(FIRST_STRATEGY, library).flatMap(({ parts }) =>
    parts.flatMap(({ ref }) => ref ?? []),
  );
  expect(refs).toEqual(['up.value', 'calm.value', 'down.value']);
});

test('a name given by the user stands for the node wherever it is read', () => {
  const nodes = FIRST_STRATEGY.nodes.map((node) => (node.id === 'fast' ? { ...node, title: 'Quick' } : node));
  expect(said({ ...FIRST_STRATEGY, nodes })).toContain('when Quick crosses above EMA(26)');
});

test('a half-edited node and an unknown one still have words', () => {
  const strategy: Strategy = {
    ...FIRST_STRATEGY,
    nodes: [
      { id: 'bad', type: 'ema', params: { length: 'many' } },
      { id: 'gone', type: 'no-such-node', inputs: { a: 'bad.value' } },
      { id: 'buy', type: 'buy', inputs: { when: 'gone.value' } },
    ],
  };
  const phrases = new Phrases(strategy, library);
  expect(strategy.nodes.map((node) => phrases.title(node))).toEqual(['EMA', 'no-such-node', 'Buy']);
  expect(said(strategy)).toBe('Buy when gone.');
});

test.each(TEMPLATES)('$id says how it enters', ({ strategy }) => {
  expect(said(strategy)).toMatch(/^(Buy|Short) /);
});

/** Nodes as strategies of the corpus write them, and every type with nothing written. */
const written: readonly StrategyNode[] = [
  ...[
    ...TEMPLATES.map(({ strategy }) => strategy),
    ...corpus('1h').map((text) => loadStrategy(text).strategy),
  ].flatMap((strategy) => strategy?.nodes ?? []),
  ...definitions.all.map(({ type }) => ({ id: 'bare', type })),
];

test('parameters are filled up with the very defaults that a run takes', () => {
  for (const node of written) {
    const definition = definitions.get(node.type);
    const face = library.get(node.type);
    const parsed = definition?.params.safeParse(node.params ?? {});
    if (face && parsed?.success)
      expect({ [node.type]: shownParams(face, node) }).toEqual({ [node.type]: parsed.data });
  }
});
