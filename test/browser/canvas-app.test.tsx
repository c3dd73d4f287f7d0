import axe from 'axe-core';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../src/app/jitless.ts';
import '../../src/app/styles/app.css';
import { App } from '../../src/app/App.tsx';
import { undo, useDocument } from '../../src/app/state/document.ts';
import { addNode } from '../../src/app/state/edits.ts';
import { importStrategy, strategyText } from '../../src/app/state/files.ts';
import { EMPTY_STRATEGY, FIRST_STRATEGY } from '../../src/app/state/first.ts';
import { watchTheme } from '../../src/app/state/theme.ts';
import { useView } from '../../src/app/state/view.ts';
import { loadStrategy } from '../../src/index.ts';

let root: Root;
let host: HTMLElement;
const complaints: unknown[][] = [];

beforeEach(async () => {
  await page.viewport(1440, 900);
  localStorage.clear();
  useDocument.getState().open(structuredClone(FIRST_STRATEGY));
  useView.setState({
    selected: [],
    screen: 'strategy',
    theme: 'dark',
    paletteOpen: true,
    inspectorOpen: true,
  });
  complaints.length = 0;
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...said) => void complaints.push(said));
  }
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
  expect(complaints).toEqual([]);
});

const card = (id: string) => {
  const found = document.querySelector<HTMLElement>(`.react-flow__node-card[data-id="${id}"]`);
  if (!found) throw new Error(`no card ${id}`);
  return found;
};
const chosen = () => document.querySelector('[cmdk-item][data-selected=true]')?.textContent;
const nodes = () => useDocument.getState().strategy.nodes;

/** Colours are judged when nothing fades any more: buttons go from one theme's to the other's. */
async function violations(): Promise<string[]> {
  await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  const { violations } = await axe.run(document.body);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

describe('the builder', () => {
  test('shows every node of the first strategy as a card and reads it as two sentences', () => {
    expect(document.querySelectorAll('.react-flow__node-card')).toHaveLength(FIRST_STRATEGY.nodes.length);
    expect(document.body.textContent).toContain('when EMA(12) crosses above EMA(26)');
  });

  test.each(['dark', 'light'] as const)('has no axe violations in the %s theme', async (theme) => {
    useView.setState({ theme, selected: ['fast'] });
    await expect.poll(() => document.documentElement.dataset.theme).toBe(theme);
    await expect.poll(() => document.querySelectorAll('[data-fields]').length, { timeout: 10_000 }).toBe(1);
    expect(await violations()).toEqual([]);
  });

  test('has no axe violations in the gallery', async () => {
    useView.setState({ screen: 'gallery' });
    await expect
      .poll(() => document.querySelector('h1')?.textContent, { timeout: 10_000 })
      .toBe('Start from something that runs');
    expect(await violations()).toEqual([]);
  });

  test('has no axe violations on a phone, with results first', async () => {
    await page.viewport(390, 844);
    await expect.poll(() => document.querySelector('[aria-current=page]')?.textContent).toBe('Results');
    // Figures of an earlier run stand dimmed until the newest is there.
    await expect
      .poll(() => document.querySelector('dd:not(.opacity-60 dd)'), { timeout: 15_000 })
      .not.toBeNull();
    expect(await violations()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });

  test('adds, moves, wires and removes nodes by keyboard alone', async () => {
    card('rsi').focus();
    await userEvent.keyboard('/');
    await userEvent.keyboard('within');
    await expect.poll(chosen).toContain('Within');
    await userEvent.keyboard('{Enter}');
    expect(nodes().at(-1)?.type).toBe('within');
    await expect.poll(() => document.querySelectorAll('[role=dialog]').length).toBe(0);

    card('rsi').focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowDown}');
    expect(useDocument.getState().strategy.layout?.rsi).toEqual({ x: 216, y: 240 });
    undo();
    expect(useDocument.getState().strategy.layout?.rsi).toEqual({ x: 200, y: 232 });

    card('calm').focus();
    await userEvent.keyboard(' ');
    await userEvent.keyboard('c');
    await userEvent.keyboard('within');
    await expect.poll(chosen).toContain('Within');
    await userEvent.keyboard('{Enter}');
    expect(nodes().find(({ id }) => id === 'within')?.inputs).toEqual({ in: 'calm.value' });

    card('fast').focus();
    await userEvent.keyboard(' ');
    await userEvent.keyboard('c');
    await userEvent.keyboard('break out of value');
    await expect.poll(chosen).toContain('Break all 2 wires out of value');
    await userEvent.keyboard('{Enter}');
    expect(nodes().find(({ id }) => id === 'up')?.inputs).toEqual({ b: 'slow.value' });
    undo();

    card('calm').focus();
    await userEvent.keyboard(' {Delete}');
    expect(nodes().map(({ id }) => id)).not.toContain('calm');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(nodes().map(({ id }) => id)).toContain('calm');
  });

  test('a drag of a slider is one undo step', async () => {
    useView.setState({ selected: ['fast'] });
    await expect.element(page.getByRole('slider', { name: 'Length, slider' })).toBeVisible();
    const slider = page.getByRole('slider', { name: 'Length, slider' }).element();
    if (!(slider instanceof HTMLInputElement)) throw new Error('not a slider');
    slider.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(nodes().find(({ id }) => id === 'fast')?.params).toEqual({ length: 15 });
    undo();
    expect(nodes().find(({ id }) => id === 'fast')?.params).toEqual({ length: 12 });
  });

  test('the wheel over a field changes nothing', async () => {
    useView.setState({ selected: ['fast'] });
    await expect.element(page.getByRole('textbox', { name: 'Length' })).toBeVisible();
    const field = page.getByRole('textbox', { name: 'Length' }).element();
    if (!(field instanceof HTMLElement)) throw new Error('no field');
    field.focus();
    field.dispatchEvent(new WheelEvent('wheel', { deltaY: 100, bubbles: true }));
    expect(nodes().find(({ id }) => id === 'fast')?.params).toEqual({ length: 12 });
  });

  test.each([
    ['not JSON', '{"format": "candlewire.str'],
    ['another document', '{"hello": 1}'],
    ['a newer version', '{"format": "candlewire.strategy", "version": 99, "markets": [], "nodes": []}'],
    ['a node without an id', JSON.stringify(FIRST_STRATEGY).replace('"id":"fast"', '"id":7')],
  ])('a file that is %s is explained and leaves the open strategy alone', async (_what, text) => {
    const before = useDocument.getState().strategy;
    await importStrategy(text, 'broken.json');
    await expect.element(page.getByRole('dialog')).toHaveTextContent('This file could not be opened');
    expect(document.querySelectorAll('[role=dialog] li').length).toBeGreaterThan(0);
    expect(useDocument.getState().strategy).toBe(before);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.querySelectorAll('[role=dialog]').length).toBe(0);
  });

  test('an exported file opens as the same strategy', async () => {
    expect(loadStrategy(await strategyText(FIRST_STRATEGY)).strategy).toEqual(FIRST_STRATEGY);
  });

  test('a node of an unknown type is kept and shown as a placeholder with its fault', async () => {
    const added = addNode(FIRST_STRATEGY, 'from-the-future', { x: 0, y: 232 }, { params: { x: 1 } });
    useDocument.getState().open(added.strategy);
    await expect
      .poll(() => document.querySelector('[data-id=from-the-future]')?.textContent)
      .toContain('no node type "from-the-future"');
    expect(await strategyText(useDocument.getState().strategy)).toContain('from-the-future');
  });

  test('changes are kept on this computer, and an empty canvas never replaces the last good strategy', async () => {
    useDocument.getState().remove(['stop']);
    await expect.poll(() => localStorage.getItem('candlewire:strategy')).not.toBeNull();
    expect(localStorage.getItem('candlewire:strategy')).not.toContain('stop-loss');
    useDocument.getState().open(EMPTY_STRATEGY);
    await expect.poll(() => localStorage.getItem('candlewire:strategy')).not.toContain('crosses');
    expect(localStorage.getItem('candlewire:strategy:last-good')).toContain('crosses');
    await expect.element(page.getByText('Nothing is wired yet')).toBeVisible();
  });
});
