import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { emaSettle, rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'tke',
  group: 'momentum',
  title: 'TKE',
  doc: 'The plain average of seven oscillators (RSI, stochastic, ultimate, money flow, Williams %R, CCI, momentum) in one line. Below 20 most of them are oversold, above 80 overbought; coming back through the level, or crossing its signal, is the entry. Trap: CCI weighs heavily, so it can leave 0 to 100.',
  source: 'Y. Erdinc, TKE Indicator; freqtrade/technical (TKE)',
  words: ['TKE indicator', 'average of oscillators', 'consensus', 'seven oscillators'],
  params: z.object({
    length: bars('Length', { min: 2, default: 14 }),
    signal: bars('Signal length', { default: 5 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    value: number({ title: 'TKE', plot: 'own' }),
    signal: number({ title: 'Signal', plot: 'own' }),
  },
  warmup: ({ length, signal }) => {
    const first = Math.max(length, SLOW);
    return { value: first, signal: first + signal - 1 };
  },
  settle: ({ length, signal }) => SLOW + length + rmaSettle(length) + emaSettle(signal),
  sentence: ({ length }, inputs) => `${length} of ${inputs.candles}`,
  expand: ({ length, signal }) => ({
    nodes: [
      part('rsi', 'rsi', { source: 'in.candles.close' }, { length }),
      part('stochastic', 'stochastic', { candles: 'in.candles' }, { k: length, smooth: 1, d: 1 }),
      part('ultimate', 'ultimate-oscillator', { candles: 'in.candles' }, { fast: 7, middle: 14, slow: SLOW }),
      part('flow', 'mfi', { candles: 'in.candles' }, { length }),
      part('williams', 'williams-r', { candles: 'in.candles' }, { length }),
      part('cci', 'cci', { candles: 'in.candles' }, { length }),
      part('rate', 'roc', { source: 'in.candles.close' }, { length }),
      part('sum-1', 'math', { a: 'rsi.value', b: 'stochastic.k' }, { op: '+' }),
      part('sum-2', 'math', { a: 'sum-1.value', b: 'ultimate.value' }, { op: '+' }),
      part('sum-3', 'math', { a: 'sum-2.value', b: 'flow.value' }, { op: '+' }),
      part('sum-4', 'math', { a: 'sum-3.value', b: 'williams.value' }, { op: '+' }),
      part('sum-5', 'math', { a: 'sum-4.value', b: 'cci.value' }, { op: '+' }),
      part('sum-6', 'math', { a: 'sum-5.value', b: 'rate.value' }, { op: '+' }),
      part('sum', 'math', { a: 'sum-6.value', b: 100 }, { op: '+' }),
      part('value', 'math', { a: 'sum.value', b: 7 }, { op: '/' }),
      part('signal', 'ema', { source: 'value.value' }, { length: signal }),
    ],
    outputs: { value: 'value.value', signal: 'signal.value' },
  }),
});

/** Longest window of the ultimate oscillator. */
const SLOW = 28;
