import { z } from 'zod';
import { bars, candles, count, defineNode, factor, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'volume-profile',
  group: 'volume',
  title: 'Volume profile',
  doc: 'At which prices the volume of the last bars was traded. `poc` is the price with most of it; between `valueLow` and `valueHigh` lies 70 % of it. Prices linger where much was traded and hurry through where little was. Trap: each bar’s volume is spread evenly over its range, which is only roughly true.',
  source: 'https://www.tradingview.com/support/solutions/43000502040/ (Volume Profile)',
  words: [
    'VPVR',
    'VRVP',
    'POC',
    'point of control',
    'value area',
    'market profile',
    'VAH',
    'VAL',
    'session volume profile',
    'visible range volume profile',
    'fixed range volume profile',
  ],
  params: z.object({
    length: bars('Length', { max: 2000, default: 100 }),
    rows: count('Rows', { min: 2, max: 200, default: 24 }),
    share: factor('Value area', { min: 1, max: 100, default: 70 }, '%'),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    poc: number({ title: 'Point of control', plot: 'price' }),
    valueHigh: number({ title: 'Value area high', plot: 'price' }),
    valueLow: number({ title: 'Value area low', plot: 'price' }),
  },
  lookback: ({ length }) => length - 1,
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: () => ({ seen: 0 }),
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  run({ length, rows, share }, state, { candles: { high, low, volume } }, out, from, to) {
    const edges = new Float64Array(rows + 1);
    const traded = new Float64Array(rows);
    let { seen } = state;
    for (let i = from; i < to; i++) {
      if (seen < length) seen++;
      out.poc[i] = out.valueHigh[i] = out.valueLow[i] = Number.NaN;
      if (seen < length) continue;
      const first = i - length + 1;
      let top = high[i]!;
      let bottom = low[i]!;
      for (let k = first; k < i; k++) {
        if (high[k]! > top) top = high[k]!;
        if (low[k]! < bottom) bottom = low[k]!;
      }
      const height = (top - bottom) / rows;
      fill(first, i, bottom, height);
      const total = traded.reduce((sum, amount) => sum + amount, 0);
      if (!(total > 0)) continue;
      let peak = 0;
      for (let row = 1; row < rows; row++) if (traded[row]! > traded[peak]!) peak = row;
      let lower = peak;
      let upper = peak;
      let inside = traded[peak]!;
      while (inside < (total * share) / 100 && (lower > 0 || upper < rows - 1)) {
        const above = upper < rows - 1 ? traded[upper + 1]! : -1;
        const below = lower > 0 ? traded[lower - 1]! : -1;
        if (above >= below) {
          upper++;
          inside += above;
        } else {
          lower--;
          inside += below;
        }
      }
      out.poc[i] = bottom + (peak + 0.5) * height;
      out.valueHigh[i] = bottom + (upper + 1) * height;
      out.valueLow[i] = bottom + lower * height;
    }
    state.seen = seen;

    /** Spreads each bar over its rows: the parts at both ends at once, the full rows between by a running sum. */
    function fill(first: number, last: number, bottom: number, height: number): void {
      edges.fill(0);
      traded.fill(0);
      const row = (price: number) => Math.min(rows - 1, Math.max(0, Math.floor((price - bottom) / height)));
      for (let k = first; k <= last; k++) {
        const range = high[k]! - low[k]!;
        const amount = volume[k]!;
        if (height === 0) {
          traded[0]! += amount;
          continue;
        }
        const start = row(low[k]!);
        const end = row(high[k]!);
        if (start === end || range === 0) {
          traded[start]! += amount;
          continue;
        }
        const perRow = (amount / range) * height;
        traded[start]! += (amount / range) * (bottom + (start + 1) * height - low[k]!);
        traded[end]! += (amount / range) * (high[k]! - (bottom + end * height));
        edges[start + 1]! += perRow;
        edges[end]! -= perRow;
      }
      let running = 0;
      for (let r = 0; r < rows; r++) {
        running += edges[r]!;
        traded[r]! += running;
      }
    }
  },
});
