// The drawing surface with 300 nodes and 450 wires, by a trace in Chromium: the main thread's time for each frame with
// input while panning, dragging, typing and moving the crosshair, at zoom 1 and zoomed to fit; the time to show the
// document; compositor layers. `node test/bench/canvas.mjs [URL]`
import { withPage } from './browser.mjs';
import { inputFrames, share, traced } from './frames.mjs';

const NODES = 300;
const WIRES = 450;
const PER_ROW = 20;
const SECONDS = 2;
const RATE = 60;
const BOUNDS = { frame: 12, crosshair: 8, opened: 300, layers: 10, delivered: 55, all: 30 };

const strategy = manyNodes();

await withPage(async (page, url, browser) => {
  await page.addInitScript((text) => {
    if (!sessionStorage.getItem('begun')) localStorage.setItem('candlewire:strategy', text);
    sessionStorage.setItem('begun', 'yes');
  }, JSON.stringify(strategy));
  await page.goto(url);
  await page.getByRole('button', { name: 'Show all candles' }).waitFor({ timeout: 60_000 });
  await page.waitForTimeout(2500);
  const cdp = await page.context().newCDPSession(page);
  say('layers', await layersOf(page, cdp), BOUNDS.layers, '');

  const surface = await page.locator('.react-flow__pane').boundingBox();
  const middle = { x: surface.x + surface.width / 2, y: surface.y + surface.height / 2 };
  const moves = async (from, path, button) => {
    await page.mouse.move(from.x, from.y);
    if (button) await page.mouse.down({ button });
    await paced(SECONDS * RATE, RATE, (at) => page.mouse.move(from.x + path(at).x, from.y + path(at).y));
    if (button) await page.mouse.up({ button });
  };
  const circle = (radius) => (at) => ({
    x: radius * Math.sin(at / 9),
    y: radius * (1 - Math.cos(at / 9)) * 0.5,
  });
  const measured = async (what, bound, inputs, act) => {
    const { frames, delivered, longest } = inputFrames(await traced(browser, page, act), inputs);
    say(
      what,
      share(frames, 0.95),
      bound,
      'ms',
      `${frames.length} frames, longest task ${longest.toFixed(0)} ms`,
    );
    return { frames, delivered };
  };
  const pointed = ['pointermove'];

  for (const zoom of ['zoomed to fit', 'at zoom 1']) {
    if (zoom === 'at zoom 1') await page.getByRole('button', { name: /^\d+ %$/ }).click();
    else await page.getByRole('button', { name: 'Show everything' }).click();
    await page.waitForTimeout(800);
    await measured(`pan, ${zoom}`, BOUNDS.frame, pointed, () => moves(middle, circle(120), 'middle'));
    const card = await visibleCard(page, surface);
    await measured(`drag of one, ${zoom}`, BOUNDS.frame, pointed, () => moves(card, circle(60), 'left'));
    await page.keyboard.press('Control+z');
    await page.waitForTimeout(600);
  }

  await page.getByRole('button', { name: 'Show everything' }).click();
  await page.waitForTimeout(800);
  const chosen = await visibleCard(page, surface);
  await page.mouse.click(chosen.x, chosen.y);
  const name = page.locator('[data-inspector]').getByRole('textbox', { name: 'Name' });
  await name.click();
  await measured('typing', BOUNDS.frame, ['keydown'], () => paced(30, 15, () => page.keyboard.press('a')));

  const chart = await page.locator('.tv-lightweight-charts canvas').first().boundingBox();
  const left = { x: chart.x + chart.width * 0.3, y: chart.y + chart.height / 2 };
  await measured('crosshair', BOUNDS.crosshair, pointed, () =>
    moves(left, (at) => ({ x: at * 2.5, y: 10 * Math.sin(at / 5) })),
  );

  await page.mouse.click(surface.x + 6, surface.y + surface.height - 90);
  await page.keyboard.press('Control+a');
  const all = await visibleCard(page, surface);
  const dragged = await measured('drag of all', 1000 / BOUNDS.all, pointed, () =>
    moves(all, circle(60), 'left'),
  );
  say('drag of all, drawn', dragged.frames.length / SECONDS, -BOUNDS.all, 'frames a second');

  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.waitForTimeout(1500);
  const opened = await traced(browser, page, async () => {
    await page.keyboard.press('Control+z');
    await page.locator('.react-flow__node-card').first().waitFor();
    await page.waitForTimeout(300);
  });
  say(
    'showing the document, fitted',
    inputFrames(opened, ['keydown']).frames.at(-1) ?? Number.NaN,
    BOUNDS.opened,
    'ms',
  );
});

/** A bound below zero is a least value. */
function say(what, value, bound, unit, more = '') {
  const good = bound < 0 ? value >= -bound : value <= bound;
  const limit = `${bound < 0 ? 'at least' : 'bound'} ${Math.abs(bound).toFixed(0)}`;
  console.log(
    `canvas: ${what}: ${value.toFixed(1)} ${unit} (${limit}${good ? '' : ', NOT MET'}) ${more}`.trimEnd(),
  );
}

async function paced(times, rate, act) {
  const began = performance.now();
  for (let at = 0; at < times; at++) {
    await act(at);
    const left = began + ((at + 1) * 1000) / rate - performance.now();
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
  }
}

async function layersOf(page, cdp) {
  const counted = new Promise((resolve) => {
    cdp.on('LayerTree.layerTreeDidChange', ({ layers }) => layers && resolve(layers.length));
  });
  await cdp.send('LayerTree.enable');
  await page.evaluate(() => document.body.style.setProperty('outline', '1px solid transparent'));
  const count = await Promise.race([counted, new Promise((resolve) => setTimeout(() => resolve(0), 3000))]);
  await cdp.send('LayerTree.disable');
  return count;
}

/** The middle of a card that lies well inside the surface. */
async function visibleCard(page, { x, y, width, height }) {
  const boxes = await page
    .locator('.react-flow__node-card')
    .evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().toJSON()));
  const middle = boxes
    .map((box) => ({ x: box.x + box.width / 2, y: box.y + box.height * 0.3 }))
    .sort((a, b) => away(a) - away(b))[0];
  function away(point) {
    return Math.hypot(point.x - x - width / 2, point.y - y - height / 2);
  }
  return middle;
}

/** Averages, comparisons and gates in rows: 450 wires. */
function manyNodes() {
  const nodes = [{ id: 'price', type: 'candles' }];
  const wires = { count: 0 };
  const wired = (inputs) => {
    wires.count += Object.values(inputs).flat().length;
    return inputs;
  };
  while (nodes.length < NODES - 3) {
    const at = nodes.length;
    const kind = at % 4;
    if (kind < 2)
      nodes.push({
        id: `n${at}`,
        type: 'ema',
        params: { length: 5 + (at % 90) },
        inputs: wired({ source: 'price.close' }),
      });
    else if (kind === 2)
      nodes.push({
        id: `n${at}`,
        type: 'compare',
        params: { op: '>' },
        inputs: wired({ a: `n${at - 1}.value`, b: at > 3 ? `n${at - 5}.value` : 'price.close' }),
      });
    else
      nodes.push({
        id: `n${at}`,
        type: 'and',
        inputs: wired({ in: [`n${at - 1}.value`, at > 6 ? `n${at - 5}.value` : `n${at - 1}.value`] }),
      });
  }
  const gates = nodes.filter(({ type }) => type === 'and').slice(wires.count - WIRES + 1);
  nodes.push({ id: 'all', type: 'and', inputs: wired({ in: gates.map(({ id }) => `${id}.value`) }) });
  nodes.push({ id: 'buy', type: 'buy', inputs: wired({ when: 'all.value' }) });
  nodes.push({ id: 'stop', type: 'stop-loss', params: { percent: 3 } });
  return {
    format: 'candlewire.strategy',
    version: 1,
    name: 'Three hundred nodes',
    markets: [{ id: 'main', symbol: 'SYN/USDT', timeframe: '1h' }],
    nodes,
    layout: Object.fromEntries(
      nodes.map(({ id }, at) => [id, { x: (at % PER_ROW) * 208, y: Math.floor(at / PER_ROW) * 116 }]),
    ),
  };
}
