import type { Strategy } from '../../index.ts';
import type { Place } from './edits.ts';

/** From a card's corner to its middle. */
const MIDDLE = { x: 80, y: 38 };

interface Box extends Place {
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** Whether a card at `place` stands in a frame. */
export function holds({ x, y, width = 0, height = 0 }: Box, place: Place): boolean {
  const [across, down] = [place.x + MIDDLE.x - x, place.y + MIDDLE.y - y];
  return across > 0 && across < width && down > 0 && down < height;
}

type Frames = NonNullable<NonNullable<Strategy['layout']>['frames']>;

/** The frames without those that held nothing but the nodes that are gone. */
export function framesWithout(frames: Frames, gone: readonly Place[], left: readonly Place[]): Frames {
  return frames.filter((frame) => {
    const held = gone.some((place) => holds(frame, place));
    return !held || left.some((place) => holds(frame, place));
  });
}

/** Moves a frame to a place. */
export function moveFrame(strategy: Strategy, index: number, { x, y }: Place): Strategy {
  const frame = strategy.layout?.frames?.[index];
  if (!frame || (frame.x === x && frame.y === y)) return strategy;
  const layout = { ...strategy.layout };
  layout.frames = strategy.layout?.frames?.with(index, { ...frame, x, y });
  return { ...strategy, layout };
}
