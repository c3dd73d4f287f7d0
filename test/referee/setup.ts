import type { MarketSettings } from '../../src/strategy/schema.ts';
import { parseTimeframe } from '../../src/time/timeframe.ts';
import { atrColumn } from './atr.ts';
import { resetGuard } from './guards.ts';
import { closeParams, exitParams, orderParams } from './params.ts';
import type { Book, Guard, Market, Node, World } from './state.ts';
import type { RefereeInput, RefereeNode } from './types.ts';
import { venueOf } from './venue.ts';
import { volatilityAt } from './volatility.ts';

const EXITS = ['stop-loss', 'take-profit', 'trailing-stop', 'break-even', 'time-exit'];

export function setUp(input: RefereeInput): { world: World; times: number[] } {
  const times = [...new Set(input.markets.flatMap(({ candles }) => [...candles.time]))].sort((a, b) => a - b);
  const markets = input.markets.map((market, index) => marketOf(market, index, times, input));
  const books: Book[] = [];
  const nodes: Node[] = [];
  const execution = input.execution ?? {};
  const world: World = {
    markets,
    books,
    nodes,
    initial: input.account?.cash ?? 10_000,
    execution: {
      pessimistic: execution.path === 'pessimistic',
      fillAtClose: execution.fillAt === 'close',
      touch: execution.limitTouch ?? false,
      volumeCap: execution.volumeCap === undefined ? 0.1 : execution.volumeCap,
      latency: execution.latency ?? 0,
      closeAtEnd: execution.closeAtEnd ?? false,
    },
    cash: input.account?.cash ?? 10_000,
    instant: -1,
    inputsAt: -1,
    working: [],
    nextOrder: 0,
    fills: [],
    trades: [],
    lots: [],
    counts: { rejected: 0, expired: 0, partlyFilled: 0, liquidations: 0 },
    inside: false,
    ambiguous: new Set(),
    rejections: new Map(),
  };
  input.nodes.forEach((node, index) => {
    nodes.push(nodeOf(world, node, index));
  });
  for (const node of nodes) if (node.kind === 'exit') node.book.guards.push(guardOf(node));
  // Scarce cash goes by market, then by file order; books stand in the order in which the file names them.
  books.sort((a, b) => a.market.index - b.market.index);
  return { world, times };
}

function marketOf(
  { id, settings, candles, finer }: RefereeInput['markets'][number],
  index: number,
  times: readonly number[],
  input: RefereeInput,
): Market {
  const rowOf = new Map([...candles.time].map((time, row) => [time, row]));
  const columns = new Map<number, number[]>();
  const market: Market = {
    index,
    id,
    venue: venueOf(settings, input.account ?? {}),
    candles,
    finer,
    bar: { open: Number.NaN, high: Number.NaN, low: Number.NaN, close: Number.NaN },
    rows: times.map((time) => rowOf.get(time) ?? -1),
    closed: -1,
    row: -1,
    mark: Number.NaN,
    volumeLeft: 0,
    funded: Number.NaN,
    atr: (length) => {
      const column = columns.get(length) ?? atrColumn(candles, length);
      columns.set(length, column);
      return column[market.closed] ?? Number.NaN;
    },
    volatility: (length) => volatilityAt(candles, market.closed, length, frameOf(settings)),
  };
  return market;
}

function frameOf({ timeframe }: MarketSettings): number {
  const frame = parseTimeframe(timeframe);
  if (!frame) throw new Error(`${timeframe} is no timeframe.`);
  return frame.ms;
}

function nodeOf(world: World, spec: RefereeNode, index: number): Node {
  const raw = spec.params ?? {};
  const { market: marketId, book: bookName } = closeParams.pick({ market: true, book: true }).parse(raw);
  const market = world.markets.find(({ id }) => id === (marketId ?? world.markets[0]?.id));
  if (!market) throw new Error(`There is no market ${marketId}.`);
  const facts = {
    index,
    id: spec.id,
    type: spec.type,
    market,
    book: bookOf(world, market, bookName),
    input: (port: string, instant: number) => spec.inputs?.[port]?.[instant] ?? Number.NaN,
    wired: (port: string) => spec.inputs?.[port] !== undefined,
    readAt: () => world.inputsAt,
    known: false,
  };
  if (EXITS.includes(spec.type)) return { ...facts, kind: 'exit', params: exitParams.parse(raw) };
  if (spec.type === 'close-position') return { ...facts, kind: 'close', params: closeParams.parse(raw) };
  const kind = spec.type === 'buy' || spec.type === 'short' ? 'entry' : 'reduce';
  const side = spec.type === 'buy' || spec.type === 'cover' ? 1 : -1;
  return { ...facts, kind, side, params: orderParams.parse(raw) };
}

function bookOf(world: World, market: Market, name: string): Book {
  const key = `${market.id}/${name}`;
  const known = world.books.find((book) => book.key === key);
  if (known) return known;
  const book: Book = {
    key,
    name,
    market,
    quantity: 0,
    average: Number.NaN,
    lots: [],
    entryOrders: [],
    trip: null,
    guards: [],
    path: [],
  };
  world.books.push(book);
  return book;
}

function guardOf(node: Guard['node']): Guard {
  const guard: Guard = {
    node,
    of: node.params.of,
    armed: false,
    average: Number.NaN,
    held: 0,
    entered: 0,
    row: -1,
    bars: 0,
    atrs: new Map(),
    followed: Number.NaN,
    reached: [],
    floor: Number.NaN,
    active: false,
    best: Number.NaN,
    closes: 0,
    hot: false,
    spent: false,
    placed: Number.NaN,
    targets: [],
  };
  resetGuard(guard);
  return guard;
}
