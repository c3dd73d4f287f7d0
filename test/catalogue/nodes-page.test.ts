import { describe, expect, test } from 'vitest';
import { library } from '../../nodes/index.ts';
import { catalogue } from '../../src/compiler/catalogue.ts';
import {
  hasPage,
  orderParameters,
  orderWords,
  promisedDefaults,
  promisedNodes,
  singleAverages,
} from './nodes-page.ts';

const entries = new Map(catalogue(library).map((entry) => [entry.type, entry]));
const CHOSEN: Readonly<Record<string, string>> = { chandelier: 'chandelier-exit' };

/** What the page says in a sentence rather than by name, and the names that it means; none: a remark. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  'math: op + - * / min max pow mod': ['op', '+', '-', '*', '/', 'min', 'max', 'pow', 'mod'],
  'expression: formula of at most 1': ['formula'],
  'expression: 000 characters over inputs a…h': ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
  'expression: e.g.  / c': [],
  'cumulative: reset when': ['reset'],
  'previous: one bar of memory of source': ['source'],
  'previous: with initial': ['initial'],
  'previous: closes feedback loops': [],
  'renko: brick': ['brick', 'fixed', 'atr'],
  'compare: by': ['by', 'absolute', 'percent', 'atr'],
  'compare: op > >= < <= == !=': ['op', '>', '>=', '<', '<=', '==', '!='],
  'crosses: above/below/either': ['direction', 'above', 'below', 'either'],
  'between: mode inside': ['mode', 'inside', 'source', 'lower', 'upper'],
  'turns: up/down': ['direction', 'up', 'down'],
  'at-least: n of the inputs': ['count', 'in'],
  'score: weighted inputs': ['weights', 'in'],
  'within: was true in the last n bars': ['bars', 'in'],
  'held: true for n bars': ['bars', 'in'],
  'becomes: rising edge': ['in'],
  'counter: reset': ['reset', 'in'],
  'sequence: a then b within n bars': ['a', 'b', 'bars'],
  'steps: step1…n': ['step1', 'step2', 'step8'],
  'random: seeded': ['seed'],
  'random: a baseline to beat': [],
  'interval: every hour/day/week/month…': ['every'],
  'ewo: 5': ['fast'],
  'ewo: 35': ['slow'],
  'vwap: session/week/month/anchored when': ['session', 'week', 'month', 'anchored', 'when'],
  'volume-delta: needs takerVolume': ['takerVolume'],
  "candle-pattern: TA-Lib's set by name": ['pattern', 'engulfing', 'doji', 'morning-star'],
  'zigzag: confirmed points only': ['confirmed'],
  'fibonacci: of the last swing': [],
};

/** Whole numbers that count other things than bars. */
const TALLIES: ReadonlySet<string> = new Set([
  ...['count', 'seed', 'confirm', 'entries', 'stopOuts', 'lossesInRow', 'openPositions', 'tradesPerDay'],
  ...['levels', 'touches', 'barsPerYear', 'rows'],
]);

/** Parameters, inputs, outputs and choices of a node type: every word that a file may write in it. */
function vocabulary(type: string): ReadonlySet<string> {
  const entry = entries.get(type);
  if (!entry) return new Set();
  const { properties = {} } = entry.params;
  const params = isRecord(properties) ? properties : {};
  const choices = Object.values(params).flatMap((param) =>
    isRecord(param) && Array.isArray(param.enum) ? param.enum.map(String) : [],
  );
  return new Set([
    ...[...Object.keys(params), ...choices, ...Object.keys(entry.inputs)],
    ...Object.keys(entry.outputs),
  ]);
}

/** The words that an item of the page's bracket stands for. */
function meant(type: string, item: string): readonly string[] {
  const said = MEANT[`${type}: ${item}`];
  if (said) return said;
  const known = vocabulary(type);
  const joined = item.replaceAll(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
  if (known.has(joined)) return [joined];
  return item.split(/[ /]/).map((word) => (known.has(word) ? word : word.toLowerCase()));
}

function defaultsOf(type: string): unknown[] {
  const definition = library.get(type);
  return Object.values(definition?.params.parse({}) ?? {});
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const nodes = hasPage ? promisedNodes() : [];

describe.skipIf(!hasPage)(
  'the catalogue that was promised (skipped where its page is not beside the project)',
  () => {
    test('is read whole', () => {
      expect(nodes.length).toBeGreaterThan(220);
      expect(new Set(nodes.map(({ where }) => where)).size).toBe(13);
    });

    test.each(nodes.map(({ type, where, names, outputs }) => [where, type, names, outputs] as const))(
      '%s: %s is there, with what the page names',
      (_where, type, names, outputs) => {
        expect([...entries.keys()]).toContain(type);
        const known = vocabulary(type);
        expect(names.flatMap((item) => meant(type, item)).filter((word) => !known.has(word))).toEqual([]);
        expect(Object.keys(entries.get(type)?.outputs ?? {})).toEqual(expect.arrayContaining([...outputs]));
      },
    );

    test('an only output is called value, unless the page names it', () => {
      const named = new Set(nodes.filter(({ outputs }) => outputs.length > 0).map(({ type }) => type));
      const other = [...entries.values()].filter(
        ({ type, kind, outputs }) =>
          kind !== 'order' &&
          !named.has(type) &&
          Object.keys(outputs).length === 1 &&
          !('value' in outputs) &&
          type !== 'notify',
      );
      expect(other.map(({ type }) => type)).toEqual([]);
    });

    test.each(
      hasPage ? promisedDefaults().map(({ name, values }) => [CHOSEN[name] ?? name, values] as const) : [],
    )('%s has the defaults %j', (type, values) => {
      const numbers = defaultsOf(type).filter((value) => typeof value === 'number');
      expect(numbers.slice(0, values.length)).toEqual(values);
    });

    test.each([
      ['ppo', { maType: 'ema' }],
      ['apo', { maType: 'ema' }],
      ['ewo', { fast: 5, slow: 35 }],
      ['cmo', { method: 'sum' }],
    ])('%s begins with %j', (type, initial) => {
      expect(library.get(type)?.params.parse({})).toMatchObject(initial);
    });

    test('wherever a number of bars stands, a duration stands too', () => {
      const tallies = [...entries.values()].flatMap(({ type, params }) =>
        Object.entries(isRecord(params.properties) ? params.properties : {}).flatMap(([name, param]) =>
          isRecord(param) && param.type === 'integer' && !TALLIES.has(name) ? [`${type}.${name}`] : [],
        ),
      );
      expect(tallies).toEqual(['ema.offset']);
    });

    test('a single average has the length 20', () => {
      const own = new Set(promisedDefaults().map(({ name }) => name));
      const lengths = singleAverages()
        .filter((type) => !own.has(type))
        .map((type) => [type, library.get(type)?.params.parse({}).length]);
      expect(lengths.length).toBeGreaterThan(15);
      expect(lengths.filter(([, length]) => length !== 20)).toEqual([]);
    });

    test.each(
      hasPage
        ? orderParameters().flatMap(({ types, names }) => types.map((type) => [type, names] as const))
        : [],
    )('the order node %s has the parameters of the table, and their defaults', (type, names) => {
      const definition = library.get(type);
      const known = Object.keys(definition?.params.shape ?? {});
      expect(known).toEqual(expect.arrayContaining(names.map(({ name }) => name)));
      for (const { name, initial } of names) {
        if (initial === undefined || initial === 'none') continue;
        const field = definition?.params.shape[name];
        const value: unknown =
          field && 'parse' in field && typeof field.parse === 'function' ? field.parse(undefined) : undefined;
        expect([name, shown(value)]).toEqual([name, sizeFor(type, initial)]);
      }
    });

    test.each(['buy', 'short'])('%s takes every mode of size and every type of order of the page', (type) => {
      const { modes, types } = orderWords();
      expect([modes.length, types.length]).toEqual([14, 5]);
      const params = library.get(type)?.params;
      for (const mode of modes) {
        const size = { mode, value: 1 };
        expect([mode, params?.safeParse({ size }).success]).toEqual([mode, true]);
      }
      const known = vocabulary(type);
      expect(types.filter((name) => !known.has(name))).toEqual([]);
    });

    test('sell and cover take the sizes position-percent, quote and base, and no other', () => {
      for (const type of ['sell', 'cover']) {
        const taken = orderWords().modes.filter(
          (mode) => library.get(type)?.params.safeParse({ size: { mode, value: 1 } }).success,
        );
        expect(taken).toEqual(['position-percent', 'quote', 'base']);
      }
    });

    test.each([
      'buy',
      'sell',
      'short',
      'cover',
      'close-position',
      'stop-loss',
      'take-profit',
      'trailing-stop',
      'break-even',
      'time-exit',
    ])('%s shows what every order node shows', (type) => {
      const { outputs } = orderWords();
      expect(outputs.length).toBe(5);
      expect(Object.keys(library.get(type)?.outputs ?? {})).toEqual(expect.arrayContaining(outputs));
    });

    test.each(['stop-loss', 'take-profit', 'trailing-stop'])(
      '%s takes every distance, and only one',
      (type) => {
        const own = { percent: 3, atr: 2, ticks: 10, price: 5, quote: 100 };
        // A stop cannot be told in initial risks: its distance is the risk.
        const distances = type === 'stop-loss' ? own : { ...own, r: 1 };
        const params = library.get(type)?.params;
        for (const [key, value] of Object.entries(distances))
          expect([key, params?.safeParse({ [key]: value }).success]).toEqual([key, true]);
        expect(params?.safeParse({ percent: 3, quote: 1 }).success).toBe(false);
        expect(params?.parse({ atr: 2 })).toMatchObject({ atr: 2 });
      },
    );
  },
);

/** `buy, short: equity-percent 100; sell, cover: position-percent 100`, for one of them. */
function sizeFor(type: string, initial: string): string {
  const own = initial.split('; ').find((part) => part.split(':')[0]?.split(', ').includes(type));
  return (own?.split(': ')[1] ?? initial.split(':')[0] ?? '').trim();
}

function shown(value: unknown): string {
  if (isRecord(value)) return Object.values(value).join(' ');
  return String(value);
}
