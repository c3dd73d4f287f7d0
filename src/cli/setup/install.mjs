import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Something that the user has to mend, said in one line. */
export class SetupError extends Error {}

const LOCK = `${ROOT}package-lock.json`;
const INSTALLED = `${ROOT}node_modules/.package-lock.json`;
const STAMP = `${ROOT}node_modules/.candlewire-installed`;
const NO_NETWORK =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT/;

/** Installs the packages where `node_modules` is missing or belongs to another lock file. */
export async function ensureInstalled() {
  const wanted = createHash('sha256')
    .update(await readFile(LOCK))
    .digest('hex');
  const stamp = await readFile(STAMP, 'utf8').catch(() => null);
  if (stamp === wanted) return;
  if (stamp !== null || !(await isNewer(INSTALLED, LOCK))) await install();
  await writeFile(STAMP, wanted);
}

/** npm writes a lock file of its own when it has installed. */
async function isNewer(file, other) {
  const times = await Promise.all([file, other].map((path) => stat(path).catch(() => null)));
  return times[0] !== null && times[1] !== null && times[0].mtimeMs >= times[1].mtimeMs;
}

async function install() {
  console.log('Installing the packages that Candlewire needs (once) …');
  const args = [
    'ci',
    '--include=dev',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=2000',
  ];
  const { status, output } = await run(npm(args));
  if (status === 0) return;
  if (NO_NETWORK.test(output))
    throw new SetupError('The packages cannot be fetched: no network. Connect once, then run this again.');
  const reason = output.split('\n').find((line) => /npm (ERR!|error) \S/.test(line)) ?? `status ${status}`;
  throw new SetupError(`Installing the packages failed: ${reason.replace(/^npm (ERR!|error) /, '')}`);
}

/** npm as it was started, whatever the system; else the one on the path. */
function npm(args) {
  const { npm_execpath: script } = process.env;
  return script?.endsWith('.js') ? [process.execPath, script, ...args] : ['npm', ...args];
}

/** Runs a command in the project; its output is kept and shown only where it fails to mean anything else. */
export function run([command, ...args], { env = {}, show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && !command.endsWith('.exe'),
    });
    let output = '';
    const keep = (target) => (chunk) => {
      output += chunk;
      if (show) target.write(chunk);
    };
    child.stdout.on('data', keep(process.stdout));
    child.stderr.on('data', keep(process.stderr));
    child.on('error', (error) => resolve({ status: 127, output: String(error) }));
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}
