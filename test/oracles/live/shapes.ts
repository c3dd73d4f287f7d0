import type { Candles } from '../../../src/time/candles.ts';
import { between, HOUR, type Random, START } from '../../contract/random.ts';

const BODIES = [0, 0, 1, 1, 2, 3, 6, 8, 10, 12, 16];
const WICKS = [0, 0, 0, 0, 1, 1, 2, 5, 12];
const GAPS = [-6, -2, -1, 0, 0, 0, 0, 1, 2, 6];

/** Rare shapes as open, high, low, close from a base on. */
const RARE = [
  [
    [0, 21, -1, 20],
    [24, 25, 22, 22],
    [21, 22, 17, 18],
    [19, 20, 15, 16],
    [17, 31, 17, 30],
  ], // mat hold
  [
    [0, 20, 0, 20],
    [23, 26, 23, 26],
    [25, 28, 24, 27],
    [27, 31, 27, 31],
    [31, 31, 21, 21],
  ], // breakaway
  [
    [0, 0, -20, -20],
    [-23, -23, -26, -26],
    [-25, -24, -28, -27],
    [-27, -27, -31, -31],
    [-31, -21, -31, -21],
  ],
  [
    [0, 0, -10, -10],
    [-9, -9, -20, -20],
    [-22, -15, -26, -26],
    [-14, -14, -28, -28],
  ], // concealing baby swallow
  [
    [0, 0, -40, -15],
    [-10, -10, -35, -20],
    [-20, -20, -21, -21],
  ], // three stars in the south
  [
    [0, 0, -15, -15],
    [5, 20, 5, 20],
  ], // kicking
  [
    [0, 15, 0, 15],
    [-5, -5, -20, -20],
  ],
  [
    [0, 20, 0, 20],
    [26, 27, 22, 23],
    [25, 25, 8, 10],
  ], // two crows
  [
    [0, 20, 0, 20],
    [25, 26, 23, 23],
    [27, 27, 21, 22],
  ], // upside gap two crows
  [
    [0, 20, 0, 20],
    [26, 27, 25, 26],
    [22, 22, 2, 3],
  ], // abandoned baby
  [
    [0, 0, -20, -20],
    [-26, -25, -27, -26],
    [-22, -2, -22, -3],
  ],
] as const;

/** Candles of whole numbers that gap, repeat themselves and stay within the last one: full of shapes. */
export function shapely(random: Random, rows: number): Candles {
  const column = () => new Float64Array(rows);
  const candles: Candles = {
    time: column(),
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volume: column().fill(1),
  };
  const from = (list: readonly number[]) => list[between(random, 0, list.length - 1)] ?? 0;
  const lay = (i: number, [open, high, low, close]: readonly number[]) => {
    const bent = (price: number | undefined) => (price ?? 0) + from([-1, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    const [first, last] = [bent(open), bent(close)];
    candles.open[i] = first;
    candles.close[i] = last;
    candles.high[i] = Math.max(first, last, bent(high));
    candles.low[i] = Math.min(first, last, bent(low));
  };
  let [open, body, way] = [500, 4, 1];
  for (let i = 0; i < rows; i++) {
    candles.time[i] = START + i * HOUR;
    const rare = random() < 0.02 ? RARE[between(random, 0, RARE.length - 1)] : undefined;
    if (rare && i + rare.length < rows) {
      for (const row of rare) {
        candles.time[i] = START + i * HOUR;
        lay(
          i++,
          row.map((price) => open + price),
        );
      }
      i--;
      continue;
    }
    const close = open + way * body;
    candles.open[i] = open;
    candles.close[i] = close;
    candles.high[i] = Math.max(open, close) + from(WICKS);
    candles.low[i] = Math.min(open, close) - from(WICKS);
    const kind = random();
    const before = { open, close, body };
    if (kind < 0.35) way = -way; // against the last one more often than not: shapes turn
    body = kind < 0.5 ? from(BODIES) : Math.max(0, before.body + from([-2, -1, 0, 0, 1, 2]));
    const inside = random() < 0.3;
    open = inside
      ? before.open + Math.round((before.close - before.open) * random())
      : before.close + from(GAPS);
    if (random() < 0.05) open = before.open;
    if (open < 200) way = 1;
    if (open > 800) way = -1;
  }
  return candles;
}
