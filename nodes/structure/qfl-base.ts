import { z } from 'zod';
import { bars, bool, candles, defineComposite, factor, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'qfl-base',
  group: 'structure',
  title: 'QFL base',
  doc: 'The last base: a low from which the price bounced strongly. `broken` is true while the close lies at least the given percentage below it: a panic that is often bought back up to the base. Buy the break, sell at the base. Trap: when a market truly fails, it does not come back, so limit the number of buys.',
  source: 'Quickfingers Luc, The base strategy (QFL): a confirmed swing low with a bounce',
  words: ['quickfingers luc', 'QFL', 'base cracking', 'base', 'crack', 'panic'],
  params: z.object({
    left: bars('Bars before', { max: 1000, default: 24 }),
    right: bars('Bars after', { max: 1000, default: 4 }),
    bounce: factor('Bounce at least', { min: 0, max: 1000, default: 3 }, '%'),
    drop: factor('Broken from', { min: 0, max: 99, default: 3 }, '%'),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { base: number({ title: 'Base', plot: 'price' }), broken: bool({ title: 'Broken' }) },
  warmup: ({ left, right }) => ({ base: null, broken: left + right }),
  settle: ({ left, right }) => 50 * (left + right),
  sentence: ({ drop }, { candles }) => `broken by ${drop} % in ${candles}`,
  expand: ({ left, right, bounce, drop }) => ({
    nodes: [
      part('points', 'swing-points', { top: 'in.candles.high', bottom: 'in.candles.low' }, { left, right }),
      part('peak', 'highest', { source: 'in.candles.high' }, { length: right }),
      part(
        'core',
        'base-core',
        { candles: 'in.candles', isLow: 'points.isLow', point: 'points.low', peak: 'peak.value' },
        { bounce, drop },
      ),
    ],
    outputs: { base: 'core.base', broken: 'core.broken' },
  }),
});
