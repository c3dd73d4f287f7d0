import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'adx',
  group: 'trend',
  title: 'ADX and DMI',
  doc: "Wilder's directional movement. ADX says how strong the trend is, whichever way: above 25 it is worth following, below 20 there is none. +DI above −DI means that the trend is up. Use ADX to switch between trend and range rules. It is smoothed twice, so it tops out well after the trend did.",
  source:
    'J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; https://ta-lib.org/functions/ (ADX, ADXR, DX, PLUS_DI, MINUS_DI, PLUS_DM, MINUS_DM)',
  words: [
    'average directional index',
    'directional movement index',
    'DMI',
    '+DI',
    '−DI',
    '-DI',
    'ADXR',
    'DX',
    'trend strength',
  ],
  params: z.object({
    length: bars('Length', { default: 14 }),
    smoothing: bars('ADX smoothing', { default: 14 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    adx: number({ title: 'ADX', range: [0, 100], plot: 'own' }),
    plus: number({ title: '+DI', range: [0, 100], plot: 'own' }),
    minus: number({ title: '−DI', range: [0, 100], plot: 'own' }),
    dx: number({ title: 'DX', range: [0, 100], plot: 'own' }),
    adxr: number({ title: 'ADXR', range: [0, 100], plot: 'own' }),
    plusMove: number({ title: '+DM', plot: 'own' }),
    minusMove: number({ title: '−DM', plot: 'own' }),
  },
  warmup: ({ length, smoothing }) => {
    const strength = length + smoothing - 1;
    const moves = Math.max(1, length - 1);
    return {
      adx: strength,
      plus: length,
      minus: length,
      dx: length,
      adxr: strength + length - 1,
      plusMove: moves,
      minusMove: moves,
    };
  },
  settle: ({ length, smoothing }) => length + 2 * rmaSettle(length) + rmaSettle(smoothing),
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length, smoothing }) => ({
    nodes: [
      part('moves', 'directional-movement', { candles: 'in.candles' }, { length, smoothing }),
      part('then', 'lag', { source: 'moves.adx' }, { bars: length - 1 }),
      part('both', 'math', { a: 'moves.adx', b: 'then.value' }, { op: '+' }),
      part('rated', 'math', { a: 'both.value', b: 2 }, { op: '/' }),
    ],
    outputs: {
      adx: 'moves.adx',
      plus: 'moves.plus',
      minus: 'moves.minus',
      dx: 'moves.dx',
      adxr: 'rated.value',
      plusMove: 'moves.plusMove',
      minusMove: 'moves.minusMove',
    },
  }),
});
