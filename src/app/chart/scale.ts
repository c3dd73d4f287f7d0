import type { IChartApi, Logical, UTCTimestamp } from 'lightweight-charts';

/** Where rows lie on the screen: row `r` has its middle at `x0 + r × spacing`. */
export interface RowScale {
  readonly x0: number;
  readonly spacing: number;
  /** First and last row that touch the pane. */
  readonly from: number;
  readonly to: number;
  /** Width of the pane without the price axis. */
  readonly width: number;
}

const isLogical = (value: number): value is Logical => Number.isFinite(value);
const isTimestamp = (value: number): value is UTCTimestamp => Number.isFinite(value);

/** Seconds, as the chart counts. */
export function timestamp(ms: number): UTCTimestamp {
  const seconds = ms / 1000;
  if (!isTimestamp(seconds)) throw new RangeError('A candle has no time.');
  return seconds;
}

export function xOf({ x0, spacing }: RowScale, row: number): number {
  return x0 + row * spacing;
}

/** The scale of a chart with `rows` candles; null while nothing can be seen. */
export function rowScale(chart: IChartApi, rows: number): RowScale | null {
  const scale = chart.timeScale();
  const visible = scale.getVisibleLogicalRange();
  const width = scale.width();
  if (!visible || rows === 0 || width <= 0) return null;
  const [first, second] = [visible.from, visible.from + 1000];
  if (!isLogical(second)) return null;
  const left = scale.logicalToCoordinate(first);
  const right = scale.logicalToCoordinate(second);
  if (left === null || right === null) return null;
  const spacing = (right - left) / 1000;
  const from = Math.max(0, Math.floor(visible.from));
  const to = Math.min(rows - 1, Math.ceil(visible.to));
  return { x0: left - first * spacing, spacing, from, to, width };
}
