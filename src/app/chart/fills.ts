import type { ChartCandles, FillTable } from '../worker/protocol.ts';
import type { ChartColors } from './colors.ts';
import { type RowScale, xOf } from './scale.ts';

const SIZE = 5;
const GAP = 4;
const LABEL_ROOM = 46;
/** Marks closer than this to the last one of their side are left out. */
const LEAST_ROOM = 4;

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
  const last = { buy: Number.NEGATIVE_INFINITY, sell: Number.NEGATIVE_INFINITY };
  const room = { buy: Number.NEGATIVE_INFINITY, sell: Number.NEGATIVE_INFINITY };
  context.font = `11px ${colors.font}`;
  context.textAlign = 'center';
  for (let at = firstFill(fills, scale.from); at < fills.count; at++) {
    const row = fills.row[at]!;
    if (row > scale.to) break;
    if (fills.names[fills.market[at]!] !== market) continue;
    const side = fills.buy[at] ? 'buy' : 'sell';
    const x = xOf(scale, row);
    if (x - last[side] < LEAST_ROOM) continue;
    last[side] = x;
    const up = side === 'buy';
    const y = up ? yOf(candles.low[row]!) + GAP : yOf(candles.high[row]!) - GAP;
    context.fillStyle = up ? colors.up : colors.down;
    triangle(context, x, y, up ? 1 : -1);
    if (x - room[side] < LABEL_ROOM || scale.spacing < 0.4) continue;
    room[side] = x;
    const textY = up ? y + 2 * SIZE + 10 : y - 2 * SIZE - 3;
    context.lineJoin = 'round';
    context.lineWidth = 3;
    context.strokeStyle = colors.panel;
    context.strokeText(fillWord(fills, at), x, textY);
    context.fillStyle = colors.text;
    context.fillText(fillWord(fills, at), x, textY);
  }
}

function triangle(context: CanvasRenderingContext2D, x: number, y: number, direction: 1 | -1): void {
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x - SIZE, y + direction * SIZE * 1.6);
  context.lineTo(x + SIZE, y + direction * SIZE * 1.6);
  context.closePath();
  context.fill();
}
