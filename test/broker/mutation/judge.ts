import fc from 'fast-check';
import { simulate } from '../../../src/index.ts';
import { disagreement } from '../../referee/compare.ts';
import { type Scenario, scenarios } from '../../referee/generate.ts';
import { referee } from '../../referee/referee.ts';

const ONE = 2000;
const TWO = 150;
const SEED = 21;

/** The runs by which the broker is judged: the same every time. */
function* runs(): Generator<Scenario> {
  const part = 50;
  for (let seed = SEED; seed < SEED + ONE / part; seed++)
    yield* fc.sample(scenarios({ markets: 1 }), { numRuns: part, seed });
  for (let seed = SEED; seed < SEED + TWO / part; seed++)
    yield* fc.sample(scenarios({ markets: 2 }), { numRuns: part, seed });
}

/** The first thing that the broker does otherwise than the referee; null: nothing. */
export function judge(): string | null {
  for (const { input, strategy, data, finer } of runs()) {
    const found = disagreement(referee(input), simulate(strategy, data, { finer }));
    if (found) return found;
  }
  return null;
}
