import path from 'node:path';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { CHROMIUM_ARGS } from './app.ts';
import { digitsOfNodes } from './digits.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DEPENDENCIES = [
  'zod',
  '@noble/hashes/sha2.js',
  '@noble/hashes/utils.js',
  ...['acos', 'asin', 'atan', 'cos', 'cosh', 'exp', 'ln', 'log10', 'pow', 'sin', 'sinh', 'tan', 'tanh'].map(
    (name) => `@stdlib/math-base-special-${name}`,
  ),
];

const PAGE = `<!doctype html><title>Digits</title><body><script type="module">
import { digitsOfNodes } from '/test/e2e/digits.ts';
const shown = document.createElement('pre');
shown.textContent = JSON.stringify(digitsOfNodes());
document.body.append(shown);
</script>`;

/** The same module, run by the page's engine. */
async function inChromium(): Promise<Record<string, string>> {
  const server = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    cacheDir: path.join(ROOT, 'node_modules/.cache/candlewire-digits'),
    optimizeDeps: { include: DEPENDENCIES, noDiscovery: true },
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  });
  await server.listen();
  const executablePath = process.env.CANDLEWIRE_CHROMIUM;
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...CHROMIUM_ARGS],
  });
  try {
    const [url = ''] = server.resolvedUrls?.local ?? [];
    const page = await browser.newPage();
    await page.route(`${url}digits`, (route) => route.fulfill({ contentType: 'text/html', body: PAGE }));
    await page.goto(`${url}digits`);
    const found = page.locator('pre');
    await found.waitFor({ timeout: 200_000 });
    return z.record(z.string(), z.string()).parse(JSON.parse(await found.innerText()));
  } finally {
    await browser.close();
    await server.close();
  }
}

test('every node gives the same digits in Chromium as in Node', { timeout: 300_000 }, async () => {
  const here = digitsOfNodes();
  const there = await inChromium();
  expect(Object.keys(here).length).toBeGreaterThan(200);
  expect(Object.keys(here).filter((type) => here[type] !== there[type])).toEqual([]);
  expect(there).toEqual(here);
});
