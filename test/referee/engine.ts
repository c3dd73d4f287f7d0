import type { Fill, Trade } from '../../src/broker/result.ts';
import { loadStrategy, simulate } from '../../src/index.ts';
import { type Candles, EXTRA_COLUMNS, type ExtraColumn } from '../../src/time/candles.ts';
import type { RefereeInput } from './types.ts';

/** What a case is judged by: fills, round trips and the equity at every instant. */
export interface Judged {
  readonly fills: readonly Pick<Fill, 'price' | 'reason'>[];
  readonly trades: readonly Trade[];
  readonly equity: ArrayLike<number>;
}

/**
 * The real engine on a referee's input of one market: every column of a condition or a price travels as an extra
 * column of the candles, so that a strategy file can read it.
 */
export function engine({ markets, account, execution, nodes }: RefereeInput): Judged {
  const [market] = markets;
  if (!market || markets.length > 1) throw new Error('one market only');
  const places = new Map<ArrayLike<number>, ExtraColumn>();
  const place = (column: ArrayLike<number>): ExtraColumn => {
    const name = places.get(column) ?? EXTRA_COLUMNS[places.size];
    if (!name) throw new Error('more columns than candles can carry');
    places.set(column, name);
    return name;
  };
  const written = nodes.flatMap(({ id, type, params = {}, inputs = {} }) => {
    const conditions: unknown[] = [];
    const wires = Object.entries(inputs).map(([port, column]): [string, string] => {
      const source = `price.${place(column)}`;
      if (port !== 'when' && port !== 'arm') return [port, source];
      conditions.push({
        id: `${id}-${port}`,
        type: 'compare',
        params: { op: '>' },
        inputs: { a: source, b: 0 },
      });
      return [port, `${id}-${port}.value`];
    });
    return [...conditions, { id, type, params, inputs: Object.fromEntries(wires) }];
  });
  const { strategy, diagnostics } = loadStrategy({
    format: 'candlewire.strategy',
    version: 1,
    markets: [market.settings],
    account,
    execution,
    nodes: [{ id: 'price', type: 'candles' }, ...written],
  });
  const fault = diagnostics.find(({ severity }) => severity === 'error');
  if (!strategy || fault) throw new Error(JSON.stringify(fault));
  const extra = Object.fromEntries([...places].map(([column, name]) => [name, Float64Array.from(column)]));
  const candles: Candles = { ...market.candles, extra };
  const { fills, trades, equity } = simulate(strategy, { [market.id]: candles });
  return { fills, trades, equity };
}
