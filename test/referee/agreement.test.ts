import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, simulate } from '../../src/index.ts';
import { disagreement } from './compare.ts';
import { type Scenario, scenarios } from './generate.ts';
import { referee } from './referee.ts';
import type { RefereeResult } from './types.ts';

const cases = Number(process.env.CANDLEWIRE_CASES ?? 500);
const SECONDS = 1000;

/** What the random runs must have reached, or their agreement would say little. */
const reached: Record<string, number> = {
  trades: 0,
  'partial fills': 0,
  rejections: 0,
  stops: 0,
  targets: 0,
  trailing: 0,
  flips: 0,
  'several books': 0,
  liquidations: 0,
};

function note({ strategy }: Scenario, { trades, counts }: RefereeResult): void {
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
  const types = new Map(strategy.nodes.map(({ id, type }) => [id, type]));
  add('flips', trades.filter(({ exitNode }) => /^(buy|short)$/.test(types.get(exitNode ?? '') ?? '')).length);
  if (new Set(trades.map(({ market, book }) => `${market}/${book}`)).size > 1) add('several books', 1);
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
  fc.assert(
    fc.property(scenarios({ markets }), (run) => {
      expect(judge(run)).toBeNull();
    }),
    { numRuns, seed },
  );
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

  it('are compared on runs with trades, partial fills, rejections, exits of each kind, flips, books and liquidations', () => {
    expect(Object.entries(reached).filter(([, count]) => count === 0)).toEqual([]);
  });
});
