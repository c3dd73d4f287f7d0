import type {
  IChartApi,
  IPrimitivePaneView,
  ISeriesApi,
  ISeriesPrimitive,
  PrimitivePaneViewZOrder,
  SeriesAttachedParameter,
  Time,
} from 'lightweight-charts';
import { makeLine } from '../worker/line.ts';
import type { ChartCandles, FillTable, Line, Plot } from '../worker/protocol.ts';
import { type ChartColors, plotColor } from './colors.ts';
import { DENSE, traceLine } from './draw-line.ts';
import { drawFills } from './fills.ts';
import { type RowScale, rowScale } from './scale.ts';
import { drawVolume } from './volume.ts';

type Draw = (context: CanvasRenderingContext2D, scale: RowScale, height: number) => void;

/** Volume, plotted outputs and fills: drawn over one candle series, from columns, with no series of their own. */
export class Overlay implements ISeriesPrimitive<Time> {
  private chart: IChartApi | null = null;
  private series: ISeriesApi<'Candlestick'> | null = null;
  private redraw: (() => void) | null = null;
  private candles: ChartCandles | null = null;
  private volume: Line | null = null;
  private plots: readonly Plot[] = [];
  private fills: FillTable | null = null;
  private market = '';
  private readonly views: readonly IPrimitivePaneView[];

  constructor(private colors: ChartColors) {
    this.views = [
      this.view('bottom', (context, scale, height) => this.drawVolume(context, scale, height)),
      this.view('normal', (context, scale) => this.drawPlots(context, scale)),
      this.view('normal', (context, scale) => this.drawFills(context, scale)),
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
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return this.views;
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
    this.redraw?.();
  }

  private view(order: PrimitivePaneViewZOrder, draw: Draw): IPrimitivePaneView {
    return {
      zOrder: () => order,
      renderer: () => ({
        draw: (target) =>
          target.useMediaCoordinateSpace(({ context, mediaSize }) => {
            const scale = this.chart && rowScale(this.chart, this.candles?.time.length ?? 0);
            if (scale && scale.from <= scale.to) draw(context, scale, mediaSize.height);
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

  private drawPlots(context: CanvasRenderingContext2D, scale: RowScale): void {
    const yOf = this.heights();
    const dense = scale.spacing < DENSE;
    context.lineJoin = dense ? 'bevel' : 'round';
    context.lineWidth = dense ? 1 : 1.4;
    for (const [index, { line }] of this.plots.entries()) {
      context.strokeStyle = plotColor(this.colors, index);
      context.beginPath();
      traceLine(context, line, scale, yOf);
      context.stroke();
    }
  }

  private drawFills(context: CanvasRenderingContext2D, scale: RowScale): void {
    const { fills, candles, market, colors } = this;
    const yOf = this.heights();
    if (fills && candles) drawFills(context, { fills, candles, market, scale, colors, yOf });
  }
}
