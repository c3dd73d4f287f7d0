// What the browser fetches until the builder stands with the results of its first strategy, gzipped as a web server
// would send it. `node test/bench/load.mjs [URL]`
import { gzipSync } from 'node:zlib';
import { withPage } from './browser.mjs';

const BOUND_KIB = 260;
const KIB = 1024;

await withPage(async (page, url) => {
  const bodies = new Map();
  page.on('response', (response) =>
    bodies.set(
      response.url(),
      response.body().catch(() => null),
    ),
  );
  await page.addInitScript(() => {
    new MutationObserver((_changes, observer) => {
      if (![...document.querySelectorAll('dt')].some(({ textContent }) => textContent?.includes('Return')))
        return;
      performance.mark('results-shown');
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(url);
  await page.getByRole('button', { name: 'Show all candles' }).waitFor();
  const [shown] = await page.evaluate(() =>
    performance.getEntriesByName('results-shown').map(({ startTime }) => startTime),
  );
  const resources = await page.evaluate(() =>
    ['navigation', 'resource'].flatMap((type) =>
      performance.getEntriesByType(type).map(({ name, startTime }) => ({ name, startTime })),
    ),
  );
  const sizes = new Map();
  for (const { name, startTime } of resources) {
    const part = partOf(name);
    // What comes once the results stand is not waited for; the chart is, and its part is asked for just then.
    if (startTime > shown && part !== 'chart') continue;
    const body = await bodies.get(name);
    if (body) sizes.set(part, (sizes.get(part) ?? 0) + gzipSync(body).length);
  }
  const kib = (part) => (sizes.get(part) ?? 0) / KIB;
  const rest = ['chart', 'worker', 'font'].map((part) => `${part} ${kib(part).toFixed(0)}`).join(', ');
  console.log(`first load, gzip: page ${kib('page').toFixed(0)} KiB (bound ${BOUND_KIB}); beside it ${rest}`);
  if (kib('page') > BOUND_KIB) process.exitCode = 1;
});

function partOf(address) {
  const file = new URL(address).pathname;
  if (/\.woff2$/.test(file)) return 'font';
  if (/worker-[^/]*\.js$/.test(file)) return 'worker';
  if (/\/Chart-[^/]*\.js$/.test(file)) return 'chart';
  return /\.(?:js|css|html|svg)$|\/$/.test(file) ? 'page' : 'data';
}
