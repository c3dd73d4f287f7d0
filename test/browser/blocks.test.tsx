import axe from 'axe-core';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../src/app/jitless.ts';
import '../../src/app/styles/app.css';
import { App } from '../../src/app/App.tsx';
import { useCanvas } from '../../src/app/canvas/canvas-store.ts';
import { undo, useDocument } from '../../src/app/state/document.ts';
import { FIRST_STRATEGY } from '../../src/app/state/first.ts';
import { watchTheme } from '../../src/app/state/theme.ts';
import { useView } from '../../src/app/state/view.ts';

let root: Root;
let host: HTMLElement;

beforeEach(async () => {
  await page.viewport(1440, 900);
  localStorage.clear();
  sessionStorage.clear();
  window.location.hash = '';
  useDocument.getState().open(structuredClone(FIRST_STRATEGY));
  useCanvas.setState({ inside: null });
  useView.setState({ selected: [], screen: 'strategy', theme: 'dark', inspectorOpen: true });
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
});

const nodes = () => useDocument.getState().strategy.nodes;
const card = (id: string) => document.querySelector<HTMLElement>(`.react-flow__node-card[data-id="${id}"]`);

async function violations(): Promise<string[]> {
  await expect.poll(() => document.querySelector('.opacity-60')).toBeNull();
  await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  const { violations } = await axe.run(document.body);
  return violations.flatMap(({ id, nodes: found }) =>
    found.map((each) => `${id}: ${each.html.slice(0, 160)}`),
  );
}

describe('blocks on the canvas', () => {
  test('are made, looked into, copied and unfolded by keyboard, each one undo step', async () => {
    useView.setState({ selected: ['rsi', 'calm'] });
    card('rsi')?.focus();
    await userEvent.keyboard('g');
    expect(nodes().map(({ type }) => type)).toContain('block:block');
    expect(nodes().map(({ id }) => id)).not.toContain('rsi');
    await expect.poll(() => card('block')?.textContent).toContain('Block');
    expect(document.querySelectorAll('[data-id="block"] .port')).toHaveLength(2);
    await expect
      .poll(() => card('block')?.querySelector('.node-value')?.textContent, { timeout: 15_000 })
      .toMatch(/true|false/);

    const look = page.getByRole('button', { name: 'Look inside' });
    await expect.element(look).toBeVisible();
    const button = look.element();
    if (!(button instanceof HTMLElement)) throw new Error('no button');
    button.focus();
    await userEvent.keyboard('{Enter}');
    const inside = () => document.querySelector('section[aria-label="Inside Block"]');
    await expect.poll(() => inside()?.querySelectorAll('.react-flow__node-card').length).toBe(4);
    expect(inside()?.textContent).toContain('RSI');
    const value = (id: string) =>
      inside()?.querySelector(`.react-flow__node-card[data-id="${id}"] .node-value`)?.textContent;
    await expect.poll(() => value('rsi'), { timeout: 10_000 }).toMatch(/^\d/);
    await expect.poll(() => value('calm')).toMatch(/true|false/);
    const [given = ''] = [
      ...(inside()?.querySelectorAll<HTMLElement>('.react-flow__node-card') ?? []),
    ].flatMap(({ dataset }) => (dataset.id?.startsWith('in-') ? [dataset.id] : []));
    expect(value(given)).toMatch(/^\d/);
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.poll(inside).toBeNull();

    await page.getByRole('button', { name: 'Unfold here' }).click();
    expect(nodes().map(({ id }) => id)).toEqual(expect.arrayContaining(['rsi', 'calm']));
    undo();
    expect(nodes().map(({ id }) => id)).toContain('block');
    undo();
    expect(nodes()).toEqual(FIRST_STRATEGY.nodes);
  }, 45_000);

  test('say that their uses are linked, and offer a copy of its own', async () => {
    useView.setState({ selected: ['rsi', 'calm'] });
    card('rsi')?.focus();
    await userEvent.keyboard('g');
    useView.getState().select(useDocument.getState().duplicate(['block']));
    await expect.element(page.getByText(/used 2 times: they are linked/)).toBeVisible();
    await page.getByRole('button', { name: 'Make this one its own copy' }).click();
    expect(new Set(nodes().map(({ type }) => type)).has('block:block-2')).toBe(true);
    await expect.element(page.getByText(/used once/)).toBeVisible();
  });
});
