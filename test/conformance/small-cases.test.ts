import { describe, expect, it } from 'vitest';
import { loadStrategy, simulate } from '../../src/index.ts';
import { type Candles, sliceCandles } from '../../src/time/candles.ts';
import { hasShared, readCandles, smaOf } from '../referee/outside.ts';

/** The cases that backtesting.py asserts of itself, each as a strategy file; `quoteVolume` and `mark` carry columns. */
const goog = hasShared ? readCandles('candles/kernc_GOOG_1d.csv') : null;

type Node = Readonly<Record<string, unknown>>;
const PRICE: Node = { id: 'price', type: 'candles' };
const ONE = { size: { mode: 'base', value: 1 } };

interface Case {
  readonly candles: Candles;
  /** Rows at whose close `on.value` is true. */
  readonly on: readonly number[];
  /** What `price.mark` gives. */
  readonly column?: readonly number[];
  readonly nodes: readonly Node[];
  readonly execution?: object;
  readonly account?: object;
}

function run({ candles, on, column, nodes, execution, account }: Case) {
  const { strategy, diagnostics } = loadStrategy({
    format: 'candlewire.strategy',
    version: 1,
    markets: [{ id: 'main', symbol: 'X', timeframe: '1d', step: 1, kind: 'margin' }],
    account: { cash: 10_000, makerFee: 0, takerFee: 0, ...account },
    execution: { volumeCap: null, limitTouch: true, ...execution },
    nodes: [
      PRICE,
      { id: 'on', type: 'compare', params: { op: '>' }, inputs: { a: 'price.quoteVolume', b: 0 } },
      ...nodes,
    ],
  });
  const fault = diagnostics.find(({ severity }) => severity === 'error');
  if (!strategy || fault) throw new Error(JSON.stringify(fault));
  const extra = {
    quoteVolume: Float64Array.from(candles.time, (_, row) => (on.includes(row) ? 1 : 0)),
    mark: Float64Array.from(candles.time, (_, row) => column?.[row] ?? Number.NaN),
  };
  const result = simulate(strategy, { main: { ...candles, extra } });
  const rowOf = (time: number | null) => (time === null ? null : candles.time.indexOf(time));
  const trades = result.trades.map(({ entryTime, exitTime, ...trade }) => ({
    ...trade,
    entryRow: rowOf(entryTime),
    exitRow: rowOf(exitTime),
  }));
  return { ...result, equity: result.equity, trades };
}

const flat = (...prices: number[]): Candles => ({
  time: Float64Array.from(prices, (_, row) => row * 86_400_000),
  open: Float64Array.from(prices),
  high: Float64Array.from(prices),
  low: Float64Array.from(prices),
  close: Float64Array.from(prices),
  volume: Float64Array.from(prices, () => 1e6),
});
const buy = (params: object = {}, inputs: object = {}): Node => ({
  id: 'enter',
  type: 'buy',
  params: { ...ONE, ...params },
  inputs: { when: 'on.value', ...inputs },
});
const stopAt = (price: number | string, inputs: object = {}): Node => ({
  id: 'stop',
  type: 'stop-loss',
  inputs: { price, ...inputs },
});

describe.skipIf(!goog)('cases of backtesting.py (skipped where the shared oracles are absent)', () => {
  const candles = goog ?? flat();
  const first = sliceCandles(candles, 0, 20);
  const dated = (day: string) => candles.time.indexOf(Date.parse(`${day}T00:00Z`));

  it('sl_same_bar_market_entry: a stop acts in the candle of a market entry', () => {
    const { trades } = run({ candles, on: [dated('2012-10-17')], nodes: [buy(), stopAt(720)] });
    expect(trades[0]).toMatchObject({ exitPrice: 720 });
    expect(trades[0]?.exitRow).toBe(trades[0]?.entryRow);
  });

  it('sl_same_bar_stop_entry_deferred: in the candle of a stop entry it does not, where it arms at the close', () => {
    const nodes = [
      { id: 'held', type: 'position' },
      buy({ type: 'stop' }, { stopPrice: 758 }),
      stopAt(720, { arm: 'held.open' }),
    ];
    const { trades } = run({ candles, on: [dated('2012-10-17')], nodes });
    expect(trades[0]).toMatchObject({ exitPrice: 705.58 });
  });

  it('stop_entry_price_between_sl_tp: the entry fills at its own price', () => {
    const nodes = [
      buy({ type: 'stop' }, { stopPrice: 104 }),
      stopAt(103),
      { id: 'target', type: 'take-profit', inputs: { price: 110 } },
    ];
    const { trades } = run({ candles, on: [dated('2004-09-09')], nodes });
    expect(trades[0]).toMatchObject({ entryPrice: 104 });
  });

  it('stop_limit_price: stop-limits fill at the stop where the limit lies beyond it', () => {
    const nodes = [
      buy({ type: 'stop-limit' }, { stopPrice: 112, price: 113 }),
      { id: 'held', type: 'position' },
      {
        id: 'out',
        type: 'sell',
        params: { type: 'stop-limit', trigger: 'rising' },
        inputs: { when: 'held.open', stopPrice: 107, price: 105 },
      },
    ];
    const { trades } = run({ candles: first, on: [1], nodes });
    expect(trades[0]).toMatchObject({ entryPrice: 112, exitPrice: 107 });
  });

  it('sl_before_tp: a stop that the open lies beyond fills there, before the target', () => {
    const nodes = [
      { id: 'held', type: 'position' },
      buy(),
      stopAt(105, { arm: 'held.open' }),
      { id: 'target', type: 'take-profit', inputs: { price: 107.9, arm: 'held.open' } },
    ];
    const { trades } = run({ candles: first, on: [3], nodes });
    expect(trades[0]).toMatchObject({ exitPrice: 104.95, exitReason: 'stop-loss' });
  });

  it('stop_entry_and_tp_same_bar: a target acts in the candle of a stop entry', () => {
    const nodes = [
      {
        id: 'enter',
        type: 'short',
        params: { ...ONE, type: 'stop' },
        inputs: { when: 'on.value', stopPrice: 108 },
      },
      stopAt(113),
      { id: 'target', type: 'take-profit', inputs: { price: 105 } },
    ];
    const { trades } = run({ candles: first, on: [2], nodes });
    expect(trades[0]).toMatchObject({ exitRow: 3, exitPrice: 105 });
  });

  it('sl_gapped_through: a gap fills at the gap', () => {
    const { trades } = run({ candles: first, on: [8], nodes: [buy(), stopAt(99.5)] });
    expect(trades[0]).toMatchObject({ exitPrice: 99.19 });
  });

  it('gh_521: a stop after an entry at the close fills at the gap', () => {
    const nodes = [buy(), stopAt(90)];
    const { trades } = run({
      candles: flat(100, 100, 100, 50, 50),
      on: [0, 1, 2],
      nodes,
      account: { cash: 100 },
      execution: { fillAt: 'close' },
    });
    expect(trades[0]).toMatchObject({ exitPrice: 50 });
  });

  it('spread_commission_3: a fee of 1 % counts into the size and the equity after a purchase', () => {
    const nodes = [buy({ size: { mode: 'equity-percent', value: 100 } })];
    const { equity } = run({ candles: first, on: [1], nodes, account: { takerFee: 0.01 } });
    expect(equity[2]).toBeCloseTo(9781.28, 2);
  });

  it('trailing_atr: 57 trades', () => {
    const { high, low, close } = candles;
    const range = Array.from(close, (_, i) =>
      i === 0 ? high[0]! - low[0]! : Math.max(high[i]!, close[i - 1]!) - Math.min(low[i]!, close[i - 1]!),
    );
    const atr = smaOf(range, 40);
    const column = Array.from(close, (price, i) => price - 3 * atr[Math.max(39, i)]!);
    const mean = smaOf(close, 10);
    const on = Array.from(close, (_, i) => i).filter((i) => i >= 10 && close[i]! > mean[i]!);
    const nodes = [
      { id: 'held', type: 'position' },
      buy({ size: { mode: 'equity-percent', value: 100 } }),
      stopAt('price.mark', { arm: 'held.open' }),
    ];
    const execution = { closeAtEnd: 'open' };
    expect(run({ candles, on, column, nodes, execution }).metrics.trades).toBe(57);
  });

  it('crossover_fn: an equal value before is not above, a single value crosses nothing', () => {
    const crosses = (a: number[], b: number[]) => {
      const { strategy } = loadStrategy({
        format: 'candlewire.strategy',
        version: 1,
        markets: [{ id: 'main', symbol: 'X', timeframe: '1d' }],
        nodes: [PRICE, { id: 'up', type: 'crosses', inputs: { a: 'price.mark', b: 'price.quoteVolume' } }],
      });
      if (!strategy) throw new Error('no strategy');
      const extra = { mark: Float64Array.from(a), quoteVolume: Float64Array.from(b) };
      const { series } = simulate(strategy, { main: { ...flat(...a), extra } }, { taps: ['up.value'] });
      return series['up.value']?.values.at(-1) === 1;
    };
    expect(crosses([0, 1], [1, 0])).toBe(true);
    expect(crosses([0, 1], [0.5, 0.5])).toBe(true);
    expect(crosses([1, 0], [1, 0])).toBe(false);
    expect(crosses([0], [1])).toBe(false);
  });
});
