import { z } from 'zod';
import { bars, candles, defineComposite, factor, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'half-trend',
  group: 'trend',
  title: 'Half trend',
  doc: 'A stair line that holds a level until averages of highs or lows confirm a turn; direction is +1 in an up trend and −1 in a down trend. Upper and lower lie some average ranges around it. Use the turn as an entry. Trap: it waits for confirmation, so it enters late, and fast reversals cost it much.',
  source: 'Alex Orekhov (everget); https://www.tradingview.com/script/U1SJ8ubc-HalfTrend/',
  words: ['halftrend', 'half trend', 'trend follower'],
  params: z.object({
    amplitude: bars('Amplitude', { default: 2 }),
    deviation: factor('Channel deviation', { min: 0, max: 100, default: 2 }),
    atrLength: bars('ATR length', { default: 100 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    line: number({ title: 'Line', plot: 'price' }),
    upper: number({ title: 'Upper', plot: 'price' }),
    lower: number({ title: 'Lower', plot: 'price' }),
    direction: number({ title: 'Direction', range: [-1, 1], plot: 'own' }),
  },
  warmup: ({ amplitude, atrLength }) => {
    const bands = Math.max(amplitude, atrLength);
    return { line: amplitude, direction: amplitude, upper: bands, lower: bands };
  },
  settle: ({ amplitude, atrLength }) => 500 + 20 * amplitude + rmaSettle(atrLength) + atrLength,
  sentence: ({ amplitude, deviation }, { candles }) => `${amplitude}, ${deviation} of ${candles}`,
  expand: ({ amplitude: length, deviation, atrLength }) => ({
    nodes: [
      part('highest', 'highest', { source: 'in.candles.high' }, { length }),
      part('lowest', 'lowest', { source: 'in.candles.low' }, { length }),
      part('highs', 'sma', { source: 'in.candles.high' }, { length }),
      part('lows', 'sma', { source: 'in.candles.low' }, { length }),
      part('trend', 'half-trend-line', {
        candles: 'in.candles',
        highest: 'highest.value',
        lowest: 'lowest.value',
        highs: 'highs.value',
        lows: 'lows.value',
      }),
      part('range', 'atr', { candles: 'in.candles' }, { length: atrLength }),
      part('reach', 'math', { a: 'range.value', b: deviation / 2 }, { op: '*' }),
      part('upper', 'math', { a: 'trend.line', b: 'reach.value' }, { op: '+' }),
      part('lower', 'math', { a: 'trend.line', b: 'reach.value' }, { op: '-' }),
    ],
    outputs: {
      line: 'trend.line',
      upper: 'upper.value',
      lower: 'lower.value',
      direction: 'trend.direction',
    },
  }),
});
