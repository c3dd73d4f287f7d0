import type {
  IChartApi,
  IPrimitivePaneView,
  ISeriesApi,
  ISeriesPrimitive,
  PrimitiveHoveredItem,
  PrimitivePaneViewZOrder,
  SeriesAttachedParameter,
  Time,
} from 'lightweight-charts';
import { makeLine } from '../worker/line.ts';
import type { ChartCandles, FillTable, Line, Plot } from '../worker/protocol.ts';
import { type ChartColors, plotColor } from './colors.ts';
import { drawDense, isDense } from './dense.ts';
import { traceLine } from './draw-line.ts';
import { drawFills } from './fills.ts';
import { OwnCanvas } from './own-canvas.ts';
import { type RowScale, rowScale } from './scale.ts';
import { drawVolume } from './volume.ts';

/** The pointer is always over the same thing: where it changed from candle to gap, all would be drawn again. */
const EVERYWHERE: PrimitiveHoveredItem = { externalId: 'chart', zOrder: 'top', distance: 0 };

type Draw = (context: CanvasRenderingContext2D, scale: RowScale, height: number) => void;

/**
 * Volume, plotted outputs and fills: drawn over one candle series, from columns, with no series of their own. What a
 * run changes has a canvas of its own, so that the candles under it need not be drawn again.
 */
export class Overlay implements ISeriesPrimitive<Time> {
  private chart: IChartApi | null = null;
  private series: ISeriesApi<'Candlestick'> | null = null;
  private redraw: (() => void) | null = null;
  private candles: ChartCandles | null = null;
  private volume: Line | null = null;
  private plots: readonly Plot[] = [];
  private fills: FillTable | null = null;
  private market = '';
  private height = 0;
  private readonly own: OwnCanvas;
  private readonly views: readonly IPrimitivePaneView[];

  constructor(
    container: HTMLElement,
    private colors: ChartColors,
  ) {
    this.own = new OwnCanvas(container);
    this.views = [
      this.view('bottom', (context, scale, height) => {
        this.drawVolume(context, scale, height);
        this.height = height;
        this.drawRun();
      }),
    ];
  }

  attached({ chart, series, requestUpdate }: SeriesAttachedParameter<Time, 'Candlestick'>): void {
    this.chart = chart;
    this.series = series;
    this.redraw = requestUpdate;
  }

  detached(): void {
    this.chart = null;
    this.series = null;
    this.redraw = null;
    this.own.remove();
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return this.views;
  }

  hitTest(): PrimitiveHoveredItem {
    return EVERYWHERE;
  }

  setColors(colors: ChartColors): void {
    this.colors = colors;
    this.redraw?.();
  }

  setCandles(candles: ChartCandles): void {
    this.candles = candles;
    this.volume = makeLine(candles.volume);
    this.plots = [];
    this.fills = null;
  }

  setRun(plots: readonly Plot[], fills: FillTable, market: string): void {
    this.plots = plots;
    this.fills = fills;
    this.market = market;
  }

  /** Draws what the newest run gave; the chart calls for it by itself whenever its candles move. */
  drawRun(): void {
    const scale = this.scale();
    const context = scale && this.height > 0 ? this.own.clear(scale.width, this.height) : null;
    if (!scale || !context) return;
    const yOf = this.heights();
    this.drawPlots(context, scale, yOf);
    const { fills, candles, market, colors } = this;
    if (fills && candles) drawFills(context, { fills, candles, market, scale, colors, yOf });
  }

  private scale(): RowScale | null {
    const scale = this.chart && rowScale(this.chart, this.candles?.time.length ?? 0);
    return scale && scale.from <= scale.to ? scale : null;
  }

  private view(order: PrimitivePaneViewZOrder, draw: Draw): IPrimitivePaneView {
    return {
      zOrder: () => order,
      renderer: () => ({
        draw: (target) =>
          target.useMediaCoordinateSpace(({ context, mediaSize }) => {
            const scale = this.scale();
            if (scale) draw(context, scale, mediaSize.height);
          }),
      }),
    };
  }

  /** Heights of prices, taken from two of them: asking the chart for each point would cost more than drawing it. */
  private heights(): (price: number) => number {
    const { candles, series } = this;
    const base = candles?.close.at(-1) ?? 1;
    const [zero, one] = [series?.priceToCoordinate(base), series?.priceToCoordinate(base * 2)];
    if (typeof zero !== 'number' || typeof one !== 'number') return () => Number.NaN;
    const slope = (one - zero) / base;
    return (price) => zero + (price - base) * slope;
  }

  private drawVolume(context: CanvasRenderingContext2D, scale: RowScale, height: number): void {
    if (this.candles && this.volume)
      drawVolume(context, this.volume, this.candles, scale, height, this.colors);
  }

  private drawPlots(
    context: CanvasRenderingContext2D,
    scale: RowScale,
    yOf: (price: number) => number,
  ): void {
    const { plots, colors } = this;
    if (isDense(scale)) {
      const lines = plots.map(({ line }, at) => ({ line, color: plotColor(colors, at), width: 1 }));
      drawDense(context, lines, scale, this.height, yOf);
      return;
    }
    context.lineJoin = 'round';
    context.lineWidth = 1.4;
    for (const [index, { line }] of plots.entries()) {
      context.strokeStyle = plotColor(colors, index);
      context.beginPath();
      traceLine(context, line, scale, yOf);
      context.stroke();
    }
  }
}
