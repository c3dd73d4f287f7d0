import { describe, expect, test } from 'vitest';
import { loadStrategy, simulate } from '../../src/index.ts';
import { emptyCandles } from '../../src/time/candles.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2024, 0, 1);

/** Open, high, low and close of hourly candles. */
type Row = readonly [number, number, number, number];
const flat = (price: number): Row => [price, price, price, price];

function candlesOf(rows: readonly Row[]) {
  const candles = emptyCandles(rows.length);
  for (const [i, [open, high, low, close]] of rows.entries()) {
    candles.time[i] = START + i * HOUR;
    candles.open[i] = open;
    candles.high[i] = high;
    candles.low[i] = low;
    candles.close[i] = close;
    candles.volume[i] = 1e12;
  }
  return candles;
}

interface Given {
  readonly nodes: readonly unknown[];
  readonly rows: readonly Row[] | Readonly<Record<string, readonly Row[]>>;
  readonly kind?: string;
}

const isList = (rows: Given['rows']): rows is readonly Row[] => Array.isArray(rows);

function run({ nodes, rows, kind = 'margin' }: Given) {
  const byMarket = isList(rows) ? { main: rows } : rows;
  const { strategy, diagnostics } = loadStrategy({
    format: 'candlewire.strategy',
    version: 1,
    markets: Object.keys(byMarket).map((id) => ({ id, symbol: `${id}/USD`, timeframe: '1h', kind })),
    account: { cash: 10_000, makerFee: 0, takerFee: 0 },
    execution: { volumeCap: null },
    nodes: [{ id: 'price', type: 'candles' }, ...nodes],
  });
  if (!strategy) throw new Error('unreadable');
  expect(diagnostics).toEqual([]);
  const data = Object.fromEntries(Object.entries(byMarket).map(([id, list]) => [id, candlesOf(list)]));
  const whole = simulate(strategy, data, { taps: 'all' });
  return {
    ...whole,
    trades: whole.trades,
    did: whole.fills.map(
      ({ time, node, side, price }) => `${(time - START) / HOUR} ${node} ${side} ${price}`,
    ),
  };
}

/** True on the bars given. */
const on = (id: string, ...bars: number[]) => [
  { id: `${id}-n`, type: 'cumulative', inputs: { source: 1 } },
  {
    id,
    type: 'expression',
    params: { formula: bars.map((bar) => `(a == ${bar + 1})`).join(' + ') },
    inputs: { a: `${id}-n.value` },
  },
  { id: `${id}-is`, type: 'compare', params: { op: '>' }, inputs: { a: `${id}.value`, b: 0 } },
];

describe('one cancels the other', () => {
  const both = [
    ...on('now', 0),
    {
      id: 'up',
      type: 'buy',
      params: { type: 'stop', offset: { price: 5 } },
      inputs: { when: 'now-is.value' },
    },
    {
      id: 'down',
      type: 'short',
      params: { type: 'stop', offset: { price: 5 }, reverse: true },
      inputs: { when: 'now-is.value' },
    },
  ];
  const rows: Row[] = [flat(100), flat(101), [101, 106, 101, 106], [106, 106, 90, 90], flat(90)];

  test('an order that fills takes the other away', () => {
    const tied = [...both, { id: 'tie', type: 'oco', params: { of: ['up', 'down'] } }];
    expect(run({ nodes: tied, rows }).did).toEqual(['2 up buy 105']);
    expect(run({ nodes: both, rows }).did).toEqual(['2 up buy 105', '3 down sell 95', '3 down sell 95']);
  });

  test('of two that one candle reaches only the first on the path fills', () => {
    const tied = [...both, { id: 'tie', type: 'oco', params: { of: ['up', 'down'] } }];
    expect(run({ nodes: tied, rows: [flat(100), [100, 106, 92, 98], flat(98)] }).did).toEqual([
      '1 up buy 105',
    ]);
  });

  test('an exit cannot be named', () => {
    const { diagnostics } = loadStrategy({
      format: 'candlewire.strategy',
      version: 1,
      markets: [{ id: 'main', symbol: 'A/B', timeframe: '1h' }],
      nodes: [
        { id: 'yes', type: 'random' },
        { id: 'enter', type: 'buy', inputs: { when: 'yes.value' } },
        { id: 'out', type: 'stop-loss', params: { percent: 1 } },
        { id: 'tie', type: 'oco', params: { of: ['enter', 'out'] } },
      ],
    });
    expect(diagnostics.map(({ code, node }) => [code, node])).toContainEqual(['not-an-order', 'tie']);
  });
});

describe('cancel orders', () => {
  const resting = (id: string, more = {}) => ({
    id,
    type: 'buy',
    params: { type: 'limit', offset: { price: 5 }, book: id, size: { mode: 'base', value: 1 }, ...more },
    inputs: { when: 'now-is.value' },
  });
  const nodes = [...on('now', 0), ...on('over', 2), resting('one'), resting('two')];
  const rows: Row[] = [...new Array<Row>(5).fill(flat(100)), [100, 100, 90, 90], flat(90)];
  const cancel = (params: Record<string, unknown>) => ({
    id: 'over-it',
    type: 'cancel-orders',
    params,
    inputs: { when: 'over-is.value' },
  });

  test('takes away all that waits in the market', () => {
    expect(run({ nodes, rows }).did).toEqual(['5 one buy 95', '5 two buy 95']);
    expect(run({ nodes: [...nodes, cancel({})], rows }).did).toEqual([]);
  });

  test('takes away only what it names, or one book', () => {
    expect(run({ nodes: [...nodes, cancel({ of: 'one' })], rows }).did).toEqual(['5 two buy 95']);
    expect(run({ nodes: [...nodes, cancel({ book: 'two' })], rows }).did).toEqual(['5 one buy 95']);
  });

  test('leaves what is placed on the same bar', () => {
    const together = [...on('now', 0), resting('one'), { ...cancel({}), inputs: { when: 'now-is.value' } }];
    expect(run({ nodes: together, rows }).did).toEqual(['5 one buy 95']);
  });

  test('alone in a strategy does nothing', () => {
    expect(run({ nodes: [...on('over', 2), cancel({})], rows }).did).toEqual([]);
  });
});

describe('a risk guard', () => {
  const always = { id: 'always', type: 'compare', params: { op: '>' }, inputs: { a: 'price.close', b: 0 } };
  const buy = { id: 'buy', type: 'buy', inputs: { when: 'always.value' } };
  const stop = { id: 'stop', type: 'stop-loss', params: { percent: 10 } };
  const guard = (params: Record<string, unknown>) => ({ id: 'guard', type: 'risk-guard', params });
  /** Every second candle falls by a fifth and comes back: a stop each time. */
  const saw = (bars: number): Row[] =>
    Array.from({ length: bars }, (_, i): Row => (i % 2 === 0 ? flat(100) : [100, 100, 80, 100]));
  const entries = ({ did }: ReturnType<typeof run>) => did.filter((text) => text.includes('buy ')).length;

  test('holds entries back after losses in a row, until the day is over', () => {
    const rows = saw(60);
    const all = run({ nodes: [always, buy, stop], rows, kind: 'spot' });
    expect(entries(all)).toBeGreaterThan(25);
    const held = run({ nodes: [always, buy, stop, guard({ lossesInRow: 3 })], rows, kind: 'spot' });
    const days = held.trades.map(({ entryTime }) => Math.floor((entryTime - START) / (24 * HOUR)));
    expect(days.filter((day) => day === 0)).toHaveLength(3);
    expect(days.filter((day) => day === 1)).toHaveLength(3);
    // The close of the 24th candle is the first moment of the next day.
    expect(held.did.filter((text) => text.startsWith('24 '))).not.toEqual([]);
  });

  test('pauses for a number of bars, then counts anew', () => {
    const rows = saw(40);
    const nodes = [always, buy, stop, guard({ stopOuts: 2, within: 10, for: 8 })];
    const { trades, series } = run({ nodes, rows, kind: 'spot' });
    const exits = trades.map(({ exitTime }) => ((exitTime ?? 0) - START) / HOUR);
    expect(exits.slice(0, 2)).toEqual([1, 3]);
    expect(exits[2]).toBeGreaterThan(3 + 8);
    expect(series['guard.paused']).toBeDefined();
  });

  test('closes everything when the day has lost enough, and trades on the next day', () => {
    const rows: Row[] = [flat(100), flat(100), flat(94), ...new Array<Row>(30).fill(flat(94))];
    const { did } = run({
      nodes: [always, buy, guard({ dailyLoss: 5, action: 'close' })],
      rows,
      kind: 'spot',
    });
    expect(did).toEqual(['1 buy buy 100', '3 guard sell 94', '24 buy buy 94']);
  });

  test('stops for good', () => {
    const rows: Row[] = [flat(100), flat(100), flat(94), ...new Array<Row>(60).fill(flat(94))];
    const { did } = run({
      nodes: [always, buy, guard({ maxDrawdown: 5, action: 'stop' })],
      rows,
      kind: 'spot',
    });
    expect(did).toEqual(['1 buy buy 100', '3 guard sell 94']);
  });

  test('a day that has won enough is over', () => {
    const rows: Row[] = [flat(100), flat(100), flat(110), ...new Array<Row>(5).fill(flat(110))];
    const target = { id: 'target', type: 'take-profit', params: { percent: 8 } };
    const { did } = run({ nodes: [always, buy, target, guard({ dailyProfit: 5 })], rows, kind: 'spot' });
    expect(did).toEqual(['1 buy buy 100', '2 target sell 110']);
  });

  test('keeps to a number of positions over markets', () => {
    const markets = ['main', 'b', 'c'];
    const size = { mode: 'quote', value: 100 };
    const buys = markets.map((market) => ({
      id: `buy-${market}`,
      type: 'buy',
      params: { market, size },
      inputs: { when: 'always.value' },
    }));
    const rows = Object.fromEntries(markets.map((id) => [id, new Array<Row>(5).fill(flat(10))]));
    expect(run({ nodes: [always, ...buys], rows, kind: 'spot' }).did).toHaveLength(3);
    const { did } = run({ nodes: [always, ...buys, guard({ openPositions: 2 })], rows, kind: 'spot' });
    expect(did).toEqual(['1 buy-main buy 10', '1 buy-b buy 10']);
  });

  test('keeps to a number of trades a day', () => {
    const { trades } = run({
      nodes: [always, buy, stop, guard({ tradesPerDay: 2 })],
      rows: saw(48),
      kind: 'spot',
    });
    const days = trades.map(({ entryTime }) => Math.floor((entryTime - START) / (24 * HOUR)));
    expect(days).toEqual([0, 0, 1, 1]);
  });

  test('of one side leaves the other alone', () => {
    const short = {
      id: 'short',
      type: 'short',
      params: { book: 'down', size: { mode: 'quote', value: 100 } },
      inputs: { when: 'always.value' },
    };
    const long = { ...buy, params: { size: { mode: 'quote', value: 100 } } };
    const rows = saw(12);
    const only = guard({ lossesInRow: 1, scope: 'side', side: 'long', until: 'clear' });
    const { did } = run({ nodes: [always, long, stop, short, only], rows });
    expect(did).toEqual(['1 buy buy 100', '1 short sell 100', '1 stop sell 90']);
  });

  test('without any limit is an error', () => {
    const { diagnostics } = loadStrategy({
      format: 'candlewire.strategy',
      version: 1,
      markets: [{ id: 'main', symbol: 'A/B', timeframe: '1h' }],
      nodes: [guard({})],
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['no-limit']);
  });

  test('gives the same orders in one piece and bar by bar', () => {
    const nodes = [always, buy, stop, guard({ lossesInRow: 3, for: 5, maxDrawdown: 30 })];
    const pieces = [
      ...nodes,
      { id: 'guarded', type: 'and', inputs: { in: ['guard.paused'] } },
      {
        id: 'tell',
        type: 'notify',
        inputs: { when: 'guarded.value' },
      },
    ];
    const rows = saw(80);
    expect(run({ nodes: pieces, rows, kind: 'spot' }).did).toEqual(run({ nodes, rows, kind: 'spot' }).did);
  });
});
