import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'vpci',
  group: 'volume',
  title: 'Volume price confirmation',
  doc: 'Whether volume confirms the trend: it compares averages weighted by volume with plain ones. Above zero and rising in an up trend, volume goes along with the move; falling or below zero, the move is not confirmed. Use it to judge a breakout. Trap: by itself it has no direction.',
  source: 'B. Dormeier, 2007; freqtrade/technical (vpci)',
  words: ['VPCI', 'volume price confirmation indicator', 'dormeier'],
  params: z.object({
    fast: bars('Short length', { default: 5 }),
    slow: bars('Long length', { default: 20 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    value: number({ title: 'Confirmation', plot: 'own' }),
    signal: number({ title: 'Weighted by volume', plot: 'own' }),
  },
  warmup: ({ fast, slow }) => {
    const first = Math.max(fast, slow) - 1;
    return { value: first, signal: first + fast - 1 };
  },
  sentence: ({ fast, slow }, inputs) => `${fast}, ${slow} of ${inputs.candles}`,
  expand: ({ fast, slow }) => ({
    nodes: [
      part('slow-plain', 'sma', { source: 'in.candles.close' }, { length: slow }),
      part(
        'slow-heavy',
        'vwma',
        { source: 'in.candles.close', volume: 'in.candles.volume' },
        { length: slow },
      ),
      part('fast-plain', 'sma', { source: 'in.candles.close' }, { length: fast }),
      part(
        'fast-heavy',
        'vwma',
        { source: 'in.candles.close', volume: 'in.candles.volume' },
        { length: fast },
      ),
      part('fast-volume', 'sma', { source: 'in.candles.volume' }, { length: fast }),
      part('slow-volume', 'sma', { source: 'in.candles.volume' }, { length: slow }),
      part('contribution', 'math', { a: 'slow-heavy.value', b: 'slow-plain.value' }, { op: '-' }),
      part('ratio', 'math', { a: 'fast-heavy.value', b: 'fast-plain.value' }, { op: '/' }),
      part('multiplier', 'math', { a: 'fast-volume.value', b: 'slow-volume.value' }, { op: '/' }),
      part('both', 'math', { a: 'contribution.value', b: 'ratio.value' }, { op: '*' }),
      part('value', 'math', { a: 'both.value', b: 'multiplier.value' }, { op: '*' }),
      part('signal', 'vwma', { source: 'value.value', volume: 'in.candles.volume' }, { length: fast }),
    ],
    outputs: { value: 'value.value', signal: 'signal.value' },
  }),
});
