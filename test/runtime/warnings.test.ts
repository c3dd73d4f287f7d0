import { describe, expect, test } from 'vitest';
import { type Diagnostic, loadStrategy, simulate } from '../../src/index.ts';
import { diagnosticLine } from '../../src/strategy/report.ts';
import { emptyCandles } from '../../src/time/candles.ts';

const HOUR = 3_600_000;
/** Everything that was told in this file. */
const all: Diagnostic[] = [];
type Rows = readonly (readonly number[])[];
interface Scene {
  readonly rows: Rows;
  readonly nodes: readonly object[];
  readonly market?: object;
  readonly execution?: object;
  readonly account?: object;
  /** Rows that are left out. */
  readonly missing?: readonly number[];
}

const PRICE = { id: 'price', type: 'candles' };
const when = (id: string, op: string, b: number) => ({
  id,
  type: 'compare',
  params: { op },
  inputs: { a: 'price.close', b },
});
const flat = (count: number, volume = 1e6) =>
  Array.from({ length: count }, () => [100, 101, 99, 100, volume]);

function told({ rows, nodes, market, execution, account, missing = [] }: Scene) {
  const { strategy, diagnostics } = loadStrategy({
    format: 'candlewire.strategy',
    version: 1,
    markets: [{ id: 'main', symbol: 'A/B', timeframe: '1h', ...market }],
    account: { cash: 1000, makerFee: 0, takerFee: 0, ...account },
    ...(execution ? { execution } : {}),
    nodes: [PRICE, ...nodes],
  });
  if (!strategy) throw new Error(JSON.stringify(diagnostics));
  const kept = rows.map((row, index) => ({ row, index })).filter(({ index }) => !missing.includes(index));
  const candles = emptyCandles(kept.length);
  kept.forEach(({ row, index }, i) => {
    candles.time[i] = index * HOUR;
    for (const [place, name] of (['open', 'high', 'low', 'close', 'volume'] as const).entries())
      candles[name][i] = row[place] ?? 1e6;
  });
  const { warnings } = simulate(strategy, { main: candles });
  all.push(...warnings);
  return [...diagnostics, ...warnings];
}

const of = (scene: Scene, code: string) => told(scene).filter((warning) => warning.code === code);
const FIRST = (hour: number) => `First on 1970-01-01 ${String(hour).padStart(2, '0')}:00 UTC.`;

/** Bought on candle 1, at the close of candle 0. */
const ENTER = [when('go', '==', 102), { id: 'enter', type: 'buy', inputs: { when: 'go.value' } }];
const START = [100, 102, 99, 102, 1e6];

describe('a run warns, with the number of cases and where, of', () => {
  test('too few trades, and too short a history', () => {
    const rows = [START, ...flat(5)];
    const nodes = [...ENTER, { id: 'out', type: 'time-exit', params: { bars: 2 } }];
    expect(of({ rows, nodes }, 'few-trades')).toMatchObject([{ count: 1 }]);
    expect(of({ rows, nodes }, 'few-days')).toMatchObject([{ count: 0 }]);
  });

  test('too few trades where none was closed, but not where nothing trades', () => {
    const rows = [START, ...flat(5)];
    expect(of({ rows, nodes: ENTER }, 'few-trades')).toMatchObject([{ count: 0 }]);
    expect(of({ rows, nodes: [] }, 'few-trades')).toEqual([]);
  });

  test('a history of less than ninety days, the last candle counted whole', () => {
    const days = (count: number) => ({ rows: flat(count * 24), nodes: [] });
    expect(of(days(89), 'few-days')).toMatchObject([{ count: 89 }]);
    expect(of(days(90), 'few-days')).toEqual([]);
  });

  test('ambiguous candles', () => {
    const rows = [START, [100, 110, 96, 105], ...flat(2)];
    const exits = [
      { id: 'stop', type: 'stop-loss', params: { percent: 3 } },
      { id: 'target', type: 'take-profit', params: { percent: 8 } },
    ];
    const [found] = of({ rows, nodes: [...ENTER, ...exits] }, 'ambiguous-candles');
    expect(found).toMatchObject({ count: 1, message: expect.stringContaining(FIRST(1)) });
  });

  test('orders larger than the share of the candle that may fill, by node', () => {
    const rows = [START, ...flat(4, 40)];
    expect(of({ rows, nodes: ENTER }, 'volume-capped')).toMatchObject([
      { count: 1, node: 'enter', message: expect.stringContaining(FIRST(1)) },
    ]);
  });

  test('orders larger than the whole candle, where no cap is set', () => {
    const rows = [START, ...flat(4, 9)];
    const scene = { rows, nodes: ENTER, execution: { volumeCap: null } };
    expect(of(scene, 'order-over-volume')).toMatchObject([
      { count: 1, node: 'enter', message: expect.stringContaining(FIRST(1)) },
    ]);
    expect(of({ ...scene, rows: [START, ...flat(4, 10)] }, 'order-over-volume')).toEqual([]);
  });

  test('fills on illiquid candles', () => {
    const rows = [...flat(60, 10_000), START, [100, 101, 99, 100, 900], ...flat(3)];
    const scene = { rows, nodes: ENTER };
    expect(of(scene, 'illiquid-fills')).toMatchObject([{ count: 1, node: 'enter' }]);
    // A tenth of the mean of the 50 candles before it, the last of which has a million: 29,800.
    const like = (volume: number) => rows.map((row, i) => (i === 61 ? [100, 101, 99, 100, volume] : row));
    expect(of({ ...scene, rows: like(2979) }, 'illiquid-fills')).toMatchObject([{ count: 1 }]);
    expect(of({ ...scene, rows: like(2981) }, 'illiquid-fills')).toEqual([]);
  });

  test('settings that look ahead: fills at the deciding close, limits filled by a touch', () => {
    const rows = [START, ...flat(3)];
    expect(of({ rows, nodes: ENTER, execution: { fillAt: 'close' } }, 'fills-at-close')).toMatchObject([
      { count: 1, path: 'execution.fillAt', message: expect.stringContaining(FIRST(0)) },
    ]);
    const limit = {
      id: 'enter',
      type: 'buy',
      params: { type: 'limit' },
      inputs: { when: 'go.value', price: 99 },
    };
    const touched = { rows, nodes: [when('go', '==', 102), limit], execution: { limitTouch: true } };
    expect(of(touched, 'touch-fills')).toMatchObject([{ count: 1, node: 'enter' }]);
    const through = { ...touched, rows: [START, [100, 101, 98, 100], ...flat(2)] };
    expect(of(through, 'touch-fills')).toEqual([]);
  });

  test('gaps in the data while a position is open', () => {
    const rows = [START, ...flat(9)];
    const scene = { rows, nodes: ENTER, missing: [3, 4, 7] };
    expect(of(scene, 'gaps-in-trades')).toMatchObject([
      { count: 2, message: expect.stringContaining(FIRST(5)) },
    ]);
    expect(of({ ...scene, nodes: [] }, 'gaps-in-trades')).toEqual([]);
  });

  test('orders that could not be paid', () => {
    const rows = [START, ...flat(4)];
    const dear = {
      id: 'enter',
      type: 'buy',
      params: { size: { mode: 'base', value: 20 } },
      inputs: { when: 'go.value' },
    };
    expect(of({ rows, nodes: [when('go', '==', 102), dear] }, 'order-unfunded')).toMatchObject([
      { count: 1, node: 'enter', message: expect.stringContaining(FIRST(1)) },
    ]);
  });

  test('entries that wait in the market for ever', () => {
    const rows = [START, ...flat(25)];
    const bid = (params: object) => ({
      id: 'enter',
      type: 'buy',
      params: { type: 'limit', ...params },
      inputs: { when: 'go.value', price: 50 },
    });
    const waiting = (params: object) =>
      of({ rows, nodes: [when('go', '==', 102), bid(params)] }, 'order-still-waiting');
    expect(waiting({})).toMatchObject([
      { count: 1, node: 'enter', message: expect.stringContaining('25 bars') },
    ]);
    expect(waiting({ expireBars: 100 })).toEqual([]);
    expect(waiting({ trigger: 'while' })).toEqual([]);
  });

  test('exits that never armed, or only late', () => {
    const rows = [START, ...flat(4), [100, 100, 90, 90]];
    const stop = (price: string) => ({ id: 'stop', type: 'stop-loss', inputs: { price } });
    const mean = (length: number) => ({ id: 'mean', type: 'lowest', params: { length } });
    const out = { id: 'out', type: 'time-exit', params: { bars: 3 } };
    const never = { rows, nodes: [...ENTER, mean(50), stop('mean.value'), out] };
    expect(of(never, 'exit-never-armed')).toMatchObject([{ count: 1, node: 'stop' }]);
    const late = { rows, nodes: [...ENTER, mean(3), stop('mean.value'), out] };
    expect(of(late, 'exit-armed-late')).toMatchObject([{ count: 1, node: 'stop' }]);
  });

  test('conditions that were never true, alone or together', () => {
    const rows = [START, ...flat(5)];
    const never = [when('high', '>', 500), { id: 'enter', type: 'buy', inputs: { when: 'high.value' } }];
    expect(of({ rows, nodes: never }, 'condition-never-true')).toMatchObject([
      { count: 6, node: 'high', message: expect.stringContaining('"high.value", which "enter" waits for') },
    ]);
    const both = (third: object[]) => [
      when('top', '==', 102),
      when('base', '==', 100),
      ...third,
      {
        id: 'both',
        type: 'and',
        inputs: { in: ['top.value', 'base.value', ...(third.length > 0 ? ['high.value'] : [])] },
      },
      { id: 'enter', type: 'buy', inputs: { when: 'both.value' } },
    ];
    expect(of({ rows, nodes: both([]) }, 'condition-never-true')).toMatchObject([
      { node: 'both', message: expect.stringContaining('never held together') },
    ]);
    // One that is never true by itself explains the whole.
    expect(of({ rows, nodes: both([when('high', '>', 500)]) }, 'condition-never-true')).toMatchObject([
      { node: 'high' },
    ]);
  });

  test('conditions that were always true, but not of a constant that is meant', () => {
    const rows = [START, ...flat(5)];
    const nodes = [
      when('go', '==', 102),
      when('calm', '<', 500),
      { id: 'both', type: 'and', inputs: { in: ['go.value', 'calm.value'] } },
      { id: 'enter', type: 'buy', inputs: { when: 'both.value' } },
    ];
    expect(of({ rows, nodes }, 'condition-always-true')).toMatchObject([{ node: 'calm', count: 6 }]);
    const meant = [{ id: 'enter', type: 'buy', inputs: { when: true } }];
    expect(of({ rows, nodes: meant }, 'condition-always-true')).toEqual([]);
  });

  test('a result that hangs on one trade', () => {
    const up = [100, 130, 99, 130, 1e6];
    const rows = [START, [100, 100, 99, 99, 1e6], START, up, [130, 130, 129, 129, 1e6], ...flat(2)];
    const nodes = [
      when('go', '==', 102),
      { id: 'enter', type: 'buy', inputs: { when: 'go.value' } },
      { id: 'out', type: 'time-exit', params: { bars: 1 } },
    ];
    const [found] = of({ rows, nodes }, 'one-trade');
    expect(found).toMatchObject({ count: 1, node: 'enter', message: expect.stringContaining(FIRST(3)) });
  });

  test('a distance or slippage in ticks without a tick', () => {
    const rows = [START, ...flat(2)];
    const stop = { id: 'stop', type: 'stop-loss', params: { ticks: 10 } };
    const scene = { rows, nodes: [...ENTER, stop], account: { slippage: { ticks: 2 } } };
    expect(of(scene, 'ticks-without-tick')).toMatchObject([
      { path: 'markets[0].tick', severity: 'warning' },
      { node: 'stop', count: 1, severity: 'warning' },
    ]);
    expect(of({ ...scene, market: { tick: 0.01 } }, 'ticks-without-tick')).toEqual([]);
  });
});

test('no warning is cut when printed, and each says in a second sentence what to do or what it means', () => {
  expect(new Set(all.map(({ code }) => code)).size).toBeGreaterThan(14);
  for (const warning of all) {
    expect(warning.message.length, warning.message).toBeLessThanOrEqual(250);
    expect(diagnosticLine(warning).length).toBeLessThanOrEqual(300);
    expect(warning.count, warning.code).toBeGreaterThanOrEqual(0);
  }
});
