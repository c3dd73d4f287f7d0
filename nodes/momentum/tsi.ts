import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { emaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'tsi',
  group: 'momentum',
  title: 'True strength index',
  doc: 'The price changes, smoothed twice, as a share of all movement smoothed alike: −100 to 100. Above zero the trend is up; crossing its signal line is an entry. Calm and with few false crosses. Trap: double smoothing answers late, and without any movement it is unknown.',
  source: 'W. Blau, 1991; https://www.tradingview.com/support/solutions/43000592290/',
  words: ['TSI', 'true strength index', 'double smoothed momentum', 'blau'],
  params: z.object({
    slow: bars('Long length', { default: 25 }),
    fast: bars('Short length', { default: 13 }),
    signal: bars('Signal length', { default: 13 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: {
    value: number({ title: 'TSI', range: [-100, 100], plot: 'own' }),
    signal: number({ title: 'Signal', range: [-100, 100], plot: 'own' }),
  },
  warmup: ({ slow, fast, signal }) => ({ value: slow + fast - 1, signal: slow + fast + signal - 2 }),
  settle: ({ slow, fast, signal }) => 1 + 2 * (emaSettle(slow) + emaSettle(fast)) + emaSettle(signal),
  sentence: ({ slow, fast, signal }, { source }) => `${slow}, ${fast}, ${signal} of ${source}`,
  expand: ({ slow, fast, signal }) => ({
    nodes: [
      part('change', 'change', { source: 'in.source' }, { bars: 1 }),
      part('size', 'function', { source: 'change.value' }, { op: 'abs' }),
      part('net-once', 'ema', { source: 'change.value' }, { length: slow }),
      part('net', 'ema', { source: 'net-once.value' }, { length: fast }),
      part('all-once', 'ema', { source: 'size.value' }, { length: slow }),
      part('all', 'ema', { source: 'all-once.value' }, { length: fast }),
      part('share', 'math', { a: 'net.value', b: 'all.value' }, { op: '/' }),
      part('percent', 'math', { a: 'share.value', b: 100 }, { op: '*' }),
      part('signal', 'ema', { source: 'percent.value' }, { length: signal }),
    ],
    outputs: { value: 'percent.value', signal: 'signal.value' },
  }),
});
