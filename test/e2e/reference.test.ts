import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningApp, startApp, verdict } from './app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

describe('the reference as it is served', () => {
  test.each([
    [1440, 900],
    [390, 844],
  ])(
    'opens by its address at %i px, draws the node from its own run, and complains of nothing',
    async (width, height) => {
      const { page, complaints } = await app.open({ viewport: { width, height } });
      await page.goto(`${app.url}#help/nodes/supertrend`);
      await page.getByRole('heading', { level: 1, name: 'Supertrend' }).waitFor();
      const picture = page.getByRole('img', { name: 'Supertrend on sample candles' });
      await picture.waitFor({ timeout: 20_000 });
      expect(await picture.locator('path').count()).toBeGreaterThan(5);
      await page.getByText('Its trap').waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
      await page.goBack();
      await verdict(page);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  test('opens the worked example of a rule, which is still there after a reload', async () => {
    const { page, complaints } = await app.open();
    await page.goto(`${app.url}#help/rules/9`);
    await page.getByRole('heading', { level: 1, name: /trailing stop/i }).waitFor();
    await page.getByRole('button', { name: 'Open this example' }).first().click();
    await expect.poll(() => verdict(page), { timeout: 20_000 }).toMatch(/Trades\s*1/);
    const said = await verdict(page);
    await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
    await page.reload();
    await expect.poll(() => verdict(page), { timeout: 20_000 }).toBe(said);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('is reached from the rule that the explanation of a trade names', async () => {
    const { page } = await app.open();
    await verdict(page);
    await page.getByRole('tab', { name: 'Trades' }).click();
    await page
      .getByRole('button', { name: /^Trade \d+: show/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'The rule, with an example' }).click();
    await page.getByRole('heading', { level: 1, name: 'A market order fills at the next open' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: /^Why this/ }).waitFor();
    await page.context().close();
  });
});
