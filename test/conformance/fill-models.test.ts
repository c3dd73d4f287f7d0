import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { candlesOf, column } from '../referee/cases.ts';
import { engine } from '../referee/engine.ts';
import { hasShared, readOracle } from '../referee/outside.ts';
import { referee } from '../referee/referee.ts';
import type { RefereeNode } from '../referee/types.ts';

const bar = z.array(z.number()).length(4);
const tradingView = z.object({
  id: z.string(),
  bar: bar.optional(),
  prevClose: z.number().default(100),
  tp: z.number().optional(),
  sl: z.number().optional(),
  buy_stop: z.number().optional(),
  nextOpen: z.number().optional(),
  expect: z.object({
    exit: z.enum(['tp', 'sl']).optional(),
    price: z.number().optional(),
    entry: z.number().optional(),
  }),
});
const nautilus = z.object({
  id: z.string(),
  bar1: bar.optional(),
  bar2: bar.optional(),
  order: z.string(),
  expectAvgPx: z.number(),
});
const oracle = hasShared
  ? z
      .object({
        tradingview: z.object({ cases: z.array(tradingView) }),
        nautilus: z.object({ cases: z.array(nautilus) }),
        conflicts: z.array(z.object({ question: z.string() })),
      })
      .parse(readOracle('fill_model_rules'))
  : { tradingview: { cases: [] }, nautilus: { cases: [] }, conflicts: [] };

interface Case {
  readonly id: string;
  readonly rows: readonly (readonly number[])[];
  readonly nodes: readonly RefereeNode[];
  /** Price and reason of the last fill. */
  readonly price: number;
  readonly reason: string;
}

const size = { mode: 'base', value: 1 };
const flat = (price: number) => [price, price, price, price];

/** A long position from an open of 100, then the bar; or an entry on the bar. */
function ofTradingView(each: z.infer<typeof tradingView>): Case {
  const { id, prevClose, tp, sl, buy_stop: stopPrice, nextOpen, expect: expected } = each;
  const next = each.bar ?? flat(nextOpen ?? 0);
  if (expected.entry !== undefined) {
    const when = column(2, [0]);
    const order: RefereeNode =
      stopPrice === undefined
        ? { id: 'enter', type: 'buy', params: { size }, inputs: { when } }
        : {
            id: 'enter',
            type: 'buy',
            params: { size, type: 'stop' },
            inputs: { when, stopPrice: [stopPrice, stopPrice] },
          };
    return { id, rows: [flat(100), next], nodes: [order], price: expected.entry, reason: 'entry' };
  }
  const rows = [flat(100), [100, 100, 100, prevClose], next];
  const nodes: RefereeNode[] = [
    { id: 'enter', type: 'buy', params: { size }, inputs: { when: column(3, [0]) } },
    ...(sl === undefined ? [] : [{ id: 'sl', type: 'stop-loss', params: { price: 100 - sl } }]),
    ...(tp === undefined ? [] : [{ id: 'tp', type: 'take-profit', params: { price: tp - 100 } }]),
  ];
  const reason = expected.exit === 'tp' ? 'take-profit' : 'stop-loss';
  return { id, rows, nodes, price: expected.price ?? 0, reason };
}

/** A stop order placed at the close of a bar, in words; without bars the case says where the next one opens. */
function ofNautilus({ id, bar1, bar2, order, expectAvgPx }: z.infer<typeof nautilus>): Case {
  const side = order.startsWith('BUY') ? 'buy' : 'short';
  const trigger = Number(/trigger ([\d.]+)/.exec(order)?.[1]);
  const opens = Number(/opens (?:at )?([\d.]+)/.exec(order)?.[1]);
  const before = bar1 ?? flat(trigger + 5);
  const after = bar2 ?? [opens, Math.max(opens, trigger + 1), Math.min(opens, trigger - 1), opens];
  const inputs = { when: column(2, [0]), stopPrice: [trigger, trigger] };
  const nodes: RefereeNode[] = [{ id: 'enter', type: side, params: { size, type: 'stop' }, inputs }];
  return { id, rows: [before, after], nodes, price: expectAvgPx, reason: 'entry' };
}

const cases = [...oracle.tradingview.cases.map(ofTradingView), ...oracle.nautilus.cases.map(ofNautilus)];
const judges = [
  { who: 'the engine', judge: engine },
  { who: 'the referee', judge: referee },
];

describe.skipIf(!hasShared).each(judges)(
  'fill rules of other engines by $who (skipped where the shared oracles are absent)',
  ({ who, judge }) => {
    let passed = 0;
    afterAll(() => console.info(`fill_model_rules by ${who}: ${passed} of ${cases.length}`));

    it.each(cases)('$id fills at $price', ({ rows, nodes, price, reason }) => {
      const settings = { id: 'main', symbol: 'X', timeframe: '1h', kind: 'margin' } as const;
      const { fills } = judge({
        markets: [{ id: 'main', settings, candles: candlesOf(rows) }],
        execution: { volumeCap: null },
        nodes,
      });
      expect(fills.at(-1)).toMatchObject({ price, reason });
      passed++;
    });
  },
);

it.skipIf(!hasShared)('docs/conformance.md says what is chosen where engines differ', () => {
  const page = readFileSync(new URL('../../docs/conformance.md', import.meta.url), 'utf8');
  for (const { question } of oracle.conflicts) expect(page).toContain(`| ${question} |`);
});
