// Plants faults in copies of nodes, in memory, and expects the contract suite to catch every one.
// An argument names one node, to plant only its faults.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
let planted;
const server = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  plugins: [
    {
      name: 'plant',
      enforce: 'pre',
      transform: (code, id) =>
        planted && id === `${root}${planted.file}` ? code.replace(planted.from, () => planted.to) : undefined,
    },
  ],
});

async function judge(mutant) {
  planted = mutant;
  server.moduleGraph.invalidateAll();
  const suite = await server.ssrLoadModule('/test/contract/judge.ts');
  try {
    return suite.judge(mutant.node);
  } catch (error) {
    return [`throws: ${error instanceof Error ? error.message : error}`];
  }
}

const only = process.argv[2];
const { MUTANTS: all } = await server.ssrLoadModule('/test/contract/mutants.ts');
const MUTANTS = all.filter(({ node }) => only === undefined || node === only);
const missed = [];
for (const mutant of MUTANTS) {
  const name = `${mutant.node} ${mutant.fault}`;
  if (!readFileSync(`${root}${mutant.file}`, 'utf8').includes(mutant.from)) {
    missed.push(`${name}: its place in ${mutant.file} is gone`);
    continue;
  }
  const faults = await judge(mutant);
  if (faults.length === 0) missed.push(name);
  process.stdout.write(`${faults.length === 0 ? 'MISSED' : 'caught'}  ${name}: ${faults[0] ?? ''}\n`);
}
for (const type of new Set(MUTANTS.map(({ node }) => node))) {
  const faults = await judge({ node: type, file: '', from: '', to: '' });
  if (faults.length > 0) missed.push(`${type} is at fault without any: ${faults[0]}`);
}
await server.close();
process.stdout.write(`${MUTANTS.length - missed.length} of ${MUTANTS.length} planted faults caught\n`);
for (const name of missed) process.stderr.write(`not caught: ${name}\n`);
process.exitCode = missed.length > 0 ? 1 : 0;
