import type { ChartCandles, Line } from '../worker/protocol.ts';
import { boundsOf, edge } from './draw-line.ts';
import type { ChartColors } from './colors.ts';
import { type RowScale, xOf } from './scale.ts';

const SHARE = 0.16;
const FAINT = 0.32;

/** Bars of traded volume along the floor of the pane; at most one a pixel, the largest of its candles. */
export function drawVolume(
  context: CanvasRenderingContext2D,
  volume: Line,
  { open, close }: ChartCandles,
  scale: RowScale,
  height: number,
  colors: ChartColors,
): void {
  const bounds = { low: 0, high: 0 };
  if (!boundsOf(volume, scale.from, scale.to + 1, bounds) || bounds.high <= 0) return;
  const unit = (height * SHARE) / bounds.high;
  const step = Math.max(1, 1 / scale.spacing);
  const width = Math.max(1, Math.floor(scale.spacing * 0.7));
  const paths = { up: new Path2D(), down: new Path2D() };
  for (let from = scale.from; from <= scale.to; from += step) {
    const row = edge(from, step);
    const end = Math.min(scale.to + 1, Math.max(row + 1, edge(from + step, step)));
    if (!boundsOf(volume, row, end, bounds)) continue;
    const path = close[end - 1]! >= open[row]! ? paths.up : paths.down;
    const tall = bounds.high * unit;
    path.rect(Math.round(xOf(scale, row) - width / 2), height - tall, width, tall);
  }
  context.globalAlpha = FAINT;
  context.fillStyle = colors.up;
  context.fill(paths.up);
  context.fillStyle = colors.down;
  context.fill(paths.down);
  context.globalAlpha = 1;
}
