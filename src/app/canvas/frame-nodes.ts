import type { Strategy } from '../../index.ts';
import { useDocument } from '../state/document.ts';
import { moveNodes, type Place } from '../state/edits.ts';
import { holds, moveFrame } from '../state/frames.ts';
import type { FrameNode } from './cards.ts';
import { placesOf } from './places.ts';

type Frame = NonNullable<NonNullable<Strategy['layout']>['frames']>[number];
const FRAME = 'frame:';

/** The frames of a document as the surface draws them, those being dragged where the hand is. */
export function framesOf(
  frames: readonly Frame[] = [],
  dragged: ReadonlyMap<string, Place>,
): readonly FrameNode[] {
  return frames.map((frame, index): FrameNode => {
    const size = { width: frame.width ?? 240, height: frame.height ?? 140 };
    const id = `${FRAME}${index}`;
    return {
      id,
      type: 'frame',
      position: dragged.get(id) ?? { x: frame.x, y: frame.y },
      ...size,
      measured: size,
      zIndex: -1,
      selectable: false,
      focusable: false,
      dragHandle: '.node-frame-title',
      style: { pointerEvents: 'none' },
      data: { title: frame.title ?? '' },
    };
  });
}

/** What moves when one thing is dragged: a frame takes along the cards that stand in it. */
export function together(id: string, to: Place): readonly (readonly [string, Place])[] {
  if (!id.startsWith(FRAME)) return [[id, to]];
  const { strategy } = useDocument.getState();
  const frame = strategy.layout?.frames?.[Number(id.slice(FRAME.length))];
  if (!frame) return [];
  const inside = [...placesOf(strategy)].filter(([, place]) => holds(frame, place));
  const moved = inside.map(
    ([card, { x, y }]) => [card, { x: x + to.x - frame.x, y: y + to.y - frame.y }] as const,
  );
  return [[id, to], ...moved];
}

/** Moves cards, by id, and frames. */
export function moveAll(strategy: Strategy, places: ReadonlyMap<string, Place>): Strategy {
  const cards = new Map([...places].filter(([id]) => !id.startsWith(FRAME)));
  const frames = [...places].filter(([id]) => id.startsWith(FRAME));
  return frames.reduce(
    (moved, [id, place]) => moveFrame(moved, Number(id.slice(FRAME.length)), place),
    moveNodes(strategy, cards),
  );
}
