import { z } from 'zod';
import { bars, defineComposite, factor, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { emaSettle, rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'qqe',
  group: 'momentum',
  title: 'QQE',
  doc: 'A smoothed RSI with a trailing line a few of its own average moves away. RSI crossing the line turns the direction (+1 up, −1 down), which is the signal; above 50 it agrees with an up trend. Trap: smoothing makes it late, and a small factor turns it too often.',
  source: 'I. Livshin (QQE); https://www.tradingview.com/script/IYfA9R2k-QQE-MT4/',
  words: ['quantitative qualitative estimation', 'QQE', 'QQE mod', 'smoothed rsi'],
  params: z.object({
    length: bars('RSI length', { default: 14, max: 2500 }),
    smooth: bars('Smoothing', { default: 5 }),
    factor: factor('Factor', { min: 0.01, max: 100, default: 4.238 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: {
    rsi: number({ title: 'Smoothed RSI', range: [0, 100], plot: 'own' }),
    line: number({ title: 'Line', plot: 'own' }),
    direction: number({ title: 'Direction', range: [-1, 1], plot: 'own' }),
  },
  warmup: ({ length, smooth }) => {
    const rsi = length + smooth - 1;
    const line = rsi + 1 + 2 * (2 * length - 2);
    return { rsi, line, direction: line };
  },
  settle: ({ length, smooth }) => 200 + 2 * rmaSettle(length) + emaSettle(smooth) + 4 * emaSettle(2 * length),
  sentence: ({ length, smooth, factor }, { source }) => `${length}, ${smooth}, ${factor} of ${source}`,
  expand: ({ length, smooth, factor }) => ({
    nodes: [
      part('raw', 'rsi', { source: 'in.source' }, { length }),
      part('rsi', 'ema', { source: 'raw.value' }, { length: smooth }),
      part('change', 'change', { source: 'rsi.value' }, { bars: 1 }),
      part('move', 'function', { source: 'change.value' }, { op: 'abs' }),
      part('usual', 'ema', { source: 'move.value' }, { length: 2 * length - 1 }),
      part('calm', 'ema', { source: 'usual.value' }, { length: 2 * length - 1 }),
      part('reach', 'math', { a: 'calm.value', b: factor }, { op: '*' }),
      part('trail', 'qqe-line', { source: 'rsi.value', reach: 'reach.value' }),
    ],
    outputs: { rsi: 'rsi.value', line: 'trail.line', direction: 'trail.direction' },
  }),
});
