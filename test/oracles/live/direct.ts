import type { Candles } from '../../../src/time/candles.ts';

/**
 * What the formula gives in one row, for each output of TA-Lib; undefined: ask TA-Lib. `given` is TA-Lib's own row.
 */
export type Direct = (
  candles: Candles,
  options: readonly number[],
  row: number,
  given: readonly number[],
) => readonly (number | undefined)[];

/** Distances from the window's mean, taken from its first value on so that no digit is lost. */
function centred(window: readonly number[]): number[] {
  const first = window[0] ?? 0;
  const moved = window.map((value) => value - first);
  const mean = moved.reduce((sum, value) => sum + value, 0) / window.length;
  return moved.map((value) => value - mean);
}

const product = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? Number.NaN), 0);
const windowOf = (column: Float64Array, length: number, row: number) =>
  Array.from(column.subarray(row - length + 1, row + 1));
const squares = (window: readonly number[]) => product(centred(window), centred(window));

export const varianceOf: Direct = ({ close }, [length = 0], row) => [
  squares(windowOf(close, length, row)) / length,
];

export const deviationOf: Direct = ({ close }, [length = 0, times = 1], row) => [
  times * Math.sqrt(squares(windowOf(close, length, row)) / length),
];

export const bandsOf: Direct = ({ close }, [length = 0, up = 0, down = 0], row, [, middle = Number.NaN]) => {
  const deviation = Math.sqrt(squares(windowOf(close, length, row)) / length);
  return [middle + up * deviation, undefined, middle - down * deviation];
};

export const correlationOf: Direct = ({ close, open }, [length = 0], row) => {
  const a = windowOf(close, length, row);
  const b = windowOf(open, length, row);
  const widths = Math.sqrt(squares(a)) * Math.sqrt(squares(b));
  return [widths === 0 ? 0 : product(centred(a), centred(b)) / widths];
};

export const betaOf: Direct = ({ close, open }, [length = 0], row) => {
  const returns = (column: Float64Array) =>
    Array.from({ length }, (_, at) => {
      const end = row - length + 1 + at;
      const before = column[end - 1] ?? Number.NaN;
      return ((column[end] ?? Number.NaN) - before) / before;
    });
  const a = returns(close);
  const width = squares(a);
  return [width === 0 ? 0 : product(centred(a), centred(returns(open))) / width];
};

export const flowOf: Direct = ({ high, low, close, volume }, [length = 0], row) => {
  const typical = (at: number) => ((high[at] ?? 0) + (low[at] ?? 0) + (close[at] ?? 0)) / 3;
  let up = 0;
  let down = 0;
  for (let at = row - length + 1; at <= row; at++) {
    const flow = typical(at) * (volume[at] ?? 0);
    if (typical(at) > typical(at - 1)) up += flow;
    if (typical(at) < typical(at - 1)) down += flow;
  }
  return [up + down === 0 ? 0 : (100 * up) / (up + down)];
};

/** Where in the whole column the window's highest (1) or lowest (−1) value stands, the newest of equal ones. */
export const newestOf =
  (sign: 1 | -1): Direct =>
  ({ close }, [length = 0], row) => {
    let place = row;
    for (let at = row - 1; at > row - length; at--)
      if (sign * (close[at] ?? 0) > sign * (close[place] ?? 0)) place = at;
    return [place];
  };

/** A window whose typical prices are all the same has no deviation: 0. */
export const channelOf: Direct = ({ high, low, close }, [length = 0], row) => {
  const typical = (at: number) => ((high[at] ?? 0) + (low[at] ?? 0) + (close[at] ?? 0)) / 3;
  for (let at = row - length + 1; at < row; at++) if (typical(at) !== typical(row)) return [undefined];
  return [0];
};
