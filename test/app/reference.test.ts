import { describe, expect, test } from 'vitest';
import { docParts } from '../../src/app/help/doc-parts.ts';
import { inputFacts, outputFacts, paramFacts } from '../../src/app/help/facts.ts';
import { planPicture } from '../../src/app/help/picture-plan.ts';
import { SHOWN, sceneOf } from '../../src/app/help/scene.ts';
import { faceOf } from '../../src/app/nodes/face.ts';
import { OFFERED } from '../../src/app/palette/offered.ts';
import { pictureOf } from '../../src/app/worker/picture.ts';
import { library, loadStrategy } from '../../src/index.ts';

const SIZE = { width: 640, candles: 220, panel: 96, strip: 12 };
const seen = OFFERED.filter(({ type }) => type !== 'note');
const one = (type: string) => {
  const found = library.get(type);
  if (!found) throw new Error(`There is no node "${type}".`);
  return found;
};

describe('the picture of a node', () => {
  test('is wired without a fault, whatever the node', () => {
    const faults = OFFERED.flatMap((node) => {
      const { strategy, diagnostics } = loadStrategy(sceneOf(node));
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      return strategy?.nodes.some(({ id }) => id === SHOWN) && errors.length === 0 ? [] : [node.type];
    });
    expect(faults).toEqual([]);
  });

  test('shows all but a few nodes at work; those few read what only their owner has', () => {
    const unseen = seen.filter(({ type }) => pictureOf(type) === null).map(({ type }) => type);
    expect(unseen.length, unseen.join()).toBeLessThanOrEqual(4);
    for (const type of [
      'rsi',
      'crosses',
      'stop-loss',
      'position',
      'renko',
      'buy',
      'gap',
      'feed',
      'webhook',
      'notify',
      'plot',
    ])
      expect(unseen).not.toContain(type);
  });

  test('draws the values that the node gives: RSI between its 0 and 100, at their height', () => {
    const picture = pictureOf('rsi');
    const [line] = picture?.lines ?? [];
    if (!picture || !line) throw new Error('There is no line.');
    const plan = planPicture(picture, SIZE);
    const { top, bottom } = plan.panel ?? { top: 0, bottom: 0 };
    const heights = [...(plan.lines[0]?.path ?? '').matchAll(/[ML][\d.]+ ([\d.]+)/g)].map(([, y]) =>
      Number(y),
    );
    expect(heights).toHaveLength(line.values.length);
    heights.forEach((height, row) => {
      const share = (bottom - 4 - height) / (bottom - top - 8);
      expect(share * 100).toBeCloseTo(line.values[row] ?? Number.NaN, 0);
    });
  });

  test('is the same every time', () => {
    expect(pictureOf('supertrend')).toEqual(pictureOf('supertrend'));
  });
});

describe('the page of a node', () => {
  test.each(OFFERED.map((node) => [node.type, node] as const))(
    '%s keeps every word of its explanation',
    (_type, { type }) => {
      const { doc } = one(type);
      const parts = docParts(doc);
      const words = (text: string) =>
        text
          .toLowerCase()
          .match(/[\p{L}\p{N}]+/gu)
          ?.sort() ?? [];
      const told = words(parts.map(({ text }) => text).join(' '));
      const trap = /(its )?trap:/i.exec(doc)?.[0] ?? '';
      expect([...told, ...words(trap)].sort()).toEqual(words(doc));
      expect(parts[0]?.title).toBe('What it is');
    },
  );

  test('tells what nearly every node is, how it is read or used, and its trap', () => {
    const short = OFFERED.filter((node) => {
      const titles = docParts(one(node.type).doc).map(({ title }) => title);
      return (
        !titles.some((title) => title.endsWith('use') || title.endsWith('use it')) ||
        !titles.includes('Its trap')
      );
    }).map(({ type }) => type);
    expect(short.length, short.join()).toBeLessThanOrEqual(OFFERED.length * 0.12);
  });

  test('takes the explanation of RSI apart', () => {
    expect(docParts(one('rsi').doc).map(({ title }) => title)).toEqual([
      'What it is',
      'How to read it',
      'Typical use',
      'Its trap',
    ]);
    expect(docParts(one('rsi').doc).at(-1)?.text).toMatch(/^In a strong trend/);
  });

  test.each(OFFERED.map((node) => [node.type, node] as const))(
    '%s lists each port and setting once',
    (_type, node) => {
      const visible = Object.values(node.inputs).filter(({ hidden }) => !hidden);
      expect(inputFacts(node)).toHaveLength(visible.length);
      expect(outputFacts(node)).toHaveLength(Object.keys(node.outputs).length);
      const names = paramFacts(node).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      const top = paramFacts(node).flatMap(({ name }) =>
        name.split(' | ').map((one) => one.split(/[.[]/)[0]),
      );
      for (const key of Object.keys(one(node.type).params.shape))
        if (key !== 'atrLength') expect(top).toContain(key);
    },
  );

  test('gives a setting its range, unit and default', () => {
    expect(paramFacts(faceOf(one('rsi')))).toEqual([
      { name: 'length', title: 'Length', range: '1 to 5,000; bars; or “24h”', initial: '14', depth: 0 },
    ]);
  });
});
