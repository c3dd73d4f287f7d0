import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Loads modules of this project, with a fault planted in memory where one is asked for.
 * A mutant is `{ file, from, to }`: in that file that text is replaced by the other.
 */
export async function createPlanting() {
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
          planted && id === `${root}${planted.file}`
            ? code.replace(planted.from, () => planted.to)
            : undefined,
      },
    ],
  });

  /** Anew: the file at fault, and all that imports it. */
  const forget = ({ file }) => {
    for (const module of server.moduleGraph.getModulesByFile(`${root}${file}`) ?? [])
      server.moduleGraph.invalidateModule(module);
  };

  return {
    load: (path) => server.ssrLoadModule(path),
    close: () => server.close(),
    /** Whether the place of the fault is still there. */
    fits: ({ file, from }) => readFileSync(`${root}${file}`, 'utf8').includes(from),
    /** What `ask` finds wrong in the module while the fault is in the code: null for nothing. No mutant plants none. */
    async judge(mutant, path, ask) {
      planted = mutant;
      if (mutant) forget(mutant);
      try {
        return ask(await server.ssrLoadModule(path));
      } catch (error) {
        return `throws: ${error instanceof Error ? error.message : error}`;
      } finally {
        planted = undefined;
        if (mutant) forget(mutant);
      }
    },
  };
}

/** Plants every mutant and says which are caught. `others`: what else is wrong. The exit code tells the same. */
export async function plantAll(planting, mutants, nameOf, judge, others = []) {
  const missed = [...others];
  for (const mutant of mutants) {
    const name = nameOf(mutant);
    if (!planting.fits(mutant)) {
      missed.push(`${name}: its place in ${mutant.file} is gone`);
      continue;
    }
    const found = await judge(mutant);
    if (found === null) missed.push(name);
    process.stdout.write(
      `${found === null ? 'MISSED' : 'caught'}  ${name}: ${(found ?? '').split('\n')[0]}\n`,
    );
  }
  await planting.close();
  process.stdout.write(`${mutants.length - missed.length} of ${mutants.length} planted faults caught\n`);
  for (const name of missed) process.stderr.write(`not caught: ${name}\n`);
  process.exitCode = missed.length > 0 ? 1 : 0;
}
