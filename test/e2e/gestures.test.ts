import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type RunningApp, startApp, storedStrategy, verdict } from './app.ts';

let app: RunningApp;
let page: Page;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());
beforeEach(async () => {
  const opened = await app.open();
  page = opened.page;
  await verdict(page);
  return () => page.context().close();
});

const card = (id: string) => page.locator(`.react-flow__node-card[data-id="${id}"]`);
const port = (id: string, handle: string) =>
  page.locator(`.port[data-nodeid="${id}"][data-handleid="${handle}"]`);

async function middle(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox();
  if (!box) throw new Error('It is not on the screen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 6 });
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
}

async function inputsOf(id: string): Promise<unknown> {
  await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
  const { nodes }: { nodes: { id: string; inputs?: unknown }[] } = JSON.parse(
    (await storedStrategy(page)) ?? '{"nodes":[]}',
  );
  return nodes.find((node) => node.id === id)?.inputs;
}

describe('on the canvas', () => {
  test('Alt-click on a port breaks all its wires, as one undo step', async () => {
    await page.keyboard.down('Alt');
    await port('fast', 'out:value').click();
    await page.keyboard.up('Alt');
    await expect.poll(() => inputsOf('up')).toEqual({ b: 'slow.value' });
    expect(await inputsOf('down')).toEqual({ b: 'slow.value' });
    await page.keyboard.press('Control+z');
    await expect.poll(() => inputsOf('up')).toEqual({ a: 'fast.value', b: 'slow.value' });
    expect(await inputsOf('down')).toEqual({ a: 'fast.value', b: 'slow.value' });
  });

  test('Ctrl-drag carries all wires of a port to another', async () => {
    const [from, to] = [await middle(port('fast', 'out:value')), await middle(port('rsi', 'out:value'))];
    await page.keyboard.down('Control');
    await drag(from, to);
    await page.keyboard.up('Control');
    await expect.poll(() => inputsOf('up')).toEqual({ a: 'rsi.value', b: 'slow.value' });
    expect(await inputsOf('down')).toEqual({ a: 'rsi.value', b: 'slow.value' });
  });

  test('Ctrl-drag to a port that cannot take the wires says why and changes nothing', async () => {
    const [from, to] = [await middle(port('go', 'out:value')), await middle(port('rsi', 'out:value'))];
    await page.keyboard.down('Control');
    await drag(from, to);
    await page.keyboard.up('Control');
    await page
      .getByText(/takes a condition, not a number/)
      .first()
      .waitFor({ timeout: 6000 });
  });

  test('Alt-drag lifts a node out, its wires heal, and one undo brings it back', async () => {
    const from = await middle(card('fast'));
    await page.keyboard.down('Alt');
    await drag(from, { x: from.x + 8, y: from.y + 150 });
    await page.keyboard.up('Alt');
    await expect.poll(() => inputsOf('up')).toEqual({ a: 'price.close', b: 'slow.value' });
    expect((await middle(card('fast'))).y).toBeGreaterThan(from.y + 100);
    await page.keyboard.press('Control+z');
    await expect.poll(() => inputsOf('up')).toEqual({ a: 'fast.value', b: 'slow.value' });
    expect((await middle(card('fast'))).y).toBeCloseTo(from.y, 0);
  });

  test('Alt-drag over the empty canvas cuts the wires that it crosses', async () => {
    const [output, input] = [await middle(port('rsi', 'out:value')), await middle(port('calm', 'in:a'))];
    const x = (output.x + input.x) / 2;
    await page.keyboard.down('Alt');
    await drag({ x, y: output.y + 30 }, { x, y: output.y - 30 });
    await page.keyboard.up('Alt');
    await expect.poll(() => inputsOf('calm')).toEqual({ b: 70 });
    expect(await inputsOf('up')).toEqual({ a: 'fast.value', b: 'slow.value' });
  });

  test('a number is dragged, finer with Shift, as one undo step; a click lets it be typed', async () => {
    await card('fast').click();
    const field = page.getByRole('textbox', { name: 'Length' }).first();
    const at = await middle(field);
    await drag(at, { x: at.x + 40, y: at.y });
    expect(Number(await field.inputValue())).toBeGreaterThanOrEqual(20);
    await page.keyboard.press('Control+z');
    await expect.poll(() => field.inputValue()).toBe('12');
    await page.keyboard.down('Shift');
    await drag(at, { x: at.x + 40, y: at.y });
    await page.keyboard.up('Shift');
    expect(await field.inputValue()).toBe('13');
    await field.click();
    await page.keyboard.type('30');
    await expect.poll(() => field.inputValue()).toBe('30');
    await page.mouse.move(at.x, at.y);
    await page.mouse.wheel(0, 200);
    expect(await field.inputValue()).toBe('30');
  });
});

test('the wheel zooms, moves or does nothing, as it was told, also after a reload', async () => {
  const zoom = () => page.getByTitle('Back to 100 %').innerText();
  const pane = await middle(page.locator('.react-flow__pane'));
  const before = await zoom();
  await page.mouse.move(pane.x, pane.y - 150);
  await page.mouse.wheel(0, -240);
  await expect.poll(zoom).not.toBe(before);
  for (const choice of [/trackpad moves/, /locked/]) {
    await page.getByRole('button', { name: 'Wheel and trackpad' }).click();
    await page.getByRole('menuitem', { name: choice }).click();
    const still = await zoom();
    const at = await middle(card('rsi'));
    await page.mouse.move(pane.x, pane.y - 150);
    await page.mouse.wheel(0, 120);
    await expect.poll(async () => (await middle(card('rsi'))).y).toBeLessThan(at.y);
    expect(await zoom()).toBe(still);
  }
  await page.reload();
  await verdict(page);
  const still = await zoom();
  await page.mouse.move(pane.x, pane.y - 150);
  await page.mouse.wheel(0, 120);
  expect(await zoom()).toBe(still);
});

describe('by keyboard', () => {
  test('R replaces a node and keeps its wires, M passes it by, X swaps inputs, Shift and Delete heal', async () => {
    await card('fast').focus();
    await page.keyboard.press(' ');
    await page.keyboard.press('r');
    await page.getByPlaceholder('Put in its place…').waitFor();
    await page.keyboard.type('hull');
    await page.keyboard.press('Enter');
    await expect.poll(() => card('fast').innerText()).toContain('HMA');
    expect(await inputsOf('up')).toEqual({ a: 'fast.value', b: 'slow.value' });

    await card('up').focus();
    await page.keyboard.press(' ');
    await page.keyboard.press('x');
    await expect.poll(() => inputsOf('up')).toEqual({ a: 'slow.value', b: 'fast.value' });

    await card('slow').focus();
    await page.keyboard.press(' ');
    await page.keyboard.press('m');
    await expect.poll(() => card('slow').innerText()).toContain('passed by');
    await page.keyboard.press('m');
    await expect.poll(() => card('slow').innerText()).toContain('26 of close');

    await page.keyboard.press('Shift+Delete');
    await expect.poll(() => inputsOf('up')).toEqual({ a: 'price.close', b: 'fast.value' });
  });

  test('a node is found by the value written in it', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('26');
    await page.getByText('Go to EMA').first().click();
    await expect.poll(() => page.getByRole('heading', { level: 2, name: 'EMA' }).count()).toBe(1);
    expect(await page.getByRole('textbox', { name: 'Length' }).first().inputValue()).toBe('26');
  });
});

test('a selection lets what is unrelated step back, and leaves every card as it was drawn', async () => {
  const shadow = (id: string) =>
    card(id)
      .locator('.node-card')
      .evaluate((element) => getComputedStyle(element).boxShadow);
  await card('rsi').click();
  await expect.poll(() => shadow('fast')).toBe('none');
  expect(await shadow('calm')).not.toBe('none');
  expect(await shadow('go')).not.toBe('none');
  await page.keyboard.press('Escape');
  await expect.poll(() => shadow('fast')).not.toBe('none');
});
