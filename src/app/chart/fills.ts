import type { ChartCandles, FillTable } from '../worker/protocol.ts';
import type { ChartColors } from './colors.ts';
import { type RowScale, xOf } from './scale.ts';

const SIZE = 5;
const GAP = 4;
const LABEL_ROOM = 46;
/** Below this many pixels a candle marks are small and say nothing. */
const WORDY = 0.4;
const SMALL = 3;

const WORDS: Readonly<Record<string, string>> = {
  signal: 'Close',
  'stop-loss': 'Stop',
  'take-profit': 'Target',
  'trailing-stop': 'Trail',
  'break-even': 'Break even',
  'time-exit': 'Time',
  liquidation: 'Liquidated',
  end: 'End',
};

/** "Buy", "Short", "Close", "Stop": what a fill is called on the chart. */
export function fillWord(fills: FillTable, at: number): string {
  if (fills.entry[at]) return fills.buy[at] ? 'Buy' : 'Short';
  return WORDS[fills.names[fills.reason[at]!] ?? ''] ?? 'Close';
}

/** The first fill in a row at or after `row`. */
export function firstFill({ row: rows, count }: FillTable, row: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]! < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Drawn {
  readonly fills: FillTable;
  readonly candles: ChartCandles;
  readonly market: string;
  readonly scale: RowScale;
  readonly colors: ChartColors;
  readonly yOf: (price: number) => number;
}

/** Triangles under the candle for what was bought and over it for what was sold, with words where there is room. */
export function drawFills(context: CanvasRenderingContext2D, drawn: Drawn): void {
  const { fills, candles, market, scale, colors, yOf } = drawn;
  const dense = scale.spacing < WORDY;
  const size = dense ? SMALL : SIZE;
  const last = { buy: Number.NEGATIVE_INFINITY, sell: Number.NEGATIVE_INFINITY };
  const room = { buy: Number.NEGATIVE_INFINITY, sell: Number.NEGATIVE_INFINITY };
  const paths = { buy: new Path2D(), sell: new Path2D() };
  context.font = `11px ${colors.font}`;
  context.textAlign = 'center';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  for (let at = firstFill(fills, scale.from); at < fills.count; at++) {
    const row = fills.row[at]!;
    if (row > scale.to) break;
    if (fills.names[fills.market[at]!] !== market) continue;
    const side = fills.buy[at] ? 'buy' : 'sell';
    const x = xOf(scale, row);
    if (x - last[side] < 2 * size) continue;
    last[side] = x;
    const way = side === 'buy' ? 1 : -1;
    const y = yOf(way > 0 ? candles.low[row]! : candles.high[row]!) + way * GAP;
    triangle(paths[side], x, y, way * size * 1.6, size);
    if (dense || x - room[side] < LABEL_ROOM) continue;
    room[side] = x;
    const textY = way > 0 ? y + 2 * size + 10 : y - 2 * size - 3;
    context.strokeStyle = colors.panel;
    context.strokeText(fillWord(fills, at), x, textY);
    context.fillStyle = colors.text;
    context.fillText(fillWord(fills, at), x, textY);
  }
  context.fillStyle = colors.up;
  context.fill(paths.buy);
  context.fillStyle = colors.down;
  context.fill(paths.sell);
}

function triangle(path: Path2D, x: number, y: number, height: number, half: number): void {
  path.moveTo(x, y);
  path.lineTo(x - half, y + height);
  path.lineTo(x + half, y + height);
  path.closePath();
}
