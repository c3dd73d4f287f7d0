import type { ChartColors } from './colors.ts';
import { type DenseLine, drawDense, isDense } from './dense.ts';
import { boundsOf, traceLine } from './draw-line.ts';
import { type RowScale, xOf } from './scale.ts';

export type PaneLine = DenseLine;

export interface PaneDrawing {
  readonly lines: readonly PaneLine[];
  readonly scale: RowScale;
  readonly colors: ChartColors;
  /** Row of the crosshair; null: none. */
  readonly row: number | null;
  /** Rows to be marked as what the chart above shows. */
  readonly window?: readonly [number, number];
  /** A value to compare with, drawn as a thin line. */
  readonly base?: number;
  readonly format: (value: number) => string;
}

const TOP = 3;
const BOTTOM = 8;
const LABEL_HEIGHT = 13;

/** Draws lines under the chart on its time scale, with their value at the crosshair beside them. */
export function drawPane(canvas: HTMLCanvasElement, drawing: PaneDrawing): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { width, height } = sizeOf(canvas);
  const ratio = window.devicePixelRatio;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  const { scale, colors, row } = drawing;
  const still = stillOf(canvas, drawing, { width, height });
  if (!still) return;
  context.drawImage(still.picture, 0, 0, width, height);
  if (row !== null) {
    context.save();
    context.beginPath();
    context.rect(0, 0, scale.width, height);
    context.clip();
    crosshair(context, Math.round(xOf(scale, row)) + 0.5, height, colors);
    context.restore();
  }
  labels(context, drawing, still.yOf, height);
}

interface Still {
  readonly picture: HTMLCanvasElement;
  readonly facts: readonly unknown[];
  readonly yOf: (value: number) => number;
}

const stills = new WeakMap<HTMLCanvasElement, Still>();

/** All that does not follow the crosshair, drawn once for all its places; null: there is no value to draw. */
function stillOf(canvas: HTMLCanvasElement, drawing: PaneDrawing, { width, height }: Size): Still | null {
  const { lines, scale, colors, window: shown, base } = drawing;
  const facts = [
    ...[canvas.width, canvas.height, width, height, ...Object.values(scale), ...(shown ?? []), base, colors],
    ...lines.flatMap(({ line, color, width, area }) => [line, color, width, area]),
  ];
  const before = stills.get(canvas);
  if (before && before.facts.length === facts.length && facts.every((fact, at) => fact === before.facts[at]))
    return before;
  const yOf = valueScale(lines, scale, height);
  const picture = before?.picture ?? document.createElement('canvas');
  picture.width = canvas.width;
  picture.height = canvas.height;
  const context = picture.getContext('2d');
  if (!yOf || !context) return null;
  context.scale(canvas.width / width, canvas.height / height);
  context.beginPath();
  context.rect(0, 0, scale.width, height);
  context.clip();
  if (shown) band(context, shown, drawing, height);
  if (base !== undefined) baseline(context, yOf(base), drawing);
  if (isDense(scale)) drawDense(context, lines, scale, height, yOf);
  else for (const line of lines) stroke(context, line, scale, yOf);
  const still = { picture, facts, yOf };
  stills.set(canvas, still);
  return still;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const sizes = new WeakMap<Element, Size>();
const observer = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) sizes.set(target, contentRect);
});

/** Remembered until it changes: asking the page would have it laid out in the middle of a frame. */
function sizeOf(canvas: HTMLCanvasElement): Size {
  const known = sizes.get(canvas);
  if (known) return known;
  const size = { width: canvas.clientWidth, height: canvas.clientHeight };
  sizes.set(canvas, size);
  observer.observe(canvas);
  return size;
}

function valueScale(
  lines: readonly PaneLine[],
  scale: RowScale,
  height: number,
): ((value: number) => number) | null {
  const bounds = { low: 0, high: 0 };
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const { line, area } of lines) {
    if (!boundsOf(line, scale.from, scale.to + 1, bounds)) continue;
    least = Math.min(least, bounds.low);
    most = Math.max(most, bounds.high, area ? 0 : bounds.high);
  }
  if (least > most) return null;
  const span = most - least || Math.abs(most) || 1;
  return (value) => TOP + (1 - (value - least) / span) * Math.max(1, height - TOP - BOTTOM);
}

function stroke(
  context: CanvasRenderingContext2D,
  { line, color, width, area }: PaneLine,
  scale: RowScale,
  yOf: (value: number) => number,
): void {
  context.beginPath();
  traceLine(context, line, scale, yOf);
  context.lineJoin = 'round';
  context.lineWidth = width;
  context.strokeStyle = color;
  context.stroke();
  if (!area) return;
  context.lineTo(xOf(scale, scale.to), yOf(0));
  context.lineTo(xOf(scale, scale.from), yOf(0));
  context.globalAlpha = 0.14;
  context.fillStyle = color;
  context.fill();
  context.globalAlpha = 1;
}

function band(
  context: CanvasRenderingContext2D,
  [from, to]: readonly [number, number],
  { scale, colors }: PaneDrawing,
  height: number,
): void {
  const left = Math.max(0, xOf(scale, from));
  const wide = Math.max(2, Math.min(scale.width, xOf(scale, to)) - left);
  context.fillStyle = colors.raise;
  context.fillRect(left, 0, wide, height);
}

function baseline(context: CanvasRenderingContext2D, y: number, { scale, colors }: PaneDrawing): void {
  context.fillStyle = colors.line;
  context.fillRect(0, Math.round(y), scale.width, 1);
}

function crosshair(context: CanvasRenderingContext2D, x: number, height: number, { dim }: ChartColors): void {
  context.setLineDash([4, 4]);
  context.lineWidth = 1;
  context.strokeStyle = dim;
  context.beginPath();
  context.moveTo(x, 0);
  context.lineTo(x, height);
  context.stroke();
  context.setLineDash([]);
}

/** Values in the axis's column: at the crosshair, or at the last visible candle; never one over the other. */
function labels(
  context: CanvasRenderingContext2D,
  { lines, scale, colors, row, format }: PaneDrawing,
  yOf: (value: number) => number,
  height: number,
): void {
  const at = row !== null && row >= scale.from && row <= scale.to ? row : scale.to;
  const placed = lines
    .map(({ line, color }) => ({ value: line.values[at] ?? Number.NaN, color }))
    .filter(({ value }) => Number.isFinite(value))
    .map(({ value, color }) => ({ text: format(value), color, y: yOf(value) }))
    .sort((a, b) => a.y - b.y);
  let floor = LABEL_HEIGHT / 2;
  for (const label of placed) {
    label.y = Math.max(label.y, floor);
    floor = label.y + LABEL_HEIGHT;
  }
  const over = floor - LABEL_HEIGHT / 2 - height;
  context.font = `11px ${colors.font}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const { text, color, y } of placed) {
    context.fillStyle = color;
    context.fillText(text, scale.width + 6, over > 0 ? y - over : y);
  }
}
