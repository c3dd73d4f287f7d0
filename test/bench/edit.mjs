// From an edit to its painted result, in Chromium: 100,000 candles, 30 nodes, the full range with fills, ten edits a
// second. `node test/bench/edit.mjs [URL]` builds and serves the app unless it is given one that runs.
import { withPage } from './browser.mjs';

const EDITS = 100;
const EVERY_MS = 100;
const BOUND_MS = 50;

const averages = [5, 8, 12, 21, 26, 34, 55, 89, 144, 200];
const compare = (id, op, a, b) => ({ id, type: 'compare', params: { op }, inputs: { a, b } });
const strategy = {
  format: 'candlewire.strategy',
  version: 1,
  name: 'Thirty nodes',
  markets: [{ id: 'main', symbol: 'SYN/USDT', timeframe: '5m' }],
  nodes: [
    { id: 'price', type: 'candles' },
    ...averages.map((length, at) => ({
      id: `ema-${at}`,
      type: 'ema',
      params: { length },
      inputs: { source: 'price.close' },
    })),
    { id: 'rsi', type: 'rsi', inputs: { source: 'price.close' } },
    { id: 'slow-rsi', type: 'rsi', params: { length: 50 }, inputs: { source: 'price.close' } },
    { id: 'band', type: 'bollinger', params: { length: 20 } },
    { id: 'macd', type: 'macd' },
    { id: 'trend', type: 'supertrend' },
    { id: 'atr', type: 'atr' },
    { id: 'channel', type: 'donchian', params: { length: 40 } },
    ...[0, 1, 2].map((at) => compare(`over-${at}`, '>', `ema-${at + 5}.value`, `ema-${at + 6}.value`)),
    compare('calm', '<', 'rsi.value', 70),
    compare('firm', '>', 'slow-rsi.value', 35),
    {
      id: 'up',
      type: 'crosses',
      params: { direction: 'above' },
      inputs: { a: 'ema-2.value', b: 'ema-4.value' },
    },
    {
      id: 'down',
      type: 'crosses',
      params: { direction: 'below' },
      inputs: { a: 'ema-2.value', b: 'ema-4.value' },
    },
    { id: 'go', type: 'and', inputs: { in: ['up.value', 'calm.value', 'firm.value'] } },
    { id: 'buy', type: 'buy', inputs: { when: 'go.value' } },
    { id: 'exit', type: 'close-position', inputs: { when: 'down.value' } },
    { id: 'stop', type: 'stop-loss', params: { percent: 3 } },
    { id: 'target', type: 'take-profit', params: { percent: 6 } },
  ],
};
strategy.layout = Object.fromEntries(
  strategy.nodes.map(({ id }, at) => [id, { x: (at % 6) * 200, y: Math.floor(at / 6) * 110 }]),
);

await withPage(measure);

async function measure(page, url) {
  await page.addInitScript(
    (text) => localStorage.setItem('candlewire:strategy', text),
    JSON.stringify(strategy),
  );
  await page.goto(url);
  await page.getByRole('button', { name: 'Show all candles' }).click();
  await page.locator('[data-id="ema-2"]').click();
  const slider = page.locator('[data-inspector]').getByRole('slider').first();
  await slider.focus();
  await page.waitForTimeout(1500);
  await page.evaluate(() => performance.clearMeasures());
  for (let edit = 0; edit < EDITS; edit++) {
    const next = page.waitForTimeout(EVERY_MS);
    await page.keyboard.press(edit % 8 < 4 ? 'ArrowRight' : 'ArrowLeft');
    await next;
  }
  await page.waitForTimeout(1000);
  const times = await page.evaluate(() =>
    performance.getEntriesByName('candlewire:edit-to-result').map(({ duration }) => duration),
  );
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  const nodes = strategy.nodes.length;
  console.log(
    `edit to painted result, 100,000 candles × ${nodes} nodes, ${times.length} edits: median ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms (bound ${BOUND_MS} ms${at(0.95) > BOUND_MS ? ', NOT MET' : ''})`,
  );
  if (times.length < EDITS) process.exitCode = 1;
}
