import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseFile, dropFile, type RunningApp, startApp, storedStrategy, verdict } from './app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const HEADER = 'time,open,high,low,close,volume';
const candleRow = (at: number) => {
  const price = 100 + 10 * Math.sin(at / 9) + at / 50;
  const time = Date.UTC(2024, 0, 1) + at * 3_600_000;
  return [time, price, price + 1, price - 1, price + 0.5, 1000].join(',');
};
const candleFile = (rows: number) =>
  `${[HEADER, ...Array.from({ length: rows }, (_, at) => candleRow(at))].join('\n')}\n`;

describe('editing', () => {
  test('a changed setting changes the result, undo brings the old one back, and each edit is measured', async () => {
    const { page } = await app.open();
    const before = await verdict(page);
    await page.locator('[data-id="fast"]').click();
    await page.getByRole('textbox', { name: 'Length' }).first().fill('7');
    await expect.poll(() => verdict(page), { timeout: 20_000 }).not.toBe(before);
    const measured = () =>
      page.evaluate(() => performance.getEntriesByName('candlewire:edit-to-result', 'measure').length);
    await expect.poll(measured).toBeGreaterThan(0);
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => verdict(page), { timeout: 20_000 }).toBe(before);
    await page.context().close();
  });

  test('works with the keyboard alone: add a node, undo, read results, explain a trade', async () => {
    const { page } = await app.open();
    await verdict(page);
    const cards = page.locator('.react-flow__node-card');
    const count = await cards.count();
    await page.keyboard.press('/');
    await page.keyboard.type('sma');
    await page.keyboard.press('Enter');
    await expect.poll(() => cards.count()).toBe(count + 1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cards.count()).toBe(count);

    const crosshair = page.getByRole('slider', { name: /^Crosshair/ });
    await crosshair.focus();
    const row = Number(await crosshair.getAttribute('aria-valuenow'));
    await page.keyboard.press('ArrowLeft');
    expect(Number(await crosshair.getAttribute('aria-valuenow'))).toBe(row - 1);
    await page.keyboard.press('ArrowUp');
    expect(Number(await crosshair.getAttribute('aria-valuenow'))).toBeLessThan(row - 1);

    await page.getByRole('tab', { name: 'Chart' }).focus();
    await page.keyboard.press('ArrowRight');
    await page
      .getByRole('button', { name: /^Trade \d+: show/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Why this/ }).waitFor();
    await page.context().close();
  });

  test('the document survives a reload', async () => {
    const { page } = await app.open();
    const before = await verdict(page);
    await page.locator('[data-id="fast"]').click();
    await page.getByRole('textbox', { name: 'Length' }).first().fill('9');
    await expect.poll(() => verdict(page), { timeout: 20_000 }).not.toBe(before);
    await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
    const changed = await verdict(page);
    await page.reload();
    await expect.poll(() => verdict(page), { timeout: 20_000 }).toBe(changed);
    expect(JSON.parse((await storedStrategy(page)) ?? '{}').nodes[1].params.length).toBe(9);
    await page.context().close();
  });
});

describe('files', () => {
  let shared: Page;
  beforeAll(async () => {
    shared = (await app.open()).page;
  });
  test('candles that are dropped are kept, chosen and survive a reload', async () => {
    const { page, complaints } = await app.open();
    await verdict(page);
    await dropFile(page, 'my_ETHUSDT_1h.csv', candleFile(3000));
    const chip = page.getByRole('button', { name: /^Market:? ETH\/USDT/ });
    await chip.waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: /3,000 candles/ }).waitFor();
    await page.reload();
    await chip.waitFor();
    await page.getByRole('button', { name: /3,000 candles/ }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  const BAD_CANDLES: readonly (readonly [string, string, RegExp])[] = [
    ['high below low', `${HEADER}\n${candleRow(0)}\n1704070800000,100,99,101,100,5\n`, /below its low/],
    [
      'a price that is no number',
      `${HEADER}\n${candleRow(0)}\n1704070800000,NaN,101,99,100,5\n`,
      /cannot be read/,
    ],
    ['mixed units', `${HEADER}\n${candleRow(0)}\n1704070800,100,101,99,100,5\n`, /units/],
    [
      'two candles at one time',
      `${HEADER}\n${candleRow(0)}\n${candleRow(0).replace('1000', '7')}\n`,
      /same time/,
    ],
    ['nothing at all', '', /no candle/],
  ];
  test.each(BAD_CANDLES)(
    'candles with %s are refused with their reason and change nothing',
    async (_what, content, reason) => {
      const page = shared;
      const before = await verdict(page);
      const stored = await storedStrategy(page);
      await chooseFile(page, 'bad.csv', content);
      const dialog = page.getByRole('dialog');
      await dialog.waitFor({ timeout: 30_000 });
      expect(await dialog.innerText()).toMatch(reason);
      await dialog.getByRole('button', { name: 'Close' }).last().click();
      await dialog.waitFor({ state: 'detached' });
      expect(await verdict(page)).toBe(before);
      expect(await storedStrategy(page)).toBe(stored);
    },
  );

  const deep = `${'{"a":'.repeat(60)}1${'}'.repeat(60)}`;
  const BAD_STRATEGIES: readonly (readonly [string, string])[] = [
    ['half a document', '{"format":"candlewire.strategy"'],
    ['a newer version', '{"format":"candlewire.strategy","version":99,"markets":[],"nodes":[]}'],
    [
      'too many levels',
      `{"format":"candlewire.strategy","version":1,"meta":${deep},"markets":[],"nodes":[]}`,
    ],
    ['too many bytes', `{"description":"${'x'.repeat(5 * 1024 * 1024)}"}`],
  ];
  test.each(BAD_STRATEGIES)('a strategy with %s is refused and changes nothing', async (_what, content) => {
    const page = shared;
    const before = await verdict(page);
    await chooseFile(page, 'bad.json', content);
    await page.getByRole('dialog').waitFor({ timeout: 30_000 });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await verdict(page)).toBe(before);
  });
});
