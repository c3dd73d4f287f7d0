import { askWhy } from '../results/open-trade.ts';
import { setVisibleRows } from '../results/visible.ts';
import { type LowerPane, useResults } from '../results/store.ts';
import { useView } from '../state/view.ts';
import { compact, money, percent } from '../ui/format.ts';
import type { RunReport } from '../worker/protocol.ts';
import { type ChartColors, plotColor, readColors } from './colors.ts';
import { firstFill } from './fills.ts';
import { drawPane, type PaneLine } from './pane.ts';
import { PriceChart } from './price-chart.ts';
import type { RowScale } from './scale.ts';

export interface StageParts {
  readonly chart: HTMLElement;
  readonly lower: HTMLCanvasElement;
  /** For outputs with an axis of their own; null: hidden. */
  readonly own: HTMLCanvasElement | null;
  /** `node.port` of the outputs in the own pane. */
  readonly ownRefs: readonly string[];
  readonly compact: boolean;
}

/** How far from a fill, in pixels, a click still means it. */
const REACH = 9;

/** Chart and panes on one time scale; follows the results and the crosshair without rendering React. */
export class Stage {
  private colors: ChartColors = readColors();
  private readonly chart: PriceChart;
  private readonly stops: (() => void)[] = [];
  private shownKey = '';
  private frame = 0;
  private hovered = false;
  private gone = false;
  private ranNew = false;

  constructor(private parts: StageParts) {
    this.chart = new PriceChart(parts.chart, this.colors, {
      onRow: (row) => useView.getState().setCrosshair(row),
      onRest: () => requestAnimationFrame(() => this.pointAgain()),
      onPick: (row) => this.pick(row),
      onView: ({ from, to }) => {
        setVisibleRows(from, to);
        if (!this.hovered) this.pointAgain();
        this.drawSoon();
      },
    });
    this.stops.push(
      useResults.subscribe((now, before) => {
        if (now.report !== before.report) this.showRun();
        if (now.pane !== before.pane) this.drawSoon();
      }),
      useView.subscribe((now, before) => {
        if (now.crosshair !== before.crosshair) this.showCrosshair();
      }),
    );
    const observer = new ResizeObserver(() => this.drawSoon());
    observer.observe(parts.lower);
    this.stops.push(() => observer.disconnect());
    // The pointer left: the crosshair stays where it was, so that canvas and inspector keep speaking of one candle.
    const enter = () => {
      this.hovered = true;
    };
    const leave = () => {
      this.hovered = false;
      requestAnimationFrame(() => this.pointAgain());
    };
    parts.chart.addEventListener('pointerenter', enter);
    parts.chart.addEventListener('pointerleave', leave);
    this.stops.push(() => {
      parts.chart.removeEventListener('pointerenter', enter);
      parts.chart.removeEventListener('pointerleave', leave);
    });
    this.showRun();
  }

  setParts(parts: StageParts): void {
    this.parts = parts;
    this.drawSoon();
  }

  setTheme(): void {
    this.colors = readColors();
    this.chart.setColors(this.colors);
    this.drawSoon();
  }

  fit(): void {
    this.chart.fit();
  }

  /** The row under a point of the own pane, which has the chart's time scale. */
  rowAt(x: number): number | null {
    const scale = this.chart.scale();
    return scale && rowUnder(scale, x);
  }

  /** Takes the chart to a point of the lower pane, which shows the whole run. */
  travel(x: number): void {
    const scale = this.wholeScale();
    if (scale) useView.getState().setCrosshair(rowUnder(scale, x));
  }

  destroy(): void {
    this.gone = true;
    cancelAnimationFrame(this.frame);
    for (const stop of this.stops) stop();
    this.chart.destroy();
  }

  private showRun(): void {
    const { report, candles } = useResults.getState();
    if (!report || !candles) return;
    if (candles.key !== this.shownKey) {
      this.shownKey = candles.key;
      const kept = useView.getState().crosshair;
      const row = kept !== null && kept < report.rows ? kept : firstRow(report);
      this.chart.setCandles(candles, row);
      useView.getState().setCrosshair(row);
      this.showCrosshair();
    }
    const plots = report.plots.filter(({ axis }) => axis === 'price');
    this.chart.setRun(plots, report.fills, report.strategy.markets[0]?.id ?? '');
    this.ranNew = true;
    this.drawSoon();
  }

  private showCrosshair(): void {
    const { crosshair } = useView.getState();
    if (crosshair !== null && !this.hovered) this.chart.reveal(crosshair);
    if (!this.hovered) this.pointAgain();
    this.drawSoon();
  }

  /** The chart keeps its crosshair at a place of the screen: after every move it is put back on its candle. */
  private pointAgain(): void {
    const { crosshair } = useView.getState();
    if (crosshair !== null && !this.gone) this.chart.point(crosshair);
  }

  private drawSoon(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.draw());
  }

  private draw(): void {
    this.frame = 0;
    const { report, pane } = useResults.getState();
    const scale = this.chart.scale();
    if (!report || !scale) return;
    if (this.ranNew) this.chart.drawRun();
    this.ranNew = false;
    const { colors } = this;
    const row = useView.getState().crosshair;
    const whole = this.wholeScale();
    if (whole) {
      drawPane(this.parts.lower, {
        lines: lowerLines(report, pane, colors),
        scale: whole,
        colors,
        row,
        format: pane === 'equity' ? money : (depth: number) => percent(depth),
        window: [scale.from, scale.to],
        base: pane === 'equity' ? (report.metrics.startEquity ?? undefined) : 0,
      });
    }
    const { own, ownRefs } = this.parts;
    if (!own) return;
    const plots = report.plots.filter(({ ref }) => ownRefs.includes(ref));
    const ownLines = plots.map(({ line }, at) => ({ line, color: plotColor(colors, at), width: 1.2 }));
    drawPane(own, { lines: ownLines, scale, colors, row, format: compact });
  }

  private wholeScale(): RowScale | null {
    const rows = useResults.getState().report?.rows ?? 0;
    const width = this.chart.scale()?.width ?? 0;
    return rows > 1 && width > 0
      ? { x0: 0, spacing: width / (rows - 1), from: 0, to: rows - 1, width }
      : null;
  }

  private pick(row: number): void {
    const { report } = useResults.getState();
    const scale = this.chart.scale();
    if (!report || !scale) return;
    useView.getState().setCrosshair(row);
    const reach = Math.max(0, Math.ceil(REACH / scale.spacing));
    const trade = nearestTrade(report, row, Math.min(reach, 400));
    // A tap on a phone only moves the crosshair: its sheet would hide the chart.
    if (trade !== null || !this.parts.compact) askWhy(row, trade);
  }
}

function rowUnder({ from, to, x0, spacing }: RowScale, x: number): number {
  return Math.min(to, Math.max(from, Math.round((x - x0) / spacing)));
}

function lowerLines(report: RunReport, pane: LowerPane, colors: ChartColors): PaneLine[] {
  if (pane === 'drawdown') {
    const { drawdown } = report;
    return drawdown ? [{ line: drawdown, color: colors.down, width: 1.2, area: true }] : [];
  }
  return [
    { line: report.hold, color: colors.dim, width: 1 },
    { line: report.equity, color: colors.live, width: 1.6 },
  ];
}

/** The candle to begin with: the close that decided the last entry, else the newest. */
function firstRow({ orders, rows }: RunReport): number {
  const entries = orders.filter(({ entries }) => entries > 0).map(({ fires }) => fires.at(-1) ?? -1);
  const last = Math.max(-1, ...entries);
  return last >= 0 ? last : rows - 1;
}

/** The trade that began or ended nearest to a row, at most `reach` rows away; null: none. */
function nearestTrade({ fills, trades }: RunReport, row: number, reach: number): number | null {
  let best: number | null = null;
  let distance = reach + 1;
  for (let at = firstFill(fills, row - reach); at < fills.count && fills.row[at]! <= row + reach; at++) {
    const away = Math.abs(fills.row[at]! - row);
    if (away >= distance) continue;
    const found = tradeOf(trades, fills.row[at]!);
    if (found === null) continue;
    best = found;
    distance = away;
  }
  return best;
}

/** The trade that was entered or left in a row; else the one that lasted over it. */
function tradeOf(trades: RunReport['trades'], row: number): number | null {
  let around: number | null = null;
  for (let at = 0; at < trades.count; at++) {
    const [entry, exit] = [trades.entryRow[at]!, trades.exitRow[at]!];
    if (entry === row || exit === row) return at;
    if (entry < row && (exit < 0 || exit > row)) around = at;
  }
  return around;
}
