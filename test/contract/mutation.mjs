// Plants faults in copies of nodes, in memory, and expects the contract suite to catch every one.
// An argument names one node, to plant only its faults.
import { createPlanting, plantAll } from '../planting.mjs';

const planting = await createPlanting();
const judge = (mutant, node) =>
  planting.judge(mutant, '/test/contract/judge.ts', (suite) => suite.judge(node)[0] ?? null);

const only = process.argv[2];
const { MUTANTS } = await planting.load('/test/contract/mutants.ts');
const chosen = MUTANTS.filter(({ node }) => only === undefined || node === only);
const unsound = [];
for (const node of new Set(chosen.map((mutant) => mutant.node))) {
  const fault = await judge(undefined, node);
  if (fault !== null) unsound.push(`${node} is at fault without any: ${fault}`);
}
await plantAll(
  planting,
  chosen,
  ({ node, fault }) => `${node} ${fault}`,
  (mutant) => judge(mutant, mutant.node),
  unsound,
);
