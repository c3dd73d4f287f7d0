import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningApp, startApp, verdict } from './app.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

/** Violations as "rule: first element". */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate<string[]>(
    "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))",
  );
}

/** Colours are judged when the newest figures are there and nothing fades any more. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(600);
  await expect.poll(() => page.locator('.opacity-60').count(), { timeout: 20_000 }).toBe(0);
  await page.evaluate(
    'Promise.allSettled(document.getAnimations().map(({ finished }) => finished)).then(() => undefined)',
  );
}

describe('every screen', () => {
  test.each(['dark', 'light'] as const)(
    'has no axe violation and no complaint in %s',
    async (colorScheme) => {
      const { page, complaints } = await app.open({ colorScheme });
      await verdict(page);
      await page.getByRole('slider', { name: /^Crosshair/ }).waitFor();
      await settle(page);
      expect(await violations(page), 'chart').toEqual([]);
      for (const tab of ['Metrics', 'Months', 'Trades']) {
        await page.getByRole('tab', { name: tab }).click();
        await settle(page);
        expect(await violations(page), tab).toEqual([]);
      }
      await page
        .getByRole('button', { name: /^Trade \d+: show/ })
        .first()
        .click();
      await page.getByRole('heading', { name: /^Why this/ }).waitFor();
      await settle(page);
      expect(await violations(page), 'why').toEqual([]);
      await page.getByRole('button', { name: 'Close the explanation' }).click();
      await page.getByRole('button', { name: 'Templates' }).click();
      await page.getByRole('heading', { name: /^Start from/ }).waitFor();
      await settle(page);
      expect(await violations(page), 'gallery').toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  test('shows the verdict at 390 px without scrolling, and nothing wider than the screen', async () => {
    const { page, complaints } = await app.open({ viewport: { width: 390, height: 844 }, hasTouch: true });
    expect(await verdict(page)).toMatch(/Return[\s\S]*Buy & hold[\s\S]*Worst drawdown/);
    const box = await page.locator('dl').first().boundingBox();
    expect(box?.y).toBeLessThan(200);
    for (const view of ['Results', 'Canvas', 'Trades']) {
      await page.getByRole('button', { name: view, exact: true }).click();
      await settle(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, view).toBeLessThanOrEqual(390);
      expect(await violations(page), view).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('explains a trade on a phone', async () => {
    const { page } = await app.open({ viewport: { width: 390, height: 844 } });
    await verdict(page);
    await page.getByRole('button', { name: 'Trades', exact: true }).click();
    await page
      .getByRole('button', { name: /^Trade \d+: show/ })
      .first()
      .click();
    await page.getByRole('heading', { name: /^Why this/ }).waitFor();
    await page.context().close();
  });
});
