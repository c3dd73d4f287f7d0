import {
  CandlestickSeries,
  CrosshairMode,
  createChart,
  type IChartApi,
  type ISeriesApi,
  LineStyle,
  type MouseEventParams,
} from 'lightweight-charts';
import { fixed, moment } from '../ui/format.ts';
import type { ChartCandles, FillTable, Plot } from '../worker/protocol.ts';
import type { ChartColors } from './colors.ts';
import { Overlay } from './overlay.ts';
import { type RowScale, rowScale, timestamp } from './scale.ts';

interface Listeners {
  /** The pointer is over another candle. */
  onRow(row: number): void;
  /** The chart appeared under a pointer that rests, and shows its crosshair there. */
  onRest(): void;
  /** A candle was clicked. */
  onPick(row: number): void;
  /** Other candles are in view, or the pane has another size. */
  onView(scale: RowScale): void;
}

const WINDOW = 160;
/** Fewer candles than these are all shown, in the middle: those of a worked example. */
const FEW = 40;

/** Candles with everything drawn over them, driven by calls: no React in here. */
export class PriceChart {
  private readonly chart: IChartApi;
  private readonly series: ISeriesApi<'Candlestick'>;
  private readonly overlay: Overlay;
  private candles: ChartCandles | null = null;
  private pointer: string | null = null;
  private moved = false;

  constructor(
    container: HTMLElement,
    colors: ChartColors,
    private readonly listeners: Listeners,
  ) {
    this.chart = createChart(container, {
      autoSize: true,
      // Chart.tsx names the maker instead: over a canvas the logo would be a layer of its own.
      layout: { attributionLogo: false, fontSize: 11 },
      crosshair: { mode: CrosshairMode.Magnet },
      rightPriceScale: { scaleMargins: { top: 0.14, bottom: 0.2 }, borderVisible: false, minimumWidth: 62 },
      timeScale: {
        enableConflation: true,
        timeVisible: true,
        borderVisible: false,
        rightOffset: 3,
        minBarSpacing: 0.001,
      },
      localization: {
        timeFormatter: (time: unknown) => (typeof time === 'number' ? moment(time * 1000) : ''),
      },
    });
    this.series = this.chart.addSeries(CandlestickSeries, {
      priceLineVisible: false,
      lastValueVisible: false,
      borderVisible: false,
    });
    this.overlay = new Overlay(container, colors);
    this.series.attachPrimitive(this.overlay);
    this.setColors(colors);
    this.chart.subscribeCrosshairMove((event) => this.onMove(event));
    this.chart.subscribeClick((event) => {
      const row = this.rowOf(event);
      if (row !== null) listeners.onPick(row);
    });
    this.chart.timeScale().subscribeVisibleLogicalRangeChange(() => this.onView());
    this.chart.timeScale().subscribeSizeChange(() => this.onView());
  }

  setColors(colors: ChartColors): void {
    const line = { color: colors.dim, style: LineStyle.Dashed, width: 1 } as const;
    this.chart.applyOptions({
      layout: {
        background: { color: colors.panel },
        textColor: colors.muted,
        fontFamily: colors.font,
        panes: { separatorColor: colors.line },
      },
      grid: { vertLines: { visible: false }, horzLines: { color: colors.line } },
      crosshair: {
        vertLine: { ...line, labelBackgroundColor: colors.lineStrong },
        horzLine: { ...line, labelBackgroundColor: colors.accent },
      },
    });
    this.series.applyOptions({
      upColor: colors.up,
      downColor: colors.down,
      wickUpColor: colors.up,
      wickDownColor: colors.down,
    });
    this.overlay.setColors(colors);
  }

  /** @param centre row to bring into view; null: the newest candles */
  setCandles(candles: ChartCandles, centre: number | null): void {
    this.candles = candles;
    const { time, open, high, low, close } = candles;
    this.overlay.setCandles(candles);
    const digits = priceDigits(close.at(-1) ?? 1);
    this.series.applyOptions({
      priceFormat: {
        type: 'custom',
        minMove: 10 ** -digits,
        formatter: (price: number) => fixed(price, digits),
      },
    });
    this.series.setData(
      Array.from(time, (opening, row) => ({
        time: timestamp(opening),
        open: open[row]!,
        high: high[row]!,
        low: low[row]!,
        close: close[row]!,
      })),
    );
    if (time.length < FEW) {
      const beside = Math.max(6, time.length / 2);
      this.chart.timeScale().setVisibleLogicalRange({ from: -beside, to: time.length - 1 + beside });
      return;
    }
    const last = centre === null ? time.length : Math.min(time.length, centre + WINDOW * 0.56);
    this.chart.timeScale().setVisibleLogicalRange({ from: last - WINDOW, to: last });
  }

  setRun(plots: readonly Plot[], fills: FillTable, market: string): void {
    this.overlay.setRun(plots, fills, market);
  }

  drawRun(): void {
    this.overlay.drawRun();
  }

  /** Puts the crosshair on a candle. */
  point(row: number): void {
    const { candles } = this;
    if (!candles || row >= candles.time.length) return;
    // Before its first drawing, or with no room to draw, the chart has no scale to point on.
    if (this.series.priceToCoordinate(candles.close[row]!) === null) return;
    this.chart.setCrosshairPosition(candles.close[row]!, timestamp(candles.time[row]!), this.series);
  }

  /** Scrolls as little as needed to have a candle in view. */
  reveal(row: number): void {
    const scale = this.chart.timeScale();
    const visible = scale.getVisibleLogicalRange();
    if (!visible || (row > visible.from + 2 && row < visible.to - 2)) return;
    const half = Math.min(visible.to - visible.from, 4 * WINDOW) / 2;
    scale.setVisibleLogicalRange({ from: row - half, to: row + half });
  }

  fit(): void {
    this.chart.timeScale().fitContent();
  }

  scale(): RowScale | null {
    return rowScale(this.chart, this.candles?.time.length ?? 0);
  }

  /** Width of the price axis. */
  axisWidth(): number {
    return this.chart.priceScale('right').width();
  }

  destroy(): void {
    this.chart.remove();
  }

  private onView(): void {
    const scale = this.scale();
    if (scale) this.listeners.onView(scale);
  }

  private rowOf({ logical }: MouseEventParams): number | null {
    const rows = this.candles?.time.length ?? 0;
    return logical === undefined || rows === 0 ? null : Math.min(rows - 1, Math.max(0, Math.round(logical)));
  }

  private onMove(event: MouseEventParams): void {
    if (!event.sourceEvent || !event.point) return;
    // A chart that appears under a resting pointer is told of it: only a pointer that moves means a candle.
    const place = `${event.sourceEvent.clientX} ${event.sourceEvent.clientY}`;
    const rested = this.pointer === null || this.pointer === place;
    this.pointer = place;
    if (rested) {
      // After every move the chart tells of the same place again, with the next drawing.
      if (!this.moved) this.listeners.onRest();
      return;
    }
    this.moved = true;
    const row = this.rowOf(event);
    if (row !== null) this.listeners.onRow(row);
  }
}

/** Decimals that suit the size of a price. */
function priceDigits(price: number): number {
  if (price >= 1000) return 0;
  return price >= 10 ? 2 : Math.min(8, 4 - Math.floor(Math.log10(price || 1)));
}
