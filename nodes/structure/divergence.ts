import { z } from 'zod';
import { bars, bool, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'divergence',
  group: 'structure',
  title: 'Divergence',
  doc: 'True where price and oscillator disagree at two neighbouring swings. Bullish: the price made a lower low, the oscillator a higher one, so the fall loses force. Bearish is the mirror image; the hidden ones speak for the trend going on. Trap: it fires when the second swing is confirmed, some bars late, and in strong trends it fires too early again and again.',
  source:
    'https://www.tradingview.com/support/solutions/43000589127/ (RSI divergence), swings of the oscillator',
  words: [
    'RSI divergence',
    'divergence indicator',
    'regular divergence',
    'hidden divergence',
    'MACD divergence',
  ],
  params: z.object({
    left: bars('Bars before', { max: 1000, default: 5 }),
    right: bars('Bars after', { max: 1000, default: 5 }),
    minBars: bars('Swings at least apart', { default: 5 }),
    maxBars: bars('Swings at most apart', { default: 60 }),
  }),
  inputs: { price: number({ from: 'close' }), oscillator: number({ title: 'Oscillator' }) },
  outputs: {
    bullish: bool({ title: 'Bullish' }),
    bearish: bool({ title: 'Bearish' }),
    hiddenBullish: bool({ title: 'Hidden bullish' }),
    hiddenBearish: bool({ title: 'Hidden bearish' }),
  },
  warmup: ({ left, right }) => left + right,
  settle: ({ left, right, maxBars }) => left + right + maxBars,
  sentence: (_, { price, oscillator }) => `of ${oscillator} and ${price}`,
  expand: ({ left, right, minBars, maxBars }) => ({
    nodes: [
      part('points', 'swing-points', { top: 'in.oscillator', bottom: 'in.oscillator' }, { left, right }),
      part('then', 'lag', { source: 'in.price' }, { bars: right }),
      part(
        'core',
        'divergence-core',
        {
          isHigh: 'points.isHigh',
          isLow: 'points.isLow',
          high: 'points.high',
          low: 'points.low',
          price: 'then.value',
        },
        { minBars, maxBars },
      ),
    ],
    outputs: {
      bullish: 'core.bullish',
      bearish: 'core.bearish',
      hiddenBullish: 'core.hiddenBullish',
      hiddenBearish: 'core.hiddenBearish',
    },
  }),
});
