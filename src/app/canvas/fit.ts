import type { Viewport } from '@xyflow/react';
import type { Strategy } from '../../index.ts';
import { CARD_WIDTH } from './ports.ts';
import { placesOf } from './places.ts';

const CARD = { width: CARD_WIDTH, height: 84 };
const PAD = 28;
/** Room under the nodes for zoom buttons and the sentences. */
const FOOT = 64;

/** A surface this narrow shows the beginning at a size that can be read, rather than everything. */
const NARROW = 600;
const LEGIBLE = 0.62;

/** The viewport that shows the given nodes (default: all), from the document alone: nothing need be drawn for it. */
export function fittedViewport(
  strategy: Strategy,
  box: { readonly width: number; readonly height: number },
  ids?: readonly string[],
): Viewport {
  const wanted = ids && new Set(ids);
  const places = [...placesOf(strategy)]
    .filter(([id]) => !wanted || wanted.has(id))
    .map(([, place]) => place);
  if (places.length === 0 || box.width === 0) return { x: box.width / 2, y: box.height / 2, zoom: 1 };
  const frames = wanted ? [] : (strategy.layout?.frames ?? []);
  const left = Math.min(...places.map(({ x }) => x), ...frames.map(({ x }) => x));
  const top = Math.min(...places.map(({ y }) => y), ...frames.map(({ y }) => y));
  const right = Math.max(
    ...places.map(({ x }) => x + CARD.width),
    ...frames.map(({ x, width = 0 }) => x + width),
  );
  const bottom = Math.max(
    ...places.map(({ y }) => y + CARD.height),
    ...frames.map(({ y, height = 0 }) => y + height),
  );
  const foot = box.height > 260 ? FOOT : 0;
  const wide = (box.width - 2 * PAD) / Math.max(1, right - left);
  const high = (box.height - foot - 2 * PAD) / Math.max(1, bottom - top);
  const fits = Math.min(1, Math.max(0.1, Math.min(wide, high)));
  if (box.width < NARROW && fits < LEGIBLE && !wanted) {
    return {
      x: PAD / 2 - left * LEGIBLE,
      y: (box.height - foot - (bottom + top) * LEGIBLE) / 2,
      zoom: LEGIBLE,
    };
  }
  return {
    x: (box.width - (right + left) * fits) / 2,
    y: (box.height - foot - (bottom + top) * fits) / 2,
    zoom: fits,
  };
}
