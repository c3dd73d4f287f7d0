// Builds the benchmarks as the packages are built (so that the node library is gathered) and runs them in one process.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const outDir = `${root}/node_modules/.cache/candlewire-bench`;
await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: { ssr: 'test/bench/main.ts', outDir, emptyOutDir: true, target: 'node20', minify: false },
});
const { status } = spawnSync(
  process.execPath,
  ['--expose-gc', `${outDir}/main.js`, ...process.argv.slice(2)],
  { stdio: 'inherit', cwd: root },
);
const [section = 'all'] = process.argv.slice(2);
const edit =
  section === 'all' || section === 'edit'
    ? spawnSync(process.execPath, ['test/bench/edit.mjs'], { stdio: 'inherit', cwd: root })
    : undefined;
process.exit(status || (edit?.status ?? 0));
