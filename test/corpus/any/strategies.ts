import fc from 'fast-check';
import { z } from 'zod';
import { library } from '../../../nodes/index.ts';
import type { NodeDefinition } from '../../../src/node/index.ts';
import { FORMAT, type Strategy, strategySchema, VERSION } from '../../../src/strategy/schema.ts';
import type { Candles } from '../../../src/time/candles.ts';
import { recordOf, type Shape } from './schema-values.ts';

export interface AnyRun {
  readonly strategy: Strategy;
  readonly data: Record<string, Candles>;
  readonly finer: Record<string, Candles>;
  [fc.toStringMethod](): string;
}

const HOUR = 3_600_000;
const START = Date.UTC(2024, 0, 1);
/** JSON Schema of a zod type, as a plain object. */
const shapeOf = (type: z.ZodType): Shape =>
  JSON.parse(JSON.stringify(z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' })));

const settings = shapeOf(strategySchema).properties ?? {};
const SIDES = ['buy', 'sell', 'short', 'cover', 'close-position'];
const EXITS = ['stop-loss', 'take-profit', 'trailing-stop', 'break-even', 'time-exit'];

interface Drawn {
  readonly definition: NodeDefinition;
  readonly params: Record<string, unknown>;
  readonly wires: readonly number[];
}

const drawn = new Map<string, fc.Arbitrary<Drawn>>();
function nodeOf(definition: NodeDefinition): fc.Arbitrary<Drawn> {
  const known = drawn.get(definition.type);
  if (known) return known;
  const made = fc.record({
    definition: fc.constant(definition),
    params: fc
      .tuple(recordOf(shapeOf(definition.params)), fc.integer({ min: 0, max: 9 }))
      .map(([params, draw]) => (draw === 0 ? params : repaired(definition, params))),
    wires: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
  });
  drawn.set(definition.type, made);
  return made;
}

/** Nearly all are nodes without a fault: what a node refuses is left out, and what it needs is put in. */
function repaired(definition: NodeDefinition, params: Record<string, unknown>): Record<string, unknown> {
  const left = { ...params };
  for (let tries = 0; tries < 12; tries++) {
    const read = definition.params.safeParse(left);
    if (read.success) return left;
    const refused = read.error.issues
      .map(({ path }) => path[0])
      .find((key) => key !== undefined && key in left);
    if (typeof refused === 'string') delete left[refused];
    else break;
  }
  const needs = {
    percent: 2,
    after: { percent: 1 },
    bars: 3,
    offset: { percent: 0.5 },
    trail: { percent: 1 },
  };
  const whole = [...withEach(left, needs), {}, { percent: 2 }, { after: { percent: 1 } }, { bars: 3 }];
  return whole.find((one) => definition.params.safeParse(one).success) ?? left;
}

const withEach = (params: Record<string, unknown>, needs: Record<string, unknown>) =>
  Object.entries(needs).map(([key, value]) => ({ ...params, [key]: value }));

const definitions = (types: readonly string[]) => library.all.filter(({ type }) => types.includes(type));
const anyNode = fc.constantFrom(...library.all).chain(nodeOf);
const order = fc.constantFrom(...definitions(SIDES)).chain(nodeOf);
const exit = fc.constantFrom(...definitions(EXITS)).chain(nodeOf);

const scale = fc.constantFrom(1, 1, 1, 1e-9, 1e-6, 1e6, 1e12);
/** Hourly candles: any number from one on, calm or wild, with ties, gaps, no volume and unknown volume. */
const candles = fc
  .record({
    bars: fc.oneof(fc.constantFrom(1, 2, 3), fc.integer({ min: 4, max: 90 })),
    scale,
    seed: fc.nat(),
    wild: fc.boolean(),
    volume: fc.constantFrom('some', 'none', 'unknown', 'huge'),
  })
  .map(({ bars, scale: unit, seed, wild, volume }) => {
    let state = seed >>> 0;
    const random = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 4_294_967_296;
    };
    const column = () => new Float64Array(bars);
    const made: Candles = {
      time: column(),
      open: column(),
      high: column(),
      low: column(),
      close: column(),
      volume: column(),
    };
    let price = 100;
    let hour = 0;
    for (let i = 0; i < bars; i++) {
      const jump = wild && random() < 0.1 ? 0.01 + random() * 3 : 1 + (random() - 0.5) * 0.02;
      const open = random() < 0.5 ? price : Math.max(0.01, price * jump);
      const close = random() < 0.2 ? open : Math.max(0.01, open * (1 + (random() - 0.5) * (wild ? 1 : 0.02)));
      made.time[i] = START + hour * HOUR;
      made.open[i] = open * unit;
      made.close[i] = close * unit;
      made.high[i] = Math.max(open, close) * (1 + random() * 0.01) * unit;
      made.low[i] = Math.min(open, close) * (1 - random() * 0.01) * unit;
      made.volume[i] =
        volume === 'none' || random() < 0.05
          ? 0
          : volume === 'unknown' || random() < 0.05
            ? Number.NaN
            : random() * (volume === 'huge' ? 1e15 : 50 / unit);
      price = Math.min(1e3, close);
      hour += random() < 0.03 ? 5 : 1;
    }
    return made;
  });

/** Any strategy that the schema lets through, over any candles. */
export const anyRun: fc.Arbitrary<AnyRun> = fc
  .record({
    markets: fc.array(recordOf(settings.markets?.items ?? {}, 7), { minLength: 1, maxLength: 2 }),
    account: recordOf(settings.account ?? {}, 5),
    execution: recordOf(settings.execution ?? {}),
    orders: fc.array(order, { minLength: 1, maxLength: 3 }),
    exits: fc.array(exit, { maxLength: 2 }),
    others: fc.array(anyNode, { maxLength: 5 }),
    series: fc.tuple(candles, candles),
    finer: fc.boolean(),
    // Now and then a market on which a move of two percent takes everything.
    stretched: fc.integer({ min: 0, max: 3 }).map((draw) => draw === 0),
  })
  .map(({ markets, account, execution, orders, exits, others, series, finer, stretched }) => {
    const ids = ['main', 'other'];
    const named = markets.map((market, index) => ({
      ...market,
      ...(stretched ? { kind: 'margin', leverage: 50, marginMode: 'isolated' } : {}),
      id: ids[index],
      symbol: `${ids[index]}/USDT`,
      timeframe: '1h',
    }));
    const nodes = wired([...others, ...orders, ...exits]);
    // Balances are of live accounts; a magnifier needs its finer candles.
    const { balances: _, ...funds } = account;
    const document = {
      format: FORMAT,
      version: VERSION,
      markets: named,
      account: funds,
      execution: { ...execution, ...(finer ? { magnifier: '30m' } : { magnifier: null }) },
      nodes,
    };
    const strategy: Strategy = JSON.parse(JSON.stringify(document));
    const data = Object.fromEntries(named.map((_market, index) => [ids[index]!, series[index]!]));
    return {
      strategy,
      data,
      finer: finer ? Object.fromEntries(Object.entries(data).map(([id, one]) => [id, halves(one)])) : {},
      [fc.toStringMethod]: () => JSON.stringify(strategy),
    };
  })
  .filter(({ strategy }) => strategySchema.safeParse(strategy).success);

/** Every candle in two: to its nearer extreme and on. */
function halves({ time, open, high, low, close, volume }: Candles): Candles {
  const middle = Float64Array.from(high, (value, i) => (value + low[i]!) / 2);
  const twice = (first: ArrayLike<number>, second: ArrayLike<number>) =>
    Float64Array.from({ length: 2 * time.length }, (_, i) => (i % 2 === 0 ? first : second)[i >> 1]!);
  return {
    time: twice(
      time,
      Float64Array.from(time, (at) => at + HOUR / 2),
    ),
    open: twice(open, middle),
    high: twice(high, high),
    low: twice(low, low),
    close: twice(middle, close),
    volume: twice(volume, volume),
  };
}

/** Wires every input to an output of an earlier node, to a candle column, or to nothing. */
function wired(list: readonly Drawn[]): object[] {
  const outputs: string[] = ['candles.close', 'candles.high', 'candles.volume'];
  const conditions: string[] = ['up.value', 'down.value', 'always.value'];
  const result: object[] = [
    { id: 'candles', type: 'candles' },
    { id: 'up', type: 'compare', params: { op: '>' }, inputs: { a: 'candles.close', b: 'candles.open' } },
    { id: 'down', type: 'compare', params: { op: '<' }, inputs: { a: 'candles.close', b: 'candles.open' } },
    { id: 'always', type: 'compare', params: { op: '>' }, inputs: { a: 'candles.close', b: 0 } },
  ];
  list.forEach(({ definition, params, wires }, place) => {
    const id = `${definition.type}-${place + 1}`;
    const inputs: Record<string, unknown> = {};
    const ports = 'inputs' in definition && typeof definition.inputs === 'object' ? definition.inputs : {};
    Object.entries(ports).forEach(([port, spec], index) => {
      const draw = wires[index % wires.length]!;
      const kind: unknown = Reflect.get(Object(spec), 'type');
      if (draw % 4 === 3 && port !== 'when') return;
      const pool =
        kind === 'bool' || port === 'when' ? conditions : kind === 'candles' ? ['candles.candles'] : outputs;
      const wire = pool[draw % pool.length]!;
      inputs[port] = Reflect.get(Object(spec), 'variadic') ? [wire] : wire;
    });
    result.push({ id, type: definition.type, params, inputs });
    const ends = 'outputs' in definition && typeof definition.outputs === 'object' ? definition.outputs : {};
    for (const [port, spec] of Object.entries(ends)) {
      const kind: unknown = Reflect.get(Object(spec), 'type');
      if (kind === 'bool') conditions.push(`${id}.${port}`);
      else if (kind === 'number') outputs.push(`${id}.${port}`);
    }
  });
  return result;
}
