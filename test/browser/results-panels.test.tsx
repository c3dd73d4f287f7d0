import axe from 'axe-core';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../src/app/jitless.ts';
import '../../src/app/styles/app.css';
import { App } from '../../src/app/App.tsx';
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
  useView.setState({ selected: [], screen: 'strategy', theme: 'dark', inspectorOpen: true });
  useResults.setState({
    tab: 'chart',
    tradesView: 'list',
    why: null,
    whyNot: null,
    report: null,
    luck: null,
  });
  watchTheme();
  host = document.createElement('div');
  host.id = 'root';
  document.body.append(host);
  root = createRoot(host);
  root.render(<App />);
  await expect.poll(() => useResults.getState().luck?.sharpe ?? null, { timeout: 30_000 }).not.toBeNull();
});

afterEach(() => {
  root.unmount();
  host.remove();
});

async function violations(): Promise<string[]> {
  await expect.poll(() => document.querySelector('.opacity-60')).toBeNull();
  await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  const { violations } = await axe.run(document.body);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}
const focus = (element: Element | null | undefined) => {
  if (!(element instanceof HTMLElement)) throw new Error('nothing to focus');
  element.focus();
};

describe('results in depth', () => {
  test.each(['dark', 'light'] as const)('have no axe violation in the %s theme', async (theme) => {
    useView.setState({ theme });
    useResults.setState({ tab: 'metrics' });
    await expect.poll(() => document.querySelector('section[aria-label=Luck] dl')).not.toBeNull();
    expect(await violations(), 'luck').toEqual([]);
    useResults.setState({ tab: 'trades', tradesView: 'excursions' });
    await expect.poll(() => document.querySelectorAll('[role=slider] svg').length).toBe(2);
    expect(await violations(), 'MAE and MFE').toEqual([]);
  });

  test('the whole luck line follows the result: entries, days, both Sharpe probabilities', async () => {
    await page.getByRole('button', { name: /of random did as well/ }).click();
    const text = () => document.querySelector('section[aria-label=Luck]')?.textContent ?? '';
    await expect.poll(text).toContain('Random entries as good');
    for (const part of [
      'Return, other orders of days',
      'Worst drawdown, likewise',
      'True Sharpe above 0',
      'deflated',
    ])
      expect(text()).toContain(part);
  });

  test('a definition opens by key and by tap, and Escape closes it', async () => {
    const word = [...document.querySelectorAll('dl dt button')].find(
      (each) => each.textContent === 'Worst drawdown',
    );
    focus(word);
    await userEvent.keyboard('{Enter}');
    await expect
      .element(page.getByRole('dialog', { name: 'Definition' }))
      .toHaveTextContent('from a peak to a trough');
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.querySelector('[role=dialog]')).toBeNull();
  });

  test('arrow keys walk along the trades of a scatter, Enter explains one', async () => {
    useResults.setState({ tab: 'trades', tradesView: 'excursions' });
    await expect.poll(() => document.querySelectorAll('[role=slider] svg').length).toBe(2);
    const slider = document.querySelector('[role=slider][aria-label^="Worst"]');
    focus(slider);
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(slider?.getAttribute('aria-valuetext')).toMatch(/^Trade \d+: worst/);
    const trade = Number(/\d+/.exec(slider?.getAttribute('aria-valuetext') ?? '')?.[0]) - 1;
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => useResults.getState().why).toBe(trade);
  });

  test('a click on a candle, or Enter at the crosshair, says what stood in the way of an entry', async () => {
    const crosshair = document.querySelector('[role=slider][aria-label^="Crosshair"]');
    await expect.poll(() => document.querySelector('[role=slider][aria-label^="Crosshair"]')).not.toBeNull();
    focus(crosshair ?? document.querySelector('[role=slider][aria-label^="Crosshair"]'));
    await userEvent.keyboard('{Home}{PageDown}{ArrowRight}{Enter}');
    const panel = () => document.querySelector('[data-inspector]')?.textContent ?? '';
    await expect.poll(panel).toContain('Why no entry here?');
    await expect.poll(panel).toMatch(/in the way|held|did enter|Not known/);
    await expect.poll(panel).toContain('The only one in the way');
    const row = useResults.getState().whyNot ?? 0;
    await page.getByRole('button', { name: 'Candle after' }).click();
    expect(useResults.getState().whyNot).toBe(row + 1);
    expect(await violations()).toEqual([]);
    useView.setState({ selected: ['rsi'] });
    await expect.poll(() => useResults.getState().whyNot).toBeNull();
  });

  test('are broken down by market, direction, entry and exit; a name leads to its node', async () => {
    useResults.setState({ tab: 'trades', tradesView: 'parts' });
    const table = () => document.querySelector('table[aria-label="The result by its parts"]');
    await expect.poll(() => table()?.textContent ?? '').toContain('By exit');
    for (const part of ['By market', 'By direction', 'By entry', 'Stop loss', 'Take profit', 'Profit factor'])
      expect(table()?.textContent).toContain(part);
    const trades = useResults.getState().report?.metrics.trades;
    const all = [...(table()?.querySelectorAll('tr') ?? [])].find((row) =>
      row.textContent?.startsWith('All trades'),
    );
    expect(Number(all?.querySelector('td')?.textContent?.replace(/\D/g, ''))).toBe(trades);
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: /^Stop loss/ }).click();
    expect(useView.getState().selected).toEqual(['stop']);
  });

  test('fit a phone', async () => {
    await page.viewport(390, 844);
    useView.setState({ phoneTab: 'trades' });
    useResults.setState({ tab: 'trades', tradesView: 'excursions' });
    await expect.poll(() => document.querySelectorAll('[role=slider] svg').length).toBe(2);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
    expect(await violations()).toEqual([]);
  });
});
