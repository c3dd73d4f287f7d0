import type { Line } from '../worker/protocol.ts';
import { boundsOf, edge } from './draw-line.ts';
import type { RowScale } from './scale.ts';

/** A line of more candles than pixels. */
export interface DenseLine {
  readonly line: Line;
  /** `#rrggbb` */
  readonly color: string;
  readonly width: number;
  /** Fills the area between the line and 0. */
  readonly area?: boolean;
}

/** Below this many pixels of the screen a candle, lines are drawn as columns of least and greatest values. */
const DENSE = 0.6;
const AREA = 0.14;
/** Full opacity, where the machine keeps the lowest byte first, as all that run browsers do. */
const SOLID = 0xff000000;

export function isDense({ spacing }: RowScale): boolean {
  return spacing * window.devicePixelRatio < DENSE;
}

/**
 * Draws lines over the whole canvas, whose transform is the screen's pixel ratio. Every pixel column is one vertical
 * stroke whose ends are shaded by how much of the pixel they cover: written straight into pixels that takes a tenth
 * of the time that a path of as many points does.
 */
export function drawDense(
  context: CanvasRenderingContext2D,
  lines: readonly DenseLine[],
  scale: RowScale,
  height: number,
  yOf: (value: number) => number,
): void {
  const ratio = window.devicePixelRatio;
  const board = boardOf(Math.ceil(scale.width * ratio), Math.ceil(height * ratio));
  if (!board) return;
  board.words.fill(0);
  for (const line of lines) paint(board, line, scale, ratio, yOf);
  board.context.putImageData(board.image, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(board.context.canvas, 0, 0, board.width / ratio, board.height / ratio);
}

interface Board {
  readonly width: number;
  readonly height: number;
  readonly context: CanvasRenderingContext2D;
  readonly image: ImageData;
  /** Red, green, blue, opacity. */
  readonly pixels: Uint8ClampedArray;
  /** The same, a pixel at a time. */
  readonly words: Uint32Array;
}

const boards = new Map<string, Board>();
const MOST_BOARDS = 4;

/** One board for each size that is drawn: chart and panes. */
function boardOf(width: number, height: number): Board | null {
  const key = `${width} ${height}`;
  const found = boards.get(key);
  if (found) return found;
  if (boards.size >= MOST_BOARDS) boards.clear();
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || width < 1 || height < 1) return null;
  const image = context.createImageData(width, height);
  const board = {
    width,
    height,
    context,
    image,
    pixels: image.data,
    words: new Uint32Array(image.data.buffer),
  };
  boards.set(key, board);
  return board;
}

function paint(
  board: Board,
  { line, color, width, area = false }: DenseLine,
  scale: RowScale,
  ratio: number,
  yOf: (value: number) => number,
): void {
  const rgb = Number.parseInt(color.slice(1), 16);
  const half = (width * ratio) / 2;
  const aside = Math.min(1, Math.max(0, half - 0.5));
  const zero = area ? yOf(0) * ratio : 0;
  const { lows, highs } = columnsOf(line, scale, board.width, ratio);
  let [above, below] = [Number.NaN, Number.NaN];
  for (let x = 0; x < board.width; x++) {
    if (Number.isNaN(lows[x]!)) {
      above = Number.NaN;
      continue;
    }
    let top = yOf(highs[x]!) * ratio;
    let bottom = yOf(lows[x]!) * ratio;
    const [high, low] = [top, bottom];
    // A column reaches as far as the one before it, so that the line has no gap.
    if (top > below) top = below;
    if (bottom < above) bottom = above;
    [above, below] = [high, low];
    if (area) column(board, x, Math.min(high, zero), Math.max(high, zero), rgb, AREA);
    column(board, x, top - half, bottom + half, rgb, 1);
    if (aside === 0) continue;
    column(board, x - 1, top - half, bottom + half, rgb, aside);
    column(board, x + 1, top - half, bottom + half, rgb, aside);
  }
}

interface Columns {
  readonly scale: string;
  /** Least and greatest value of the candles in each pixel column; NaN: none is known. */
  readonly lows: Float64Array;
  readonly highs: Float64Array;
}

const known = new WeakMap<Line, Columns>();

/** Of a line that a run left alone they are known from the drawing before. */
function columnsOf(line: Line, { x0, spacing, from, to }: RowScale, width: number, ratio: number): Columns {
  const scale = [x0, spacing, from, to, width, ratio].join(' ');
  const before = known.get(line);
  if (before?.scale === scale) return before;
  const columns = {
    scale,
    lows: new Float64Array(width).fill(Number.NaN),
    highs: new Float64Array(width).fill(Number.NaN),
  };
  const step = 1 / (spacing * ratio);
  const bounds = { low: 0, high: 0 };
  for (let x = 0; x < width; x++) {
    const first = Math.max(from, edge((x / ratio - x0) / spacing, step));
    const end = Math.min(to + 1, edge(((x + 1) / ratio - x0) / spacing, step));
    if (first >= end || !boundsOf(line, first, end, bounds)) continue;
    columns.lows[x] = bounds.low;
    columns.highs[x] = bounds.high;
  }
  known.set(line, columns);
  return columns;
}

/** One pixel wide from `top` to `bottom`, the pixels at both ends by the share of them that is covered. */
function column(board: Board, x: number, top: number, bottom: number, rgb: number, opacity: number): void {
  if (x < 0 || x >= board.width || !(bottom > top)) return;
  const first = Math.max(0, Math.floor(top));
  const last = Math.min(board.height - 1, Math.ceil(bottom) - 1);
  const solid = SOLID | ((rgb & 255) << 16) | (rgb & 0xff00) | (rgb >> 16);
  for (let y = first; y <= last; y++) {
    const at = y * board.width + x;
    const covered = opacity * (Math.min(bottom, y + 1) - Math.max(top, y));
    if (covered >= 1) board.words[at] = solid;
    else blend(board.pixels, 4 * at, rgb, covered);
  }
}

/** Puts a colour over what is there. */
function blend(pixels: Uint8ClampedArray, at: number, rgb: number, opacity: number): void {
  const under = (pixels[at + 3]! / 255) * (1 - opacity);
  const whole = opacity + under;
  if (whole <= 0) return;
  const share = opacity / whole;
  pixels[at] = pixels[at]! + ((rgb >> 16) - pixels[at]!) * share;
  pixels[at + 1] = pixels[at + 1]! + (((rgb >> 8) & 255) - pixels[at + 1]!) * share;
  pixels[at + 2] = pixels[at + 2]! + ((rgb & 255) - pixels[at + 2]!) * share;
  pixels[at + 3] = whole * 255;
}
