import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, simulate } from '../../src/index.ts';
import { holds } from './check.ts';
import { disagreement } from './compare.ts';
import { type Scenario, scenarios } from './generate.ts';
import { referee } from './referee.ts';
import type { RefereeResult } from './types.ts';

const cases = Number(process.env.CANDLEWIRE_CASES ?? 500);
const SECONDS = 1000;

/** What a hundred random runs must have reached at least, or their agreement would say little. */
const least: Readonly<Record<string, number>> = {
  trades: 100,
  'partial fills': 20,
  rejections: 20,
  expiries: 10,
  'ambiguous candles': 5,
  stops: 20,
  targets: 20,
  trailing: 5,
  flips: 2,
  'several books': 2,
  liquidations: 1,
  'magnified fills': 20,
  'fills with latency': 20,
  'fees in base': 10,
  'volatility sizes': 2,
  'targets that cross sides': 0.2,
};
const reached: Record<string, number> = Object.fromEntries(Object.keys(least).map((name) => [name, 0]));

function note({ strategy, finer }: Scenario, { trades, fills, counts }: RefereeResult): void {
  const add = (name: string, count: number) => {
    reached[name] = (reached[name] ?? 0) + count;
  };
  const by = (reason: string) => trades.filter(({ exitReason }) => exitReason === reason).length;
  add('trades', trades.length);
  add('partial fills', counts.partlyFilled);
  add('rejections', counts.rejected);
  add('stops', by('stop-loss'));
  add('targets', by('take-profit'));
  add('trailing', by('trailing-stop'));
  add('liquidations', by('liquidation'));
  add('expiries', counts.expired);
  add('ambiguous candles', counts.ambiguous);
  if (Object.keys(finer).length > 0) add('magnified fills', fills.length);
  if (strategy.execution?.latency) add('fills with latency', fills.length);
  const [market] = strategy.markets;
  if (market?.feeCurrency === 'base' && market.kind === undefined) add('fees in base', fills.length);
  const entered = fills.filter(({ reason }) => reason === 'entry');
  const modes = new Map(strategy.nodes.map(({ id, params }) => [id, modeOf(params?.size)]));
  const sized = (mode: string, list: readonly { node: string | null }[]) =>
    list.filter(({ node }) => modes.get(node ?? '')?.startsWith(mode)).length;
  add('volatility sizes', sized('volatility-target', entered));
  const types = new Map(strategy.nodes.map(({ id, type }) => [id, type]));
  const crossing = trades.filter(
    ({ exitNode, side }) => types.get(exitNode ?? '') === (side === 'long' ? 'short' : 'buy'),
  );
  add(
    'targets that cross sides',
    sized(
      'target-',
      crossing.map(({ exitNode }) => ({ node: exitNode })),
    ),
  );
  add('flips', trades.filter(({ exitNode }) => /^(buy|short)$/.test(types.get(exitNode ?? '') ?? '')).length);
  if (new Set(trades.map(({ market, book }) => `${market}/${book}`)).size > 1) add('several books', 1);
}

function modeOf(size: unknown): string {
  return size !== null && typeof size === 'object' && 'mode' in size ? String(size.mode) : '';
}

function judge(run: Scenario): string | null {
  const faults = check(run.strategy).filter(({ severity }) => severity === 'error');
  if (faults.length > 0) return `the strategy is refused: ${JSON.stringify(faults.slice(0, 3))}`;
  const expected = referee(run.input);
  note(run, expected);
  return disagreement(expected, simulate(run.strategy, run.data, { finer: run.finer }));
}

const seed = Number(process.env.CANDLEWIRE_SEED ?? 21);

/** The first run that differs is shrunk, and printed as a strategy file with its candles. */
function compare(markets: 1 | 2, numRuns: number): void {
  const agrees = fc.property(scenarios({ markets }), (run) => {
    const difference = judge(run);
    if (difference !== null) throw new Error(difference);
  });
  holds(agrees, numRuns, seed);
}

describe('the broker and the referee, written apart from the same page', () => {
  it(
    'agree on every fill, trade and equity of random runs in one market',
    () => {
      compare(1, Math.ceil(cases * 0.75));
    },
    cases * SECONDS,
  );

  it(
    'agree on those of two markets with one account',
    () => {
      compare(2, Math.ceil(cases * 0.25));
    },
    cases * SECONDS,
  );

  it('are compared on runs that reach every kind of order, exit and setting often enough', () => {
    const few = Object.entries(least).filter(
      ([name, per]) => (reached[name] ?? 0) < Math.floor((per * cases) / 100),
    );
    expect(few.map(([name]) => `${name}: ${reached[name]}`)).toEqual([]);
  });
});
