import { useEffect, useMemo, useRef } from 'react';
import { askWhy, tradeDecidedAt } from '../results/open-trade.ts';
import { useResults } from '../results/store.ts';
import { phrasesOf } from '../sentence/phrases.ts';
import { useView } from '../state/view.ts';
import { moment, price } from '../ui/format.ts';
import type { ChartCandles, RunReport } from '../worker/protocol.ts';

const COLORS = ['var(--indicator)', 'var(--dim)', 'var(--condition)', 'var(--order)', 'var(--exit)'];
const MOST_PLOTS = 6;
const FAR = 10;

/** Open, high, low, close and plotted values at the crosshair; with the arrow keys it is the crosshair's handle. */
export function Legend({ compact }: { compact: boolean }) {
  const report = useResults(({ report }) => report);
  const handle = useRef<HTMLDivElement>(null);
  const prices = useRef<HTMLSpanElement>(null);
  const plots = useRef<HTMLSpanElement>(null);
  const shown = useMemo(() => plotNames(report), [report]);

  useEffect(() => {
    const paint = () => {
      const { report: run, candles } = useResults.getState();
      const row = useView.getState().crosshair;
      if (!run || !candles || row === null || row >= run.rows) return;
      write(prices.current, candleText(candles, row));
      for (const [at, { values }] of shown.entries()) {
        write(plots.current?.children[at]?.lastElementChild, price(values[row] ?? Number.NaN));
      }
      handle.current?.setAttribute('aria-valuenow', String(row));
      handle.current?.setAttribute(
        'aria-valuetext',
        `${moment(candles.time[row]!)} UTC, ${candleText(candles, row)}`,
      );
    };
    paint();
    return useView.subscribe((now, before) => {
      if (now.crosshair !== before.crosshair) paint();
    });
  }, [shown]);

  return (
    <div
      ref={handle}
      role="slider"
      tabIndex={0}
      aria-label="Crosshair: arrow keys move it, up and down go from fill to fill, Enter asks why"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, (report?.rows ?? 1) - 1)}
      aria-valuenow={0}
      onKeyDown={moveCrosshair}
      className="absolute top-1.5 left-2 rounded-sm px-1 text-xs leading-4 text-muted"
    >
      <span ref={prices} className="block whitespace-pre" />
      {compact && shown.length > 3 ? null : (
        <span ref={plots} className="flex flex-wrap gap-x-3">
          {shown.map(({ ref, title }, at) => (
            <span key={ref} className="flex items-center gap-1.5">
              <i className="h-0.5 w-2.5 rounded-full" style={{ background: COLORS[at % COLORS.length] }} />
              {title}
              <span className="text-text" />
            </span>
          ))}
        </span>
      )}
    </div>
  );
}

/** Text that stays the same is left alone: the page would be laid out for nothing. */
function write(element: Element | null | undefined, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

function plotNames(report: RunReport | null) {
  if (!report) return [];
  const phrases = phrasesOf(report.strategy);
  return report.plots
    .filter(({ axis }) => axis === 'price')
    .slice(0, MOST_PLOTS)
    .map(({ ref, line }) => ({ ref, title: phrases.source(ref), values: line.values }));
}

function candleText({ open, high, low, close }: ChartCandles, row: number): string {
  return `O ${price(open[row]!)}  H ${price(high[row]!)}  L ${price(low[row]!)}  C ${price(close[row]!)}`;
}

/** Arrow keys: a candle, with Shift ten; up and down: the fill before and after. */
function moveCrosshair(event: React.KeyboardEvent): void {
  const { report } = useResults.getState();
  const { crosshair, setCrosshair } = useView.getState();
  if (!report) return;
  const row = crosshair ?? report.rows - 1;
  if (event.key === 'Enter') {
    event.preventDefault();
    askWhy(row, tradeDecidedAt(row));
    return;
  }
  const next = nextRow(event, row, report);
  if (next === null) return;
  event.preventDefault();
  event.stopPropagation();
  setCrosshair(Math.min(report.rows - 1, Math.max(0, next)));
}

function nextRow(event: React.KeyboardEvent, row: number, report: RunReport): number | null {
  const step = event.shiftKey ? FAR : 1;
  switch (event.key) {
    case 'ArrowLeft':
      return row - step;
    case 'ArrowRight':
      return row + step;
    case 'PageDown':
      return row + FAR * FAR;
    case 'PageUp':
      return row - FAR * FAR;
    case 'Home':
      return 0;
    case 'End':
      return report.rows - 1;
    case 'ArrowUp':
      return decisions(report).findLast((fire) => fire < row) ?? row;
    case 'ArrowDown':
      return decisions(report).find((fire) => fire > row) ?? row;
    default:
      return null;
  }
}

/** Rows on which any order acted, ascending. */
function decisions({ orders }: RunReport): number[] {
  return orders.flatMap(({ fires }) => [...fires]).sort((a, b) => a - b);
}
