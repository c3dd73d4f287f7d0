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
const PAGE = ['load', 'edit', 'canvas'];
const codes = PAGE.filter((name) => section === 'all' || section === name).map(
  (name) =>
    spawnSync(process.execPath, [`test/bench/${name}.mjs`], { stdio: 'inherit', cwd: root }).status ?? 1,
);
process.exit(status || Math.max(0, ...codes));
