const WIDTH = 64;
const HEIGHT = 16;
const PAD = 1.5;

const round = (value: number) => Math.round(value * 10) / 10;

/** A line through the known points of a series in a box of 64 × 16; breaks where a point is unknown. */
export function sparkPath(values: ArrayLike<number>): string {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (!Number.isFinite(least) || !Number.isFinite(most)) return '';
  const span = most - least || 1;
  const step = WIDTH / Math.max(1, values.length - 1);
  let path = '';
  let pen = false;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (Number.isNaN(value)) {
      pen = false;
      continue;
    }
    const y = HEIGHT - PAD - ((value - least) / span) * (HEIGHT - 2 * PAD);
    path += `${pen ? 'L' : 'M'}${round(i * step)} ${round(y)}`;
    pen = true;
  }
  return path;
}

/** Blocks where a condition held, in a box of 64 × 16. */
export function truthPath(cells: ArrayLike<number>): string {
  const step = WIDTH / Math.max(1, cells.length);
  let path = '';
  let from = -1;
  for (let i = 0; i <= cells.length; i++) {
    const held = i < cells.length && cells[i] === 1;
    if (held && from < 0) from = i;
    if (!held && from >= 0) {
      path += `M${round(from * step)} 3h${round(Math.max(1, (i - from) * step - 0.8))}v10H${round(from * step)}z`;
      from = -1;
    }
  }
  return path;
}
