import { parseCandles } from '../../src/market/index.ts';
import { compare } from './measure.ts';
import { randomCandles } from './walk.ts';

export function benchCsv(): void {
  const { subject, peer, ratio } = csvRatio();
  const times = [subject, peer].map((ms) => `${ms.toFixed(1).padStart(8)} ms`).join(' ');
  console.log(
    `${'CSV of 1,000,000 candles, against split'.padEnd(48)} ${times}  ${ratio.toFixed(2)}×  (bound 2×)`,
  );
}

/** Parsing a CSV of so many candles against merely splitting it and converting its fields. */
export function csvRatio(rows = 1_000_000, runs = 5): { subject: number; peer: number; ratio: number } {
  const bytes = new TextEncoder().encode(candleText(rows));
  return compare(
    () => {
      const { candles } = parseCandles(bytes);
      if (candles?.time.length !== rows) throw new Error('The benchmark file was not read whole.');
    },
    () => splitAndConvert(bytes, rows),
    runs,
  );
}

function candleText(rows: number): string {
  const { time, open, high, low, close, volume } = randomCandles(rows);
  const lines = ['time,open,high,low,close,volume'];
  for (let at = 0; at < rows; at++) {
    const prices = [open[at]!, high[at]!, low[at]!, close[at]!].map((price) => price.toFixed(2));
    lines.push(`${time[at]! - (time[at]! % 60_000)},${prices.join(',')},${volume[at]!.toFixed(5)}`);
  }
  return `${lines.join('\n')}\n`;
}

function splitAndConvert(bytes: Uint8Array, rows: number): Float64Array {
  const fields = new Float64Array(rows * 6);
  let filled = 0;
  for (const line of new TextDecoder().decode(bytes).split('\n').slice(1)) {
    if (line === '') continue;
    for (const field of line.split(',')) fields[filled++] = Number(field);
  }
  return fields;
}
