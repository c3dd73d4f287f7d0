import { parseReference } from '../../src/strategy/reference.ts';
import type { Strategy, StrategyNode } from '../../src/strategy/schema.ts';
import type { Candles } from '../../src/time/candles.ts';
import type { RefereeInput, RefereeNode } from './types.ts';

type Data = Readonly<Record<string, Candles>>;

/**
 * The referee's input of a strategy whose conditions are `compare` nodes over columns of one `candles` node: their
 * values are worked out here, so that the referee judges nothing but the broker.
 */
export function refereeInput(strategy: Strategy, data: Data, finer: Data = {}): RefereeInput {
  const times = [...new Set(Object.values(data).flatMap(({ time }) => [...time]))].sort((a, b) => a - b);
  const nodes = new Map(strategy.nodes.map((node) => [node.id, node]));
  const read = (wire: unknown): number[] => {
    if (typeof wire === 'number' || typeof wire === 'boolean') return times.map(() => Number(wire));
    const reference = typeof wire === 'string' ? parseReference(wire) : null;
    const node = reference ? nodes.get(reference.node) : undefined;
    if (!reference || !node) throw new Error(`The referee cannot read ${String(wire)}.`);
    if (node.type === 'candles') return held(mainOf(strategy, data), reference.port, times);
    if (node.type !== 'compare') throw new Error(`The referee cannot work out ${node.type}.`);
    const [a, b] = [read(node.inputs?.a), read(node.inputs?.b)];
    return a.map((value, at) => compare(value, b[at]!, String(node.params?.op)));
  };
  const orders = strategy.nodes.filter(({ type }) => type !== 'candles' && type !== 'compare');
  return {
    markets: strategy.markets.map((market) => ({
      id: market.id,
      settings: market,
      candles: candlesAt(data, market.id),
      finer: finer[market.id],
    })),
    account: strategy.account,
    execution: strategy.execution,
    nodes: orders.map((node) => orderOf(node, read)),
  };
}

function orderOf({ id, type, params, inputs }: StrategyNode, read: (wire: unknown) => number[]): RefereeNode {
  const columns = Object.entries(inputs ?? {}).map(([port, wire]) => [port, read(wire)]);
  return { id, type, params, inputs: Object.fromEntries(columns) };
}

function candlesAt(data: Data, id: string): Candles {
  const candles = data[id];
  if (!candles) throw new Error(`There are no candles of ${id}.`);
  return candles;
}

const mainOf = ({ markets }: Strategy, data: Data): Candles => candlesAt(data, markets[0]?.id ?? '');

/** A column of the main market on the decision clock: held where it has no candle. */
function held(candles: Candles, port: string, times: readonly number[]): number[] {
  const columns: Readonly<Record<string, Float64Array>> = { ...candles.extra, ...pricesOf(candles) };
  let row = -1;
  return times.map((time) => {
    if (candles.time[row + 1] === time) row += 1;
    return columns[port]?.[row] ?? Number.NaN;
  });
}

function pricesOf({ open, high, low, close, volume }: Candles) {
  return { open, high, low, close, volume };
}

function compare(a: number, b: number, op: string): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  if (op === '>') return Number(a > b);
  if (op === '<') return Number(a < b);
  return Number(op === '==' ? a === b : a >= b);
}
