import { createBroker } from '../../src/broker/index.ts';
import type { Broker, BrokerResult, BrokerSetup } from '../../src/broker/index.ts';
import { createLibrary, type NodeDefinition, type OrderNode } from '../../src/node/index.ts';
import type { ExecutionSettings, MarketSettings } from '../../src/strategy/schema.ts';
import { DEFAULT_EXECUTION } from '../../src/strategy/settings.ts';
import { parseTimeframe } from '../../src/time/timeframe.ts';

const files = import.meta.glob<NodeDefinition>(['../../nodes/orders/*.ts', '../../nodes/exits/*.ts'], {
  eager: true,
  import: 'default',
});
const library = createLibrary(Object.values(files));
const HOUR = 3_600_000;

export interface Order {
  readonly id: string;
  readonly type?: string;
  readonly params?: Record<string, unknown>;
  /** One value an instant; a number stands for a constant. */
  readonly inputs?: Record<string, readonly number[] | number>;
}

export interface Scene {
  /** Open, high, low, close and, where it is known, volume; hourly from the epoch. */
  readonly candles: readonly (readonly number[])[];
  readonly orders: readonly Order[];
  readonly market?: Partial<MarketSettings>;
  readonly execution?: ExecutionSettings;
  readonly cash?: number;
}

/** Instants at which a condition is true. */
export function at(length: number, ...rows: number[]): number[] {
  return Array.from({ length }, (_, row) => (rows.includes(row) ? 1 : 0));
}

/** Everything in one window: whole columns. */
export function setupOf({ candles, orders, market = {}, execution = {}, cash = 10_000 }: Scene): BrokerSetup {
  const pick = (place: number) => Float64Array.from(candles, (row) => row[place] ?? Number.NaN);
  const frame = parseTimeframe('1h');
  if (!frame) throw new Error('1h is a timeframe');
  const settings: MarketSettings = { id: 'main', symbol: 'A/B', timeframe: '1h', ...market };
  return {
    markets: [
      {
        settings,
        timeframe: frame,
        kind: settings.kind ?? 'spot',
        leverage: settings.leverage ?? 1,
        makerFee: settings.makerFee ?? 0,
        takerFee: settings.takerFee ?? 0,
        slippage: settings.slippage ?? 0,
        feed: {
          candles: {
            time: Float64Array.from(candles, (_, row) => row * HOUR),
            open: pick(0),
            high: pick(1),
            low: pick(2),
            close: pick(3),
            volume: pick(4),
          },
          ticks: undefined,
          atr: undefined,
          spread: undefined,
          funding: undefined,
          mark: undefined,
          finer: undefined,
        },
      },
    ],
    cash,
    currency: undefined,
    execution: { ...DEFAULT_EXECUTION, ...execution },
    nodes: orders.map(({ id, type = id, params = {}, inputs = {} }) => {
      const definition = orderNode(type);
      return {
        id,
        definition,
        params: definition.params.parse(params),
        market: 0,
        book: 'main',
        inputs: Object.fromEntries(
          Object.entries(inputs).map(([port, values]) => [port, columnOf(values, candles.length)]),
        ),
        reactive: false,
      };
    }),
    warmup: () => -1,
  };
}

function columnOf(values: readonly number[] | number, length: number): Float64Array {
  return typeof values === 'number' ? new Float64Array(length).fill(values) : Float64Array.from(values);
}

function orderNode(type: string): OrderNode {
  const definition = library.get(type);
  if (definition?.kind !== 'order') throw new Error(`There is no order node ${type}.`);
  return definition;
}

/** Runs a scene whole, with the last instant as the session would give it. */
export function play(scene: Scene, drive: (broker: Broker, to: number) => void = whole): BrokerResult {
  const broker = createBroker(setupOf(scene));
  const length = scene.candles.length;
  const closes = scene.execution?.closeAtEnd ?? false;
  drive(broker, closes ? length - 1 : length);
  if (closes) broker.end(length - 1);
  return broker.result();
}

function whole(broker: Broker, to: number): void {
  broker.run(0, to);
}

/** The fills of a scene in few words. */
export function fills(scene: Scene): string[] {
  return play(scene).fills.map(
    ({ time, side, quantity, price, reason, rule }) =>
      `${time / HOUR} ${side} ${Number(quantity.toFixed(6))} @ ${Number(price.toFixed(6))} ${reason} (${rule})`,
  );
}
