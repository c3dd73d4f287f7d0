import { z } from 'zod';
import type {
  AnyInputColumn,
  CandleColumns,
  Column,
  NodeDefinition,
  Port,
  Ports,
} from '../../src/node/index.ts';

export type Random = () => number;

/** Mulberry32: a small generator with a seed. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

export const HOUR = 3_600_000;
export const START = Date.UTC(2024, 0, 1);

/** Bars for which a frozen market stands still. */
const FROZEN = 60;

export interface Market {
  readonly candles: CandleColumns;
  /** When each candle closed. */
  readonly instants: Column;
}
export type MarketKind = 'lively' | 'ties' | 'flat' | 'tiny' | 'huge' | 'no-volume' | 'dead' | 'frozen';

/** Hourly candles of a market of the given character: dead ones stand still without any trade, frozen ones do so half of the time. */
export function market(random: Random, length: number, kind: MarketKind): Market {
  const column = () => new Float64Array(length);
  const candles = {
    time: column(),
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volume: column(),
  };
  const still = (i: number) =>
    kind === 'flat' || kind === 'dead' || (kind === 'frozen' && i % (2 * FROZEN) >= FROZEN);
  const scale = kind === 'tiny' ? 1e-10 : kind === 'huge' ? 1e7 : 1;
  const round = (price: number) => (kind === 'ties' ? Math.round(price * 2) / 2 : price);
  let price = 100;
  for (let i = 0; i < length; i++) {
    const open = price;
    const pull = (100 - price) * 0.01;
    const close = still(i) ? open : Math.max(1, round(open + pull + (random() - 0.5) * 4));
    const wick = () => (still(i) ? 0 : round(random() * 1.5));
    candles.time[i] = START + i * HOUR;
    candles.open[i] = open * scale;
    candles.close[i] = close * scale;
    candles.high[i] = (Math.max(open, close) + wick()) * scale;
    candles.low[i] = Math.max(0.5, Math.min(open, close) - wick()) * scale;
    const traded = kind === 'ties' ? between(random, 0, 3) * 10 : 1 + random() * 50;
    candles.volume[i] =
      kind === 'no-volume' || kind === 'dead' || (kind === 'frozen' && still(i)) ? 0 : traded;
    price = close;
  }
  return { candles, instants: candles.time.map((time) => time + HOUR) };
}

/** A wandering value, a condition, or whatever else fits the port; `holes` is the share of unknown bars, `wired` says that optional inputs are there too. */
export function inputFor(
  port: Port,
  random: Random,
  source: Market,
  kind: MarketKind,
  holes: number,
  wired: boolean,
): AnyInputColumn {
  if (port.from === 'instant') return source.instants;
  if (port.type === 'candles') return source.candles;
  if (port.optional && !wired && random() < 0.4) return undefined;
  const length = source.instants.length;
  const one = (): Column => {
    const chance = 0.05 + random() * 0.4;
    const [least, most] = port.range ?? [0, 1];
    const values =
      port.type === 'bool'
        ? Float64Array.from({ length }, () => (random() < chance ? 1 : 0))
        : port.range
          ? Float64Array.from({ length }, () => least + random() * (most - least))
          : market(random, length, kind).candles.close;
    const zero = kind === 'ties' && port.type !== 'bool' ? 0.02 : 0;
    return values.map((value) => (random() < holes ? Number.NaN : random() < zero ? -0 : value));
  };
  return port.variadic ? [one(), one(), one()] : one();
}

export function inputsFor(
  ports: Ports,
  random: Random,
  source: Market,
  kind: MarketKind,
  holes: number,
  wired: boolean,
): Record<string, AnyInputColumn> {
  return Object.fromEntries(
    Object.entries(ports).map(([name, port]) => [name, inputFor(port, random, source, kind, holes, wired)]),
  );
}

const TRIES = 200;
const LONGEST = 24;

/** Parameters drawn from the node's own schema, kept short enough that warm-ups end. */
export function randomParams(definition: NodeDefinition, random: Random): Record<string, unknown> {
  const schema = z.toJSONSchema(definition.params, { io: 'input', unrepresentable: 'any' });
  for (let tries = 0; tries < TRIES; tries++) {
    const given: Record<string, unknown> = {};
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const value = draw(property, random);
      if (value !== undefined) given[name] = value;
    }
    const parsed = definition.params.safeParse(given);
    if (parsed.success) return parsed.data;
  }
  return definition.params.parse({});
}

function draw(property: unknown, random: Random): unknown {
  if (typeof property !== 'object' || property === null) return undefined;
  const facts: Record<string, unknown> = { ...property };
  if (Array.isArray(facts.enum)) return facts.enum[between(random, 0, facts.enum.length - 1)];
  if (facts.type === 'boolean') return random() < 0.5;
  const least = numeric(facts.minimum) ?? numeric(facts.exclusiveMinimum);
  const most = numeric(facts.maximum) ?? numeric(facts.exclusiveMaximum);
  if (facts.type === 'integer') {
    const from = Math.max(least ?? 0, -1000);
    return between(random, from, Math.max(from, Math.min(most ?? LONGEST, from + LONGEST)));
  }
  if (facts.type !== 'number') return undefined;
  const usual = numeric(facts.default) ?? 1;
  const value = usual * (0.5 + random());
  return Math.min(Math.max(value, least ?? value), most ?? value);
}

function numeric(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
