// What `npm test` runs: install what is missing, then every check one after the other, whatever fails before. Its last
// line is `N passed, N failed`: tests are counted one by one, each other stage as one.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`The tests need Node 20.19 or newer, and this is ${process.versions.node}.`);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const { ensureInstalled, ROOT, run, SetupError } = await import('../src/cli/setup/install.mjs');
const { findChromium } = await import('./chromium.mjs');

const bin = (script, ...args) => [process.execPath, path.join(ROOT, 'node_modules', script), ...args];
const STAGES = [
  ['format', bin('@biomejs/biome/bin/biome', 'format', '.')],
  ['lint', bin('@biomejs/biome/bin/biome', 'lint', '.')],
  ['types', bin('typescript/bin/tsc', '--noEmit')],
  ['dead code', bin('knip/bin/knip.js')],
  ['build', [process.execPath, path.join(ROOT, 'src/cli/setup/build.mjs')]],
];
const SUITES = ['unit', 'browser', 'e2e'];

const total = { passed: 0, failed: 0 };
const reports = await mkdtemp(path.join(tmpdir(), 'candlewire-test-'));
try {
  await ensureInstalled();
  for (const [name, command] of STAGES) await stage(name, command);
  const chromium = await findChromium();
  if (chromium.note) console.log(chromium.note);
  for (const project of SUITES) await suite(project, { CANDLEWIRE_CHROMIUM: chromium.path ?? '' });
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error);
  total.failed++;
} finally {
  await rm(reports, { recursive: true, force: true });
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function stage(name, command) {
  const began = performance.now();
  const { status, output } = await run(command);
  if (status !== 0) console.log(output.trimEnd());
  count(name, began, status === 0 ? [1, 0] : [0, 1]);
}

async function suite(project, env) {
  const began = performance.now();
  const report = path.join(reports, `${project}.json`);
  const command = bin(
    'vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
  );
  const { status } = await run([...command, `--outputFile.json=${report}`], { env, show: true });
  count(`${project} tests`, began, await tally(report, status));
}

/** Files that could not be run, and a run that broke down, count as failures too. */
async function tally(report, status) {
  const text = await readFile(report, 'utf8').catch(() => null);
  if (text === null) return [0, 1];
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(text);
  const broken = testResults.filter(
    ({ status: result, assertionResults }) =>
      result === 'failed' && assertionResults.every(({ status: one }) => one !== 'failed'),
  ).length;
  const failed = numFailedTests + broken;
  return [numPassedTests, failed === 0 && status !== 0 ? 1 : failed];
}

function count(name, began, [passed, failed]) {
  total.passed += passed;
  total.failed += failed;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `${failed === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s): ${passed} passed, ${failed} failed`,
  );
}
