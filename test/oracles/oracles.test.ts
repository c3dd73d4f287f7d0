import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { library } from '../../nodes/index.ts';
import type { Oracle } from './case.ts';
import { withoutOracle } from './direct.ts';
import { DOCUMENT, present } from './files.ts';
import { jesse, jesseIndicators } from './jesse.ts';
import { liveLines } from './live/write-up.ts';
import { table, writeUp } from './report.ts';
import { type Outcome, runCase } from './run.ts';
import { skender, skenderIndicators } from './skender.ts';
import { stockcharts, stockchartsSheets } from './stockcharts.ts';
import { talib, talibFunctions } from './talib.ts';
import { tulip, tulipIndicators } from './tulip.ts';
import { tulipCandles, tulipPatterns } from './tulip-candles.ts';
import { talibWalk, tulipWalk } from './walks.ts';

interface Source {
  readonly read: () => Oracle;
  /** Everything that the source has, covered or not. */
  readonly vectors: () => string[];
}

const none = () => [];
const own: readonly Source[] = [
  { read: talibWalk, vectors: none },
  { read: tulipWalk, vectors: none },
];
const shared: readonly Source[] = [
  { read: talib, vectors: talibFunctions },
  { read: tulip, vectors: tulipIndicators },
  { read: tulipCandles, vectors: tulipPatterns },
  { read: skender, vectors: skenderIndicators },
  { read: jesse, vectors: jesseIndicators },
  { read: stockcharts, vectors: stockchartsSheets },
];

describe(`expected values from outside${present ? '' : ' (without those of ../shared/oracles, which is not here)'}`, () => {
  const sources = present ? [...own, ...shared] : own;
  const read = sources.map(({ read, vectors }) => ({ oracle: read(), vectors: vectors() }));
  const outcomes: { oracle: Oracle; outcomes: Outcome[] }[] = [];

  for (const { oracle, vectors } of read) {
    describe(oracle.name, () => {
      const done: Outcome[] = [];
      outcomes.push({ oracle, outcomes: done });

      test('every vector is covered by a node, or has a reason why not', () => {
        const covered = new Set(oracle.cases.map(({ vector }) => vector.split(' ')[0]));
        const missing = vectors.filter((name) => !covered.has(name) && !(name in oracle.uncovered));
        expect(missing).toEqual([]);
      });

      test('every node that a vector is for exists', () => {
        const absent = oracle.cases.flatMap(({ node }) => (library.get(node) ? [] : [node]));
        expect([...new Set(absent)]).toEqual([]);
      });

      for (const tested of oracle.cases) {
        test(`${tested.vector} agrees with ${tested.node}`, () => {
          const outcome = runCase(tested);
          done.push(outcome);
          if (tested.differs) return;
          for (const { port, rows, worst } of outcome.ports)
            expect({ port, rows: rows.slice(0, 8), worst: rows.length > 0 ? worst : 0 }).toEqual({
              port,
              rows: [],
              worst: 0,
            });
        });
      }
    });
  }

  test.skipIf(!present)('the table stands in the docs', () => {
    console.log(table(outcomes));
    const covered = new Set(read.flatMap(({ oracle }) => oracle.cases.map(({ node }) => node)));
    const unvectored = withoutOracle(covered);
    expect(unvectored.filter(({ how }) => how === '')).toEqual([]);
    const text = writeUp(outcomes, unvectored, liveLines());
    const before = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, 'utf8') : '';
    if (before !== text && !process.env.CI) writeFileSync(DOCUMENT, text);
    expect(text).toContain('| node |');
  });
});
