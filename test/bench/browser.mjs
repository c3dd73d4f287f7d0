// A page of the built app in Chromium, served as `candlewire serve` serves it, unless an address is given.
import { spawn } from 'node:child_process';
import { chromium } from 'playwright-core';
import { ensureBuilt } from '../../src/cli/setup/build.mjs';
import { findChromium } from '../chromium.mjs';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Calls `measure(page, url, browser)` and puts everything away again. */
export async function withPage(measure, given = process.argv[2]) {
  const { url, stop } = given ? { url: given, stop: () => {} } : await serveApp();
  const found = await findChromium();
  const browser = await chromium.launch({
    ...(found.path ? { executablePath: found.path } : {}),
    args: ARGS,
  });
  try {
    await measure(await browser.newPage({ viewport: { width: 1440, height: 900 } }), url, browser);
  } finally {
    await browser.close();
    stop();
  }
}

async function serveApp() {
  await ensureBuilt();
  const command = ['dist/cli/candlewire.js', 'serve', '--port', '0', '--no-open', '--json'];
  const server = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await server.stdout.take(1).toArray();
  return { url: JSON.parse(String(line)).url, stop: () => server.kill('SIGTERM') };
}
