import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ROOT, run, SetupError } from './install.mjs';

const SOURCES = [
  'src',
  'nodes',
  'public',
  'index.html',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
];
const SCHEMA = 'public/strategy.schema.json';
const STAMP = `${ROOT}dist/.candlewire-built`;
const COMMAND_STAMP = `${ROOT}dist/.candlewire-command`;
const LOCK = `${ROOT}dist/.building`;
const PATIENCE_MS = 60_000;
const COMMAND = `${ROOT}dist/cli/candlewire.js`;
const PAGE = `${ROOT}dist/app/index.html`;
const VITE = `${ROOT}node_modules/vite/bin/vite.js`;

/** Builds the app and the command line where sources changed since; gives the address of the command's module. */
export async function ensureBuilt() {
  const wanted = await fingerprint();
  const stamp = await readFile(STAMP, 'utf8').catch(() => null);
  if (stamp !== wanted || !existsSync(COMMAND) || !existsSync(PAGE)) {
    console.log('Building Candlewire …');
    await buildProgram();
    await writeFile(STAMP, wanted);
  }
  await linkCommand();
  return pathToFileURL(COMMAND).href;
}

/** The command line alone, for its tests: several ask at once, and one builds while the others wait. */
async function ensureCommandBuilt() {
  await whileAlone(async () => {
    const wanted = await fingerprint();
    const stamps = await Promise.all(
      [STAMP, COMMAND_STAMP].map((file) => readFile(file, 'utf8').catch(() => null)),
    );
    if (existsSync(COMMAND) && stamps.includes(wanted)) return;
    await vite('cli');
    await writeFile(COMMAND_STAMP, wanted);
  });
}

async function whileAlone(work) {
  const began = Date.now();
  await mkdir(`${ROOT}dist`, { recursive: true });
  // A folder is made by one process only; one that was killed leaves it behind.
  while (
    !(await mkdir(LOCK).then(
      () => true,
      () => Date.now() - began > PATIENCE_MS,
    ))
  )
    await delay(100);
  try {
    await work();
  } finally {
    await rm(LOCK, { recursive: true, force: true });
  }
}

/** The command line knows all nodes and writes the schema of strategy files, which the app ships. */
async function buildProgram() {
  await vite('cli');
  const { status, output } = await run([process.execPath, COMMAND, 'schema']);
  check({ status, output }, 'the JSON Schema');
  if (output !== (await readFile(ROOT + SCHEMA, 'utf8').catch(() => null)))
    await writeFile(ROOT + SCHEMA, output);
  await vite('app');
}

/** Lets `npx candlewire` find the command in a clone, as it would in a program that installed the package. */
async function linkCommand() {
  const link = `${ROOT}node_modules/.bin/candlewire`;
  await chmod(COMMAND, 0o755);
  if (process.platform === 'win32') await writeFile(`${link}.cmd`, `@node "${COMMAND}" %*\r\n`);
  else if (!existsSync(link)) await symlink('../../dist/cli/candlewire.js', link);
}

/** Everything that a published package holds. */
async function buildAll() {
  await buildProgram();
  await vite('lib');
  check(
    await run([
      process.execPath,
      `${ROOT}node_modules/typescript/bin/tsc`,
      '-p',
      'src/cli/setup/tsconfig.types.json',
    ]),
    'the type declarations',
  );
  await linkCommand();
  await writeFile(STAMP, await fingerprint());
}

async function vite(part) {
  const config = part === 'app' ? [] : ['--config', `src/cli/setup/vite.${part}.config.ts`];
  const command = [process.execPath, VITE, 'build', '--logLevel', 'warn', ...config];
  check(await run(command, { env: { NODE_ENV: 'production' } }), `the ${part}`);
}

function check({ status, output }, what) {
  if (status === 0) return;
  console.error(output);
  throw new SetupError(`Building ${what} failed: see above.`);
}

/** Over the content of all sources, so that going back to an older state is seen too. */
async function fingerprint() {
  const hash = createHash('sha256');
  const lists = await Promise.all(SOURCES.map(filesUnder));
  for (const file of lists
    .flat()
    .filter((path) => path !== SCHEMA)
    .sort())
    hash.update(file).update(await readFile(ROOT + file));
  return hash.digest('hex');
}

async function filesUnder(path) {
  const entries = await readdir(ROOT + path, { recursive: true, withFileTypes: true }).catch(() => null);
  if (!entries) return existsSync(ROOT + path) ? [path] : [];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(ROOT.length));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await (process.argv[2] === 'cli' ? ensureCommandBuilt() : buildAll()).catch((error) => {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = 3;
  });
}
