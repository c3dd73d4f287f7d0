import { z } from 'zod';
import { bars, candles, defineComposite, factor, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { emaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'volume-flow',
  group: 'volume',
  title: 'Volume flow indicator',
  doc: "Katsanos' refinement of the on-balance volume: a bar counts only when the typical price moved more than the usual noise, and a burst of volume counts only up to a multiple of the average. Above zero money flows in. Use its side as a filter and its divergences as a warning. Trap: it needs long data.",
  source: 'M. Katsanos, Stocks & Commodities, 2004; LazyBear; freqtrade/technical (vfi)',
  words: ['VFI', 'volume flow', 'katsanos', 'lazybear', 'money flow'],
  params: z.object({
    length: bars('Length', { min: 2, default: 130 }),
    noise: factor('Noise', { min: 0, max: 10, default: 0.2 }, 'deviations'),
    cap: factor('Volume cap', { min: 0.1, max: 100, default: 2.5 }, '× average'),
    signal: bars('Signal length', { default: 5 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    value: number({ title: 'Flow', plot: 'own' }),
    signal: number({ title: 'Signal', plot: 'own' }),
  },
  warmup: ({ length, signal }) => {
    const first = Math.max(NOISE_LENGTH, length) + length - 1;
    return { value: first, signal: first + signal - 1 };
  },
  settle: ({ length, signal }) => 2 * Math.max(NOISE_LENGTH, length) + emaSettle(signal),
  sentence: ({ length }, inputs) => `${length} of ${inputs.candles}`,
  expand: ({ length, noise, cap, signal }) => ({
    nodes: [
      part(
        'typical',
        'price-average',
        { high: 'in.candles.high', low: 'in.candles.low', close: 'in.candles.close' },
        { kind: 'hlc3' },
      ),
      part('log', 'function', { source: 'typical.value' }, { op: 'log' }),
      part('step', 'change', { source: 'log.value' }),
      part('wild', 'stdev', { source: 'step.value' }, { length: NOISE_LENGTH }),
      part('least', 'math', { a: 'wild.value', b: noise }, { op: '*' }),
      part('cutoff', 'math', { a: 'least.value', b: 'in.candles.close' }, { op: '*' }),
      part('move', 'change', { source: 'typical.value' }),
      part('usual', 'sma', { source: 'in.candles.volume' }, { length }),
      part('usual-before', 'lag', { source: 'usual.value' }, { bars: 1 }),
      part('most', 'math', { a: 'usual-before.value', b: cap }, { op: '*' }),
      part('volume', 'math', { a: 'in.candles.volume', b: 'most.value' }, { op: 'min' }),
      part('up', 'compare', { a: 'move.value', b: 'cutoff.value' }, { op: '>' }),
      part('floor', 'math', { a: 0, b: 'cutoff.value' }, { op: '-' }),
      part('down', 'compare', { a: 'move.value', b: 'floor.value' }, { op: '<' }),
      part('side', 'math', { a: 'up.value', b: 'down.value' }, { op: '-' }),
      part('flow', 'math', { a: 'side.value', b: 'volume.value' }, { op: '*' }),
      part('sum', 'sum', { source: 'flow.value' }, { length }),
      part('share', 'math', { a: 'sum.value', b: 'usual-before.value' }, { op: '/' }),
      part('signal', 'ema', { source: 'share.value' }, { length: signal }),
    ],
    outputs: { value: 'share.value', signal: 'signal.value' },
  }),
});

/** Bars over which the usual noise of the typical price is measured. */
const NOISE_LENGTH = 30;
