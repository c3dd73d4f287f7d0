import type { Picture, PictureLine } from '../worker/protocol.ts';

/** Where the parts of a picture lie, and the paths that draw them; everything in the units of its view box. */
export interface PicturePlan {
  readonly width: number;
  readonly height: number;
  /** Bottom of the candles. */
  readonly candles: number;
  readonly wicks: { readonly up: string; readonly down: string };
  readonly bodies: { readonly up: string; readonly down: string };
  readonly lines: readonly DrawnLine[];
  readonly strips: readonly { readonly title: string; readonly y: number; readonly path: string }[];
  readonly fills: readonly { readonly x: number; readonly y: number; readonly buy: boolean }[];
  /** Levels of the node's own panel, by their height. */
  readonly levels: readonly { readonly y: number; readonly text: string }[];
  readonly panel: { readonly top: number; readonly bottom: number } | null;
}

export interface DrawnLine {
  readonly title: string;
  readonly role: PictureLine['role'];
  readonly axis: PictureLine['axis'];
  readonly path: string;
}

export interface PictureSize {
  readonly width: number;
  readonly candles: number;
  readonly panel: number;
  readonly strip: number;
}

const PAD = 4;
const GAP = 8;

/** Lays a picture out: candles on top, the node's own panel under them, a strip for each condition below. */
export function planPicture(picture: Picture, size: PictureSize): PicturePlan {
  const rows = picture.close.length;
  const step = size.width / rows;
  const x = (row: number) => (row + 0.5) * step;
  const price = picture.lines.filter(({ axis }) => axis === 'price');
  const own = picture.lines.filter(({ axis }) => axis === 'own');
  const reach = priceReach(
    picture,
    price.map(({ values }) => values),
  );
  const yPrice = scale(reach, PAD, size.candles - PAD);
  const top = size.candles + GAP;
  const hasPanel = own.length > 0;
  const bottom = hasPanel ? top + size.panel : size.candles;
  const ownReach =
    picture.range ??
    extent(
      [],
      own.map(({ values }) => values),
    );
  const yOwn = scale(ownReach, top + PAD, bottom - PAD);
  const firstStrip = bottom + GAP;
  const strips = picture.strips.map(({ title, cells }, at) => {
    const y = firstStrip + at * (size.strip + 4);
    return { title, y, path: blocks(cells, step, y, size.strip) };
  });
  const height = strips.length > 0 ? firstStrip + strips.length * (size.strip + 4) - 4 : bottom;
  return {
    width: size.width,
    height,
    candles: size.candles,
    ...candlePaths(picture, x, yPrice, step),
    lines: [...price, ...own].map(({ title, role, axis, values }) => ({
      ...{ title, role, axis },
      path: linePath(values, x, axis === 'price' ? yPrice : yOwn),
    })),
    strips,
    fills: picture.fills.map(({ row, price: at, buy }) => ({ x: x(row), y: yPrice(at), buy })),
    levels: hasPanel ? levelsOf(ownReach).map((value) => ({ y: yOwn(value), text: short(value) })) : [],
    panel: hasPanel ? { top, bottom } : null,
  };
}

type Reach = readonly [number, number];

/** Lines far from the candles may not squeeze them: each side grows by half the candles' height at most. */
const ASIDE = 0.5;

function priceReach({ low, high, fills }: Picture, lines: readonly Float64Array[]): Reach {
  const [bottom, top] = extent([low, high, fills.map(({ price }) => price)], []);
  const [least, most] = extent([low, high], lines);
  const room = (top - bottom) * ASIDE;
  return [Math.min(bottom, Math.max(least, bottom - room)), Math.max(top, Math.min(most, top + room))];
}

function extent(bounds: readonly ArrayLike<number>[], lines: readonly Float64Array[]): Reach {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const values of [...bounds, ...lines]) {
    for (let at = 0; at < values.length; at++) {
      const value = values[at] ?? Number.NaN;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  return least > most ? [0, 1] : least === most ? [least - 1, most + 1] : [least, most];
}

function scale([least, most]: Reach, top: number, bottom: number): (value: number) => number {
  const unit = (bottom - top) / (most - least || 1);
  return (value) => bottom - (value - least) * unit;
}

const at = (value: number) => String(Math.round(value * 10) / 10);

function linePath(values: Float64Array, x: (row: number) => number, y: (value: number) => number): string {
  let path = '';
  let pen = false;
  values.forEach((value, row) => {
    if (Number.isFinite(value)) path += `${pen ? 'L' : 'M'}${at(x(row))} ${at(y(value))}`;
    pen = Number.isFinite(value);
  });
  return path;
}

function candlePaths(
  { open, high, low, close }: Picture,
  x: (row: number) => number,
  y: (value: number) => number,
  step: number,
): Pick<PicturePlan, 'wicks' | 'bodies'> {
  const wicks = { up: '', down: '' };
  const bodies = { up: '', down: '' };
  const width = Math.max(1, step * 0.62);
  for (let row = 0; row < close.length; row++) {
    const way = close[row]! >= open[row]! ? 'up' : 'down';
    const [top, bottom] = [y(Math.max(open[row]!, close[row]!)), y(Math.min(open[row]!, close[row]!))];
    wicks[way] += `M${at(x(row))} ${at(y(high[row]!))}V${at(y(low[row]!))}`;
    bodies[way] +=
      `M${at(x(row) - width / 2)} ${at(top)}h${at(width)}v${at(Math.max(0.8, bottom - top))}h${at(-width)}z`;
  }
  return { wicks, bodies };
}

function blocks(cells: Uint8Array, step: number, y: number, height: number): string {
  let path = '';
  let from = -1;
  for (let row = 0; row <= cells.length; row++) {
    const held = cells[row] === 1;
    if (held && from < 0) from = row;
    if (held || from < 0) continue;
    path += `M${at(from * step + 0.5)} ${y}h${at((row - from) * step - 1)}v${height}H${at(from * step + 0.5)}z`;
    from = -1;
  }
  return path;
}

/** Levels worth a line: 0 where it lies inside, the thirds of a range of 100, else the ends. */
function levelsOf([least, most]: Reach): readonly number[] {
  if (least === 0 && most === 100) return [70, 30];
  if (least === -100 && most === 0) return [-20, -80];
  if (least < 0 && most > 0) return [0];
  return [least + (most - least) * 0.8, least + (most - least) * 0.2];
}

function short(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return `${(value / 1e6).toFixed(1)}M`;
  if (size >= 1e4) return `${Math.round(value / 1e3)}k`;
  return value === 0 ? '0' : String(Number(value.toPrecision(size >= 100 ? 4 : 3)));
}
