import { z } from 'zod';
import { bool, candles, defineNode, instant, number } from '../../src/node/index.ts';
import { clock, clockTime } from '../../src/node/kernels/clock.ts';
import { DAY, timeZone, zoneOf } from '../../src/node/kernels/zone.ts';

export default defineNode({
  type: 'session-range',
  group: 'structure',
  title: 'Session range',
  doc: 'Open, high and low of a part of the day, such as the first half hour of New York. The levels grow while the session is `active`, and stand once it is `complete` until the next one begins. Trade the breakout of a complete opening range. Trap: mind the time zone; a session that began before the data is left out.',
  source: 'T. Crabel, Day Trading with Short Term Price Patterns and Opening Range Breakout, 1990',
  words: [
    'opening range',
    'ORB',
    'opening range breakout',
    'asian range',
    'london range',
    'initial balance',
    'kill zone',
  ],
  params: z.object({
    start: clock('Start', '09:30'),
    end: clock('End', '10:00'),
    timeZone: timeZone(),
  }),
  inputs: { candles: candles({ from: 'main' }), instant: instant() },
  outputs: {
    open: number({ title: 'Open', plot: 'price' }),
    high: number({ title: 'High', plot: 'price' }),
    low: number({ title: 'Low', plot: 'price' }),
    complete: bool({ title: 'Complete' }),
    active: bool({ title: 'Active' }),
  },
  warmup: () => ({ open: null, high: null, low: null, complete: 0, active: 0 }),
  settle: () => 2880,
  state: () => ({ seen: 0, day: 0, known: 0, open: 0, high: 0, low: 0 }),
  sentence: ({ start, end, timeZone }, { candles }) => `${start}–${end} ${timeZone} of ${candles}`,
  run({ start, end, timeZone }, state, { candles: bars, instant: times }, out, from, to) {
    const { time, open: opens, high: highs, low: lows } = bars;
    const zone = zoneOf(timeZone);
    const begins = clockTime(start);
    const span = clockTime(end) - begins;
    const length = span > 0 ? span : span + DAY;
    let { seen, day, known, open, high, low } = state;
    for (let i = from; i < to; i++) {
      const since = zone.local(time[i]!) - begins;
      const today = Math.floor(since / DAY);
      const inside = since - today * DAY < length;
      if (inside && (today !== day || seen === 0)) {
        day = today;
        known = seen === 1 || since === today * DAY ? 1 : 0;
        open = opens[i]!;
        high = highs[i]!;
        low = lows[i]!;
      } else if (inside) {
        if (highs[i]! > high) high = highs[i]!;
        if (lows[i]! < low) low = lows[i]!;
      }
      seen = 1;
      const over = zone.local(times[i]!) - begins - day * DAY >= length;
      out.open[i] = known === 1 ? open : Number.NaN;
      out.high[i] = known === 1 ? high : Number.NaN;
      out.low[i] = known === 1 ? low : Number.NaN;
      out.complete[i] = known === 1 && over ? 1 : 0;
      out.active[i] = inside ? 1 : 0;
    }
    Object.assign(state, { seen, day, known, open, high, low });
  },
});
