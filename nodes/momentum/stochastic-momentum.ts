import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { emaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'stochastic-momentum',
  group: 'momentum',
  title: 'Stochastic momentum index',
  doc: "Blau's stochastic: how far the close lies from the middle of its recent range, smoothed twice, about −100 to 100. Above 40 overbought, below −40 oversold; crossing its signal line is the trade. Calmer than a stochastic, and later. Without any range it is unknown. Trap: in a strong trend it stays beyond 40 for long.",
  source: 'W. Blau, Stocks & Commodities, 1993; https://www.tradingview.com/support/ (SMI)',
  words: ['SMI', 'stochastic momentum', 'blau', 'SMI ergodic'],
  params: z.object({
    length: bars('Length', { default: 10 }),
    smooth: bars('First smoothing', { default: 3 }),
    second: bars('Second smoothing', { default: 3 }),
    signal: bars('Signal length', { default: 3 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    value: number({ title: 'SMI', plot: 'own' }),
    signal: number({ title: 'Signal', plot: 'own' }),
  },
  warmup: ({ length, smooth, second, signal }) => {
    const value = length - 1 + smooth - 1 + second - 1;
    return { value, signal: value + signal - 1 };
  },
  settle: ({ length, smooth, second, signal }) =>
    length + 2 * (emaSettle(smooth) + emaSettle(second)) + emaSettle(signal),
  sentence: ({ length, smooth }, { candles }) => `${length}, ${smooth} of ${candles}`,
  expand: ({ length, smooth, second, signal }) => ({
    nodes: [
      part('top', 'highest', { source: 'in.candles.high' }, { length }),
      part('bottom', 'lowest', { source: 'in.candles.low' }, { length }),
      part('sum', 'math', { a: 'top.value', b: 'bottom.value' }, { op: '+' }),
      part('middle', 'math', { a: 'sum.value', b: 2 }, { op: '/' }),
      part('away', 'math', { a: 'in.candles.close', b: 'middle.value' }, { op: '-' }),
      part('range', 'math', { a: 'top.value', b: 'bottom.value' }, { op: '-' }),
      part('away-once', 'ema', { source: 'away.value' }, { length: smooth }),
      part('away-twice', 'ema', { source: 'away-once.value' }, { length: second }),
      part('range-once', 'ema', { source: 'range.value' }, { length: smooth }),
      part('range-twice', 'ema', { source: 'range-once.value' }, { length: second }),
      part('share', 'math', { a: 'away-twice.value', b: 'range-twice.value' }, { op: '/' }),
      part('percent', 'math', { a: 'share.value', b: 200 }, { op: '*' }),
      part('signal', 'ema', { source: 'percent.value' }, { length: signal }),
    ],
    outputs: { value: 'percent.value', signal: 'signal.value' },
  }),
});
