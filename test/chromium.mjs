import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT, run } from '../src/cli/setup/install.mjs';

const INSTALLED = [
  process.env.CANDLEWIRE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const DEBIAN = '/usr/bin/chromium';

/**
 * A browser for the tests: an installed one, else Debian's package when root, else Playwright's download.
 * Without a path the tests use what Playwright finds.
 */
export async function findChromium() {
  const installed = INSTALLED.find((file) => file && existsSync(file));
  if (installed) return { path: installed };
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium for the tests …');
    await run(['apt-get', 'update', '-qq']);
    await run(['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium']);
    if (existsSync(DEBIAN)) return { path: DEBIAN };
  }
  console.log('Fetching a Chromium for the tests …');
  const script = path.join(ROOT, 'node_modules/playwright-core/cli.js');
  const { status } = await run([process.execPath, script, 'install', 'chromium']);
  return {
    note: status === 0 ? '' : 'No Chromium could be found or fetched: set CANDLEWIRE_CHROMIUM to one.',
  };
}
