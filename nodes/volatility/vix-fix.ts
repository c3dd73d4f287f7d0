import { z } from 'zod';
import { bars, bool, candles, defineComposite, factor, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'vix-fix',
  group: 'volatility',
  title: 'VIX fix',
  doc: 'How far this bar’s low lies below the highest recent close, in percent: a fear gauge for any market. `spike` is true where it leaves its own Bollinger band or nears its recent maximum: panic, often close to a bottom. Trap: in a long crash it keeps spiking.',
  source: 'L. Williams, The VIX Fix, 2007; bands and percentile of CM_Williams_Vix_Fix (TradingView)',
  words: ['williams vix fix', 'WVF', 'CM_Williams_Vix_Fix', 'fear', 'market bottom', 'synthetic VIX'],
  params: z.object({
    length: bars('Length', { default: 22 }),
    bandLength: bars('Band length', { default: 20 }),
    deviations: factor('Band width', { min: 0.1, max: 10, default: 2 }, 'standard deviations'),
    rangeLength: bars('Maximum of', { default: 50 }),
    rangeShare: factor('Near the maximum from', { min: 0.1, max: 1, default: 0.85 }, '×'),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ unit: '%', plot: 'own' }), spike: bool({ title: 'Spike' }) },
  warmup: ({ length, bandLength, rangeLength }) => ({
    value: length - 1,
    spike: length + Math.max(bandLength, rangeLength) - 2,
  }),
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length, bandLength, deviations, rangeLength, rangeShare }) => ({
    nodes: [
      part('peak', 'highest', { source: 'in.candles.close' }, { length }),
      part('fall', 'math', { a: 'peak.value', b: 'in.candles.low' }, { op: '-' }),
      part('share', 'math', { a: 'fall.value', b: 'peak.value' }, { op: '/' }),
      part('fear', 'math', { a: 'share.value', b: 100 }, { op: '*' }),
      part('usual', 'sma', { source: 'fear.value' }, { length: bandLength }),
      part('spread', 'stdev', { source: 'fear.value' }, { length: bandLength }),
      part('width', 'math', { a: 'spread.value', b: deviations }, { op: '*' }),
      part('band', 'math', { a: 'usual.value', b: 'width.value' }, { op: '+' }),
      part('top', 'highest', { source: 'fear.value' }, { length: rangeLength }),
      part('near', 'math', { a: 'top.value', b: rangeShare }, { op: '*' }),
      part('out', 'compare', { a: 'fear.value', b: 'band.value' }, { op: '>=' }),
      part('high', 'compare', { a: 'fear.value', b: 'near.value' }, { op: '>=' }),
      part('either', 'math', { a: 'out.value', b: 'high.value' }, { op: 'max' }),
      part('spike', 'compare', { a: 'either.value', b: 1 }, { op: '==' }),
    ],
    outputs: { value: 'fear.value', spike: 'spike.value' },
  }),
});
