import axe from 'axe-core';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../src/app/jitless.ts';
import '../../src/app/styles/app.css';
import { App } from '../../src/app/App.tsx';
import { EXAMPLES } from '../../src/app/help/rules.ts';
import { useResults } from '../../src/app/results/store.ts';
import { useDocument } from '../../src/app/state/document.ts';
import { FIRST_STRATEGY } from '../../src/app/state/first.ts';
import { watchTheme } from '../../src/app/state/theme.ts';
import { useView } from '../../src/app/state/view.ts';

let root: Root;
let host: HTMLElement;

beforeEach(async () => {
  await page.viewport(1440, 900);
  localStorage.clear();
  window.location.hash = '';
  useDocument.getState().open(structuredClone(FIRST_STRATEGY));
  useView.setState({
    selected: [],
    screen: 'strategy',
    theme: 'dark',
    paletteOpen: true,
    inspectorOpen: true,
  });
  watchTheme();
  host = document.createElement('div');
  host.id = 'root';
  document.body.append(host);
  root = createRoot(host);
  root.render(<App />);
  await expect.poll(() => document.querySelectorAll('.react-flow__node-card').length).toBeGreaterThan(0);
});

afterEach(() => {
  root.unmount();
  host.remove();
  window.location.hash = '';
});

const heading = () => document.querySelector('h1')?.textContent;

async function violations(): Promise<string[]> {
  await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  const { violations } = await axe.run(document.body);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

describe('the reference', () => {
  test.each([
    ['dark', 1440],
    ['light', 1440],
    ['dark', 390],
    ['light', 390],
  ] as const)('has no axe violation in the %s theme at %i px, with its picture', async (theme, width) => {
    await page.viewport(width, 844);
    useView.setState({ theme });
    window.location.hash = '#help/nodes/supertrend';
    await expect.poll(heading, { timeout: 15_000 }).toBe('Supertrend');
    await expect
      .poll(() => document.querySelectorAll('article svg[role=img] path').length, { timeout: 15_000 })
      .toBeGreaterThan(4);
    expect(await violations()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });

  test('opens from the inspector, shows the small picture there, and Escape leads back', async () => {
    useView.setState({ selected: ['rsi'] });
    await expect
      .poll(() => document.querySelectorAll('[data-inspector] svg[role=img]').length, { timeout: 15_000 })
      .toBe(1);
    await page.getByRole('link', { name: 'Reference of RSI' }).click();
    await expect.poll(heading, { timeout: 10_000 }).toBe('RSI');
    expect(window.location.hash).toBe('#help/nodes/rsi');
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => useView.getState().screen).toBe('strategy');
    expect(window.location.hash).toBe('');
    expect(useView.getState().selected).toEqual(['rsi']);
  });

  test('is searched and read by keyboard alone, and a node is added from it', async () => {
    window.location.hash = '#help/nodes';
    await expect.poll(heading, { timeout: 10_000 }).toBe('RSI');
    await page.getByRole('textbox', { name: 'Search the reference' }).fill('price channel');
    await userEvent.keyboard('{Enter}');
    await expect.poll(heading, { timeout: 10_000 }).toBe('Donchian channel');
    const add = page.getByRole('button', { name: 'Add to the strategy' }).element();
    if (!(add instanceof HTMLElement)) throw new Error('no button');
    add.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => useView.getState().screen).toBe('strategy');
    expect(useDocument.getState().strategy.nodes.at(-1)?.type).toBe('donchian');
  });

  test('opens from the palette', async () => {
    const link = page.getByRole('link', { name: 'What Supertrend does' }).element();
    if (!(link instanceof HTMLElement)) throw new Error('no link');
    link.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(heading, { timeout: 10_000 }).toBe('Supertrend');
  });

  test('says so where an address names no node', async () => {
    window.location.hash = '#help/nodes/nothing-such';
    await expect.poll(heading, { timeout: 10_000 }).toBe('No node is called “nothing-such”');
  });

  test('lists every key and gesture', async () => {
    window.location.hash = '#help/keys';
    await expect.poll(heading, { timeout: 10_000 }).toBe('Keys and gestures');
    expect(document.querySelectorAll('article dt').length).toBeGreaterThan(25);
    expect(await violations()).toEqual([]);
  });

  test('states every rule of the simulator', async () => {
    window.location.hash = '#help/rules/4';
    await expect.poll(heading, { timeout: 10_000 }).toBe('A stop fills at its price, or at the gap');
    const numbers = [...document.querySelectorAll('nav[aria-label=Rules] a')].map((link) =>
      Number.parseInt(link.textContent ?? '', 10),
    );
    expect(numbers.filter((number) => number > 0)).toEqual(Array.from({ length: 18 }, (_, at) => at + 1));
    expect(await violations()).toEqual([]);
  });

  test('reads on to what no rule has a number for, tables and lists included', async () => {
    window.location.hash = '#help/rules/statistics';
    await expect.poll(heading, { timeout: 10_000 }).toBe('Statistics');
    expect(document.querySelectorAll('article table td').length).toBeGreaterThan(10);
    expect(await violations()).toEqual([]);
    await page.getByRole('navigation', { name: 'Neighbouring rules' }).getByRole('link').first().click();
    await expect.poll(heading, { timeout: 10_000 }).not.toBe('Statistics');
  });

  test('opens the worked example of a rule, which fills as the rule says, and keeps its candles', async () => {
    window.location.hash = '#help/rules/3';
    await page.getByRole('button', { name: 'Open this example' }).first().click();
    await expect.poll(() => useView.getState().screen).toBe('strategy');
    const [example] = [...EXAMPLES.values()].filter(({ rule }) => rule === 3);
    const filled = () => {
      const { fills, rows } = useResults.getState().report ?? {};
      if (!fills || rows !== example?.candles.time.length) return null;
      return Array.from({ length: fills.count }, (_, at) => [fills.row[at], fills.price[at]]);
    };
    await expect
      .poll(filled, { timeout: 15_000 })
      .toEqual(example?.fills.map(([candle, , price]) => [candle, price]));
    expect(useDocument.getState().strategy.name).toBe('Rule 3: the path inside a candle');
  });
});
