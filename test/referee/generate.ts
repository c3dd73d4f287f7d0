import fc from 'fast-check';
import {
  type ExecutionSettings,
  FORMAT,
  type MarketSettings,
  type Strategy,
  type StrategyNode,
  VERSION,
} from '../../src/strategy/schema.ts';
import type { Candles } from '../../src/time/candles.ts';
import { refereeInput } from './input.ts';
import { closing, entry, exit, type Features, type OrderSpec, reduction, type Wire } from './orders.ts';
import type { RefereeInput } from './types.ts';
import { START, TICK, type Walk, walk } from './walks.ts';

/** One random run, in the two forms in which the engine and the referee take it. */
export interface Scenario {
  readonly strategy: Strategy;
  readonly data: Record<string, Candles>;
  /** The magnifier's candles, where the run has one. */
  readonly finer: Record<string, Candles>;
  readonly input: RefereeInput;
  [fc.toStringMethod](): string;
}

const pick = fc.constantFrom;
const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** `one` case in `of`. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>, of: number) =>
  fc.oneof({ weight: of - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const slippage = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: pick(0.001, 0.004) },
  { weight: 1, arbitrary: pick(0.1, 1).map((percent) => ({ percent })) },
  { weight: 1, arbitrary: pick(0.1, 0.5).map((atr) => ({ atr, atrLength: 3 })) },
  { weight: 1, arbitrary: pick(0.5, 2).map((spread) => ({ spread })) },
  { weight: 1, arbitrary: pick(1, 3).map((ticks) => ({ ticks })) },
);

const venue = fc
  .record({
    kind: pick<MarketSettings['kind'][]>(undefined, 'margin', 'perp'),
    leverage: pick(1, 2, 5, 20),
    marginMode: pick<MarketSettings['marginMode'][]>('isolated', 'cross'),
    tick: maybe(pick(TICK, 0.05, 1)),
    step: maybe(pick(1, 0.01, 0.5)),
    minQuantity: maybe(pick(1, 5)),
    minNotional: maybe(pick(100, 1000)),
    takerFee: pick(undefined, 0, 0.002),
    makerFee: pick(undefined, 0, 0.0005, -0.0001),
    feeCurrency: rarely(pick<MarketSettings['feeCurrency'][]>('base', 'quote'), 4),
    slippage,
    fundingRate: maybe(pick(0.0001, -0.0003)),
  })
  .map(({ kind, leverage, marginMode, fundingRate, ...rules }) => ({
    ...rules,
    ...(kind ? { kind, leverage, marginMode, maintenanceMargin: 0.01 } : {}),
    ...(kind === 'perp' && fundingRate !== undefined ? { fundingRate, fundingHours: 8 } : {}),
  }));

const execution: fc.Arbitrary<ExecutionSettings> = fc.record({
  path: pick<ExecutionSettings['path'][]>(undefined, 'pessimistic'),
  fillAt: pick<ExecutionSettings['fillAt'][]>(undefined, undefined, 'close'),
  limitTouch: pick(undefined, true),
  volumeCap: pick(undefined, undefined, null, 0.5),
  latency: pick(undefined, undefined, undefined, 1, 2),
  closeAtEnd: pick<ExecutionSettings['closeAtEnd'][]>(undefined, undefined, 'open', 'close'),
  magnifier: rarely(fc.constant('15m'), 5),
});

const withoutUndefined = <T extends object>(record: T): T => JSON.parse(JSON.stringify(record));

function nodesOf(features: Features): fc.Arbitrary<OrderSpec[]> {
  return fc
    .tuple(
      fc.array(entry(features), { minLength: 1, maxLength: 3 }),
      fc.array(reduction(features), { maxLength: 2 }),
      fc.array(closing(features), { maxLength: 1 }),
      fc.array(exit(features), { maxLength: 4 }),
      fc.nat(),
    )
    .map(([entries, reductions, closings, exits, seed]) =>
      shuffled([...entries, ...reductions, ...closings, ...exits], seed),
    );
}

/** File order is the order of acting, so it varies; simple enough to shrink to the plain order at seed 0. */
function shuffled<T>(list: T[], seed: number): T[] {
  const result = [...list];
  let left = seed;
  for (let i = result.length - 1; i > 0; i--) {
    const j = i - (left % (i + 1));
    left = Math.floor(left / (i + 1));
    const [a, b] = [result[i]!, result[j]!];
    result[i] = b;
    result[j] = a;
  }
  return result;
}

export interface Options {
  readonly markets: 1 | 2;
}

export function scenarios({ markets }: Options): fc.Arbitrary<Scenario> {
  const ids = markets === 2 ? ['main', 'other'] : ['main'];
  return fc.tuple(venue, execution).chain(([rules, how]) => {
    const magnified = how.magnifier !== undefined;
    const features: Features = {
      shorts: rules.kind !== undefined,
      books: ['main', 'main', 'b'],
      markets: ids,
    };
    return fc
      .record({
        specs: nodesOf(features),
        walks: fc.tuple(...ids.map(() => walk(markets === 2, magnified))),
        cash: pick(10_000, 10_000, 1000, 50_000),
      })
      .map(({ specs, walks, cash }) => {
        const columns = (of: (walk: Walk) => Candles | undefined): Record<string, Candles> =>
          Object.fromEntries(
            ids.flatMap((id, index) => {
              const candles = of(walks[index]!);
              return candles ? [[id, candles]] : [];
            }),
          );
        const data = columns(({ candles }) => candles);
        const finer = columns((one) => one.finer);
        return toScenario(ids, withoutUndefined(rules), withoutUndefined(how), cash, specs, data, finer);
      });
  });
}

function toScenario(
  ids: string[],
  rules: Partial<MarketSettings>,
  how: ExecutionSettings,
  cash: number,
  specs: readonly OrderSpec[],
  data: Record<string, Candles>,
  finer: Record<string, Candles>,
): Scenario {
  const settings = ids.map(
    (id): MarketSettings => ({ id, symbol: `${id.toUpperCase()}/USDT`, timeframe: '1h', ...rules }),
  );
  const named = mend(name(specs));
  const conditions: StrategyNode[] = [];
  const orders = named.map(({ id, type, params, wires }): StrategyNode => {
    const inputs = Object.fromEntries(
      Object.entries(wires).map(([port, wire]) => [port, reference(conditions, id, port, wire)]),
    );
    return { id, type, params, ...(Object.keys(inputs).length > 0 ? { inputs } : {}) };
  });
  const strategy: Strategy = {
    format: FORMAT,
    version: VERSION,
    markets: settings,
    account: { cash },
    execution: how,
    nodes: [{ id: 'candles', type: 'candles' }, ...conditions, ...orders],
  };
  const input = refereeInput(strategy, data, finer);
  return { strategy, data, finer, input, [fc.toStringMethod]: () => describeRun(strategy, data, finer) };
}

/** What a failing case prints: a strategy file and its candles, to be pasted. */
function describeRun(
  strategy: Strategy,
  data: Record<string, Candles>,
  finer: Record<string, Candles>,
): string {
  const named = Object.entries(finer).map(([id, candles]): [string, Candles] => [`${id}@15m`, candles]);
  const tables = [...Object.entries(data), ...named].map(([id, candles]) => {
    const { time, open, high, low, close, volume, extra } = candles;
    const columns = [open, high, low, close, volume, ...Object.values(extra ?? {})];
    const rows = [...time].map((at, row) =>
      [`${(at - START) / 3_600_000}h`, ...columns.map((column) => column[row])].join(','),
    );
    return [`${id}: time,open,high,low,close,volume,${Object.keys(extra ?? {}).join()}`, ...rows].join('\n');
  });
  return [JSON.stringify(strategy), ...tables].join('\n');
}

type Named = OrderSpec & { readonly id: string };

function name(specs: readonly OrderSpec[]): Named[] {
  const counts = new Map<string, number>();
  return specs.map((spec) => {
    const count = (counts.get(spec.type) ?? 0) + 1;
    counts.set(spec.type, count);
    return { ...spec, id: `${spec.type}-${count}` };
  });
}

/** What only the whole tells: `of` names entries of the exit's own market and book, risks need a stop there. */
function mend(specs: readonly Named[]): Named[] {
  const place = ({ params }: OrderSpec) => `${params.market ?? 'main'}/${params.book ?? 'main'}`;
  return specs.map((spec) => {
    const near = specs.filter((other) => place(other) === place(spec));
    const entries = near.filter(({ type }) => type === 'buy' || type === 'short').map(({ id }) => id);
    const stops = near.filter(({ type, params }) => type === 'stop-loss' && params.of === undefined);
    const params = { ...spec.params };
    if (spec.only && entries.length > 1) params.of = entries.slice(0, 1);
    if (spec.risk && stops.length > 0) {
      if (spec.type === 'take-profit' && params.percent !== undefined) {
        delete params.percent;
        params.r = 2;
      }
      if (params.size !== undefined && entries.includes(spec.id))
        params.size = { mode: 'risk-percent', value: 1 };
    }
    return { ...spec, params };
  });
}

function reference(conditions: StrategyNode[], id: string, port: string, wire: Wire): string | number {
  if (wire.of === 'constant') return wire.value;
  if (wire.of === 'price') return `candles.${wire.column}`;
  const node = `${id}-${port.toLowerCase()}`;
  conditions.push({
    id: node,
    type: 'compare',
    params: { op: wire.op },
    inputs: { a: `candles.${wire.column}`, b: wire.value },
  });
  return `${node}.value`;
}
