import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropFile, type RunningApp, startApp, verdict } from './app.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

async function violations(page: Page): Promise<string[]> {
  await page.waitForTimeout(400);
  await page.evaluate(axe);
  return page.evaluate<string[]>(
    "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))",
  );
}

const DAY = 86_400_000;
/** 20 and 80 by turns, every ten days of the sample's five years. */
const MOOD = `time,value\n${Array.from({ length: 180 }, (_, at) => `${new Date(Date.UTC(2020, 0, 1) + at * 10 * DAY).toISOString()},${at % 2 === 0 ? 20 : 80}`).join('\n')}\n`;

const STRATEGY = JSON.stringify({
  format: 'candlewire.strategy',
  version: 1,
  name: 'Mood',
  markets: [{ id: 'main', symbol: 'SYN/USDT', timeframe: '1h' }],
  nodes: [
    { id: 'mood', type: 'feed', params: { feed: 'mood' } },
    { id: 'calm', type: 'compare', params: { op: '<' }, inputs: { a: 'mood.value', b: 50 } },
    { id: 'buy', type: 'buy', inputs: { when: 'calm.value' } },
    { id: 'out', type: 'not', inputs: { in: 'calm.value' } },
    { id: 'leave', type: 'close-position', inputs: { when: 'out.value' } },
    {
      ...{ id: 'tell', type: 'notify', params: { message: 'mood is {a}' } },
      inputs: { when: 'calm.value', a: 'mood.value' },
    },
  ],
});

const trades = async (page: Page) =>
  Number(/Trades\n([\d,]+)/.exec(await verdict(page))?.[1]?.replaceAll(',', ''));

describe('a series from outside', () => {
  test('is taken for the strategy that asks for it, survives a reload, and speaks in messages', async () => {
    const { page, complaints } = await app.open();
    await verdict(page);
    await dropFile(page, 'mood-strategy.json', STRATEGY);
    await expect.poll(() => trades(page), { timeout: 20_000 }).toBe(0);
    await page.locator('.react-flow__node[data-id="mood"]').click();
    await page.getByText('No data for “mood” yet', { exact: false }).waitFor();
    await dropFile(page, 'sentiment.csv', MOOD);
    await expect.poll(() => trades(page), { timeout: 20_000 }).toBe(90);
    await page.getByRole('region', { name: 'Its data' }).getByText('180 values', { exact: false }).waitFor();
    await page.reload();
    await expect.poll(() => trades(page), { timeout: 20_000 }).toBe(90);

    await page.getByRole('tab', { name: 'Trades' }).click();
    await page.getByRole('tab', { name: 'Messages' }).click();
    const rows = page.getByRole('table', { name: 'Messages of this run' }).getByRole('row');
    await expect.poll(() => rows.count(), { timeout: 20_000 }).toBe(91);
    expect(await violations(page)).toEqual([]);
    await rows.nth(1).getByRole('button').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('slider', { name: /^Crosshair/ }).waitFor();

    await page.locator('.react-flow__node[data-id="tell"]').click();
    await page.getByRole('region', { name: 'Messages' }).getByText('90 messages').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator('.react-flow__node[data-id="mood"]').click();
    await page.getByRole('button', { name: 'Remove the series “mood” from this browser' }).click();
    await expect.poll(() => trades(page), { timeout: 20_000 }).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('gets a name from the user where nobody asks for one, by the keyboard alone', async () => {
    const { page, complaints } = await app.open();
    await verdict(page);
    await dropFile(page, 'Fear and Greed.csv', MOOD);
    const name = page.getByRole('dialog').getByRole('textbox', { name: 'Name' });
    await name.waitFor();
    expect(await name.inputValue()).toBe('fear-and-greed');
    await page.getByRole('dialog').getByText('180 values', { exact: false }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await name.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Mood 2');
    await page.getByText('It will be called “mood-2”', { exact: false }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('is kept as the series “mood-2”', { exact: false }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a candle file with one column too few stays a candle file with a fault', async () => {
    const { page } = await app.open();
    await verdict(page);
    await dropFile(page, 'candles.csv', 'time,open,high,close\n2024-01-01,1,2,1\n2024-01-02,1,2,1\n');
    await page.getByRole('heading', { name: 'This file could not be opened' }).waitFor();
    const said = await page.getByRole('dialog').innerText();
    expect(said).toContain('There is no column for low');
    expect(said).not.toContain('--columns');
    await page.context().close();
  });
});
