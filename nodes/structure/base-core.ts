import { z } from 'zod';
import { bool, candles, defineNode, factor, number } from '../../src/node/index.ts';

/** Turns swing lows into bases once the price has bounced from them, and sees them cracked. */
export default defineNode({
  type: 'base-core',
  group: 'structure',
  title: 'Bases from swing lows',
  doc: 'Swing lows from which the price bounced, and falls through them.',
  hidden: true,
  params: z.object({
    bounce: factor('Bounce', { min: 0, max: 1000, default: 3 }, '%'),
    drop: factor('Drop', { min: 0, max: 99, default: 3 }, '%'),
  }),
  inputs: { candles: candles({ from: 'main' }), isLow: bool(), point: number(), peak: number() },
  outputs: { base: number({ plot: 'price' }), broken: bool() },
  warmup: () => ({ base: null, broken: 0 }),
  settle: () => 500,
  state: () => ({ candidate: 0, waiting: 0, top: 0, base: 0, known: 0 }),
  run({ bounce, drop }, state, { candles: { high, low, close }, isLow, point, peak }, out, from, to) {
    let { candidate, waiting, top, base, known } = state;
    for (let i = from; i < to; i++) {
      if (isLow[i] === 1) {
        candidate = point[i]!;
        top = peak[i]!;
        waiting = 1;
      } else if (waiting === 1 && low[i]! < candidate) waiting = 0;
      else if (high[i]! > top) top = high[i]!;
      if (waiting === 1 && top >= candidate * (1 + bounce / 100)) {
        base = candidate;
        known = 1;
        waiting = 0;
      }
      out.base[i] = known === 1 ? base : Number.NaN;
      out.broken[i] = known === 1 && close[i]! <= base * (1 - drop / 100) ? 1 : 0;
    }
    state.candidate = candidate + 0;
    state.waiting = waiting;
    state.top = top + 0;
    state.base = base + 0;
    state.known = known;
  },
});
