import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningApp, startApp, verdict } from './app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

async function setLength(page: Page, length: string): Promise<void> {
  await page.locator('[data-id="fast"]').click();
  await page.getByRole('textbox', { name: 'Length' }).first().fill(length);
  await page.getByRole('status').filter({ hasText: 'Saving' }).waitFor();
  await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
}

async function lengthOf(page: Page): Promise<string> {
  await verdict(page);
  await page.locator('[data-id="fast"]').click();
  return page.getByRole('textbox', { name: 'Length' }).first().inputValue();
}

describe('several tabs', () => {
  test('each keep their own document over a reload, and what a closed one held is offered again', async () => {
    const { page: first } = await app.open();
    await verdict(first);
    await setLength(first, '7');
    const second = await first.context().newPage();
    await second.goto(app.url);
    expect(await lengthOf(second)).toBe('7');
    await setLength(second, '9');
    await first.reload();
    expect(await lengthOf(first)).toBe('7');
    await second.reload();
    expect(await lengthOf(second)).toBe('9');

    await second.close();
    await first.getByRole('button', { name: 'Templates' }).click();
    const kept = first.getByRole('region', { name: 'Kept from other tabs' });
    await kept
      .getByRole('button', { name: /First cross/ })
      .first()
      .click();
    expect(await lengthOf(first)).toBe('9');
    await first.context().close();
  });

  test('a tab that was duplicated takes a slot of its own', async () => {
    const { page: first } = await app.open();
    await verdict(first);
    await setLength(first, '7');
    const name = await first.evaluate(() => sessionStorage.getItem('candlewire:tab'));
    const second = await first.context().newPage();
    await second.addInitScript((same) => {
      if (!sessionStorage.getItem('duplicated')) sessionStorage.setItem('candlewire:tab', same ?? '');
      sessionStorage.setItem('duplicated', 'yes');
    }, name);
    await second.goto(app.url);
    expect(await lengthOf(second)).toBe('7');
    await expect.poll(() => second.evaluate(() => sessionStorage.getItem('candlewire:tab'))).not.toBe(name);
    await setLength(second, '11');
    await first.reload();
    expect(await lengthOf(first)).toBe('7');
    await first.context().close();
  });

  test('an emptied canvas survives a reload as empty and brings back this tab’s own document', async () => {
    const { page } = await app.open();
    await verdict(page);
    await setLength(page, '8');
    await page.locator('.react-flow__pane').click({ position: { x: 20, y: 300 } });
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.getByText('Nothing is wired yet').waitFor();
    await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
    await page.reload();
    await page.getByText('Nothing is wired yet').waitFor();
    await page.getByRole('button', { name: /^Bring back/ }).click();
    expect(await lengthOf(page)).toBe('8');
    await page.context().close();
  });
});
