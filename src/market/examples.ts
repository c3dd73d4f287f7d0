import { z } from 'zod';
import { nodeSchema, type Strategy, type StrategyNode, strategySchema } from '../strategy/schema.ts';
import { type Candles, EXTRA_COLUMNS, emptyCandles } from '../time/candles.ts';

/** A fill as docs/simulation.md writes it: candle (from 0), side, price, reason and, where it matters, quantity. */
export type ExampleFill = readonly [
  candle: number,
  side: 'buy' | 'sell',
  price: number,
  reason: string,
  quantity?: number,
];

/** A worked example of docs/simulation.md: a whole strategy with the candles on which it shows its rule. */
export interface Example {
  /** Stable name, such as `next-open`. */
  readonly id: string;
  /** Number of the rule it stands under; null under another heading. */
  readonly rule: number | null;
  /** The heading it stands under, without number. */
  readonly heading: string;
  readonly strategy: Strategy;
  /** Of the strategy's one market. */
  readonly candles: Candles;
  readonly fills: readonly ExampleFill[];
  /** Metrics that come out, by key. */
  readonly metrics: Readonly<Record<string, number | null>>;
  /** Codes of warnings that come out, among others. */
  readonly warnings: readonly string[];
}

export const EXAMPLE_SYMBOL = 'EXAMPLE/USDT';
const HOUR = 3_600_000;
/** A Monday, midnight. */
const START = Date.UTC(2024, 0, 1);
const PLENTY = 1_000_000;

const side = z.enum(['buy', 'sell']);
const bareFill = [z.int(), side, z.number(), z.string()] as const;
const looseRecord = z.record(z.string(), z.unknown());
const isCandle = ([open = 0, high = 0, low = 0, close = 0]: readonly number[]) =>
  low <= Math.min(open, close) && high >= Math.max(open, close);
const blockSchema = z.strictObject({
  candles: z.array(z.array(z.number()).min(4).max(5).refine(isCandle)).min(1),
  extra: z.partialRecord(z.enum(EXTRA_COLUMNS), z.array(z.number().nullable())).optional(),
  nodes: z.array(nodeSchema),
  market: looseRecord.optional(),
  account: looseRecord.optional(),
  execution: looseRecord.optional(),
  fills: z.array(z.union([z.tuple(bareFill), z.tuple([...bareFill, z.number()])])),
  metrics: z.record(z.string(), z.number().nullable()).optional(),
  warnings: z.array(z.string()).optional(),
});
type Block = z.infer<typeof blockSchema>;

/**
 * Reads the worked examples out of the text of docs/simulation.md: fenced blocks that begin with
 * `json example <id>`.
 * @throws where a block is not an example; a test runs them all
 */
export function readExamples(page: string): Example[] {
  return [...page.matchAll(/^```json example ([a-z0-9-]+)\n([\s\S]*?)^```/gm)].map((match) => {
    const [, id = '', text = ''] = match;
    const above = [...page.slice(0, match.index).matchAll(/^## (?:(\d+)\. )?(.+)$/gm)].at(-1);
    const block = blockSchema.parse(JSON.parse(text));
    const heading = above?.[2] ?? '';
    return {
      id,
      rule: above?.[1] === undefined ? null : Number(above[1]),
      heading,
      strategy: strategyOf(block, heading),
      candles: candlesOf(block),
      fills: block.fills,
      metrics: block.metrics ?? {},
      warnings: block.warnings ?? [],
    };
  });
}

function strategyOf({ nodes, market, account, execution }: Block, heading: string): Strategy {
  return strategySchema.parse({
    format: 'candlewire.strategy',
    version: 1,
    name: heading,
    markets: [{ id: 'main', symbol: EXAMPLE_SYMBOL, timeframe: '1h', ...market }],
    account: { cash: 1000, makerFee: 0, takerFee: 0, ...account },
    ...(execution ? { execution } : {}),
    nodes: [{ id: 'price', type: 'candles' }, ...nodes.flatMap(written)],
  });
}

/** `close > 101` at an input stands for a comparison of its own with the close. */
function written(node: StrategyNode): StrategyNode[] {
  const compared: StrategyNode[] = [];
  const inputs = Object.entries(node.inputs ?? {}).map(([port, wire]): [string, typeof wire] => {
    const shown = typeof wire === 'string' ? /^close (>|<|==) ([\d.]+)$/.exec(wire) : null;
    if (!shown) return [port, wire];
    const id = `${node.id}-${port.toLowerCase()}`;
    const inputs = { a: 'price.close', b: Number(shown[2]) };
    compared.push({ id, type: 'compare', params: { op: shown[1] }, inputs });
    return [port, `${id}.value`];
  });
  return [...compared, { ...node, inputs: Object.fromEntries(inputs) }];
}

function candlesOf({ candles: rows, extra }: Block): Candles {
  const candles = emptyCandles(rows.length);
  rows.forEach(([open = 0, high = 0, low = 0, close = 0, volume = PLENTY], row) => {
    candles.time[row] = START + row * HOUR;
    candles.open[row] = open;
    candles.high[row] = high;
    candles.low[row] = low;
    candles.close[row] = close;
    candles.volume[row] = volume;
  });
  if (!extra) return candles;
  const columns = Object.entries(extra).map(([name, values]) => [
    name,
    Float64Array.from(rows, (_, row) => values[row] ?? Number.NaN),
  ]);
  return { ...candles, extra: Object.fromEntries(columns) };
}
