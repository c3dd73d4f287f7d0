import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSession, resultJson, simulate } from '../../src/index.ts';
import type { Strategy } from '../../src/strategy/schema.ts';
import { type Candles, sliceCandles } from '../../src/time/candles.ts';
import { type Scenario, scenarios } from '../referee/generate.ts';

const runs = fc.oneof(
  { weight: 3, arbitrary: scenarios({ markets: 1 }) },
  { weight: 1, arbitrary: scenarios({ markets: 2 }) },
);
const lone = scenarios({ markets: 1 });
const numRuns = Number(process.env.CANDLEWIRE_CASES ?? 250);
const seed = Number(process.env.CANDLEWIRE_SEED ?? 21);
const TIMEOUT = numRuns * 1000;
const WEEK = 7 * 86_400_000;

/** How often the interesting thing was there; a property that never met it says nothing. */
const met: Record<string, number> = {};
function note(what: string, count: number): void {
  met[what] = (met[what] ?? 0) + count;
}

type Data = Record<string, Candles>;

function mapCandles(data: Data, change: (candles: Candles) => Candles): Data {
  return Object.fromEntries(Object.entries(data).map(([id, candles]) => [id, change(candles)]));
}

const times = (column: Float64Array, factor: number) => column.map((value) => value * factor);

function extraOf({ extra }: Candles): Record<string, Float64Array> {
  const columns: Record<string, Float64Array> = {};
  for (const [name, column] of Object.entries(extra ?? {})) if (column) columns[name] = column;
  return columns;
}

/** Prices by `factor`, volumes by its inverse; the columns that hold prices likewise. */
function dearer(candles: Candles, factor: number): Candles {
  const { time, open, high, low, close, volume } = candles;
  const extra = extraOf(candles);
  for (const name of ['quoteVolume', 'takerVolume', 'bid', 'ask']) {
    const column = extra[name];
    if (column) extra[name] = times(column, factor);
  }
  return {
    time,
    open: times(open, factor),
    high: times(high, factor),
    low: times(low, factor),
    close: times(close, factor),
    volume: times(volume, 1 / factor),
    extra,
  };
}

/** Distances in price by `factor`, quantities by its inverse. */
function rescaled(value: unknown, factor: number): unknown {
  if (Array.isArray(value)) return value.map((inner) => rescaled(inner, factor));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => {
    if (key === 'price' && typeof inner === 'number') return [key, inner * factor];
    return [key, rescaled(inner, factor)];
  });
  const result: Record<string, unknown> = Object.fromEntries(entries);
  const { mode, value: amount } = result;
  if ((mode === 'base' || mode === 'target-base') && typeof amount === 'number')
    result.value = amount / factor;
  return result;
}

function freed(strategy: Strategy): Strategy {
  const markets = strategy.markets.map(
    ({ tick: _t, step: _s, minQuantity: _q, minNotional: _n, ...market }) => market,
  );
  return { ...strategy, markets };
}

function scaled(strategy: Strategy, factor: number): Strategy {
  const nodes = strategy.nodes.map((node) => {
    if (node.type === 'compare' || !node.params) return node;
    const params: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(Object(rescaled(node.params, factor)))) params[key] = value;
    return { ...node, params };
  });
  return { ...strategy, nodes };
}

function check<T>(arbitrary: fc.Arbitrary<T>, judge: (value: T) => void): void {
  fc.assert(
    fc.property(arbitrary, (value) => {
      judge(value);
    }),
    { numRuns, seed },
  );
}

describe('what holds of every run', () => {
  it(
    'is that prices twice as high and sizes half as large give the same money',
    () => {
      check(runs, ({ strategy, data }) => {
        const base = freed(strategy);
        const one = simulate(base, data);
        const two = simulate(
          scaled(base, 2),
          mapCandles(data, (candles) => dearer(candles, 2)),
        );
        note('scaled fills', one.fills.length);
        expect([...two.equity]).toEqual([...one.equity]);
        const halves = one.fills.map((fill) => ({
          ...fill,
          price: fill.price * 2,
          quantity: fill.quantity / 2,
        }));
        expect(two.fills).toEqual(halves);
        expect(two.metrics.totalReturn).toEqual(one.metrics.totalReturn);
      });
    },
    TIMEOUT,
  );

  it(
    'is that whole weeks later the same happens whole weeks later',
    () => {
      check(fc.tuple(runs, fc.integer({ min: 1, max: 500 })), ([{ strategy, data }, weeks]) => {
        const later = weeks * WEEK;
        const one = simulate(strategy, data);
        const two = simulate(
          strategy,
          mapCandles(data, (candles) => ({ ...candles, time: candles.time.map((time) => time + later) })),
        );
        note('shifted fills', one.fills.length);
        expect([...two.equity]).toEqual([...one.equity]);
        expect(two.fills).toEqual(one.fills.map((fill) => ({ ...fill, time: fill.time + later })));
        expect(two.lots.map(({ profit }) => profit)).toEqual(one.lots.map(({ profit }) => profit));
      });
    },
    TIMEOUT,
  );

  it(
    'is that the same fills at a higher fee or slippage never end with more',
    () => {
      check(fc.tuple(runs, fc.constantFrom(0.0005, 0.003)), ([{ strategy, data }, more]) => {
        // All that keeps an order from being a fixed quantity of a fixed moment would change the fills.
        const rich: Strategy = { ...freed(strategy), account: { cash: 1e12 } };
        const cheap = simulate(withCosts(rich, 0, 0), data);
        const dear = simulate(withCosts(rich, more, 0), data);
        const slow = simulate(withCosts(rich, 0, more), data);
        for (const other of [dear, slow]) {
          if (moments(other) !== moments(cheap)) continue;
          note('dearer fills', other.fills.length);
          const end = cheap.equity.at(-1)!;
          expect(other.equity.at(-1)! - end).toBeLessThanOrEqual(1e-12 * end);
        }
      });
    },
    TIMEOUT,
  );

  it(
    'is that nothing fills outside its candle but for its slippage',
    () => {
      check(runs, ({ strategy, data }) => {
        const { fills } = simulate(strategy, data);
        for (const { market, time, side, price, quantity, slippage, reason } of fills) {
          if (reason === 'end') continue;
          const candles = data[market]!;
          const row = candles.time.indexOf(time);
          const raw = side === 'buy' ? price - slippage / quantity : price + slippage / quantity;
          const near = 1e-9 * price;
          expect(raw).toBeLessThanOrEqual(candles.high[row]! + near);
          expect(raw).toBeGreaterThanOrEqual(candles.low[row]! - near);
          if (slippage > 0) note('slipped fills', 1);
        }
      });
    },
    TIMEOUT,
  );

  it(
    'is that cash, positions, fees and funding add up',
    () => {
      check(runs, ({ strategy, data }) => {
        const { fills, metrics, equity, trades, openTrades } = simulate(strategy, data);
        let cash = strategy.account?.cash ?? 10_000;
        const start = cash;
        const held = new Map<string, number>();
        let size = cash;
        for (const { market, side, price, quantity, fee } of fills) {
          const signed = side === 'buy' ? quantity : -quantity;
          cash -= signed * price + fee;
          held.set(market, (held.get(market) ?? 0) + signed);
          size = Math.max(size, Math.abs(cash));
        }
        cash -= metrics.funding ?? 0;
        for (const [market, quantity] of held) cash += quantity * data[market]!.close.at(-1)!;
        const end = equity.at(-1)!;
        expect(Math.abs(cash - end)).toBeLessThanOrEqual(1e-9 * size);
        const profit = [...trades, ...openTrades].reduce((sum, trade) => sum + trade.profit, 0);
        expect(Math.abs(profit - (end - start))).toBeLessThanOrEqual(1e-9 * size);
        note('conserved fills', fills.length);
      });
    },
    TIMEOUT,
  );

  it(
    'is that cutting the future off changes nothing before the cut',
    () => {
      check(fc.tuple(lone, fc.integer({ min: 3, max: 60 })), ([{ strategy, data, finer }, length]) => {
        if (strategy.execution?.closeAtEnd) return;
        const cut = mapCandles(data, (candles) => sliceCandles(candles, 0, length));
        // Whether a file has any volume is known of the whole file.
        if (Object.values(cut).some(({ volume }) => !volume.some((one) => one > 0))) return;
        const whole = simulate(strategy, data, { finer });
        const part = simulate(strategy, cut, { finer });
        expect([...part.equity]).toEqual([...whole.equity].slice(0, part.equity.length));
        expect(part.fills).toEqual(whole.fills.slice(0, part.fills.length));
        note('cut fills', part.fills.length);
      });
    },
    TIMEOUT,
  );

  it(
    'is that one candle at a time gives the fills of one block',
    () => {
      check(lone, ({ strategy, data, finer }) => {
        const { main } = data;
        if (!main || strategy.execution?.closeAtEnd || !main.volume.some((one) => one > 0)) return;
        const session = createSession(strategy, { finer });
        for (let row = 0; row < main.time.length; row++)
          session.push({ main: sliceCandles(main, row, row + 1) });
        session.finish();
        const streamed = session.result();
        const whole = simulate(strategy, data, { finer });
        expect(streamed.fills).toEqual(whole.fills);
        expect([...streamed.equity]).toEqual([...whole.equity]);
        note('streamed fills', streamed.fills.length);
      });
    },
    TIMEOUT,
  );

  it('is that the same strategy and candles give the same result', () => {
    fc.assert(
      fc.property(runs, ({ strategy, data }: Scenario) => {
        const hash = () => resultJson(simulate(strategy, data)).hashes.result;
        expect(hash()).toBe(hash());
      }),
      { numRuns: Math.min(numRuns, 100), seed },
    );
  });

  it('was looked at on runs with fills', () => {
    expect(Object.keys(met).length).toBe(7);
    for (const [what, count] of Object.entries(met)) expect(count, what).toBeGreaterThan(numRuns / 4);
  });
});

function withCosts(strategy: Strategy, fee: number, slippage: number): Strategy {
  const markets = strategy.markets.map((market) => ({ ...market, makerFee: fee, takerFee: fee, slippage }));
  return { ...strategy, markets };
}

/** What was bought and sold when: the list of fills without their prices. */
function moments({ fills }: ReturnType<typeof simulate>): string {
  return fills
    .map(({ time, market, book, node, side, quantity }) =>
      [time, market, book, node, side, quantity].join(' '),
    )
    .join('\n');
}
