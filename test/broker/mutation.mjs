// Plants faults in a copy of the broker, in memory, and expects the comparison with the referee to catch every one.
// `--quick` plants only the few of every test run; any other argument names the faults whose text contains it.
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

/** Anew: the file at fault, and all that imports it. */
function forget(file) {
  for (const module of server.moduleGraph.getModulesByFile(`${root}${file}`) ?? [])
    server.moduleGraph.invalidateModule(module);
}

async function judge(mutant) {
  planted = mutant;
  if (mutant) forget(mutant.file);
  try {
    const { judge: found } = await server.ssrLoadModule('/test/broker/mutation/judge.ts');
    return found();
  } catch (error) {
    return `throws: ${error instanceof Error ? error.message : error}`;
  } finally {
    planted = undefined;
    if (mutant) forget(mutant.file);
  }
}

const only = process.argv[2];
const { MUTANTS: all } = await server.ssrLoadModule('/test/broker/mutation/mutants.ts');
const chosen = all.filter(({ fault, quick }) =>
  only === '--quick' ? quick : only === undefined || fault.includes(only),
);
const missed = [];
// The quick ones leave that to the comparison of every test run.
const sound = only === '--quick' ? null : await judge(undefined);
if (sound !== null) missed.push(`the broker is at fault without any: ${sound}`);
for (const mutant of chosen) {
  if (!readFileSync(`${root}${mutant.file}`, 'utf8').includes(mutant.from)) {
    missed.push(`${mutant.fault}: its place in ${mutant.file} is gone`);
    continue;
  }
  const found = await judge(mutant);
  if (found === null) missed.push(mutant.fault);
  process.stdout.write(
    `${found === null ? 'MISSED' : 'caught'}  ${mutant.fault}: ${(found ?? '').split('\n')[0]}\n`,
  );
}
await server.close();
process.stdout.write(`${chosen.length - missed.length} of ${chosen.length} planted faults caught\n`);
for (const name of missed) process.stderr.write(`not caught: ${name}\n`);
process.exitCode = missed.length > 0 ? 1 : 0;
