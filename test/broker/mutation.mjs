// Plants faults in a copy of the broker, in memory, and expects the comparison with the referee to catch every one.
// `--quick` plants only the few of every test run; any other argument names the faults whose text contains it.
import { createPlanting, plantAll } from '../planting.mjs';

const planting = await createPlanting();
const judge = (mutant) => planting.judge(mutant, '/test/broker/mutation/judge.ts', (suite) => suite.judge());

const only = process.argv[2];
const { MUTANTS } = await planting.load('/test/broker/mutation/mutants.ts');
const chosen = MUTANTS.filter(({ fault, quick }) =>
  only === '--quick' ? quick : only === undefined || fault.includes(only),
);
// The quick ones leave that to the comparison of every test run.
const sound = only === '--quick' ? null : await judge(undefined);
const unsound = sound === null ? [] : [`the broker is at fault without any: ${sound}`];
await plantAll(planting, chosen, ({ fault }) => fault, judge, unsound);
