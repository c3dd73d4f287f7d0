import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'donchian',
  group: 'trend',
  title: 'Donchian channel',
  doc: 'The highest high and the lowest low of the last bars, and the middle between them. A new high over 20 bars was the entry of the Turtle traders. Trap: with offset 0 the channel holds the present bar, so the close can touch it but never break it: for breakouts set the offset to 1, which shows the channel as it stood one bar ago.',
  source: 'R. Donchian; https://www.tradingview.com/support/solutions/43000502253/',
  words: ['DC', 'donchian channels', 'price channel', 'turtle', 'breakout', 'highest high', 'lowest low'],
  params: z.object({
    length: bars('Length'),
    offset: bars('Bars back', { min: 0, default: 0 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    upper: number({ title: 'Upper', plot: 'price' }),
    middle: number({ title: 'Middle', plot: 'price' }),
    lower: number({ title: 'Lower', plot: 'price' }),
  },
  warmup: ({ length, offset }) => length - 1 + offset,
  sentence: ({ length, offset }, { candles }) =>
    offset === 0 ? `${length} of ${candles}` : `${length} of ${candles}, ${offset} bars ago`,
  expand: ({ length, offset }) => {
    const late = offset > 0;
    const [top, bottom] = late ? ['top-then.value', 'bottom-then.value'] : ['top.value', 'bottom.value'];
    return {
      nodes: [
        part('top', 'highest', { source: 'in.candles.high' }, { length }),
        part('bottom', 'lowest', { source: 'in.candles.low' }, { length }),
        ...(late
          ? [
              part('top-then', 'lag', { source: 'top.value' }, { bars: offset }),
              part('bottom-then', 'lag', { source: 'bottom.value' }, { bars: offset }),
            ]
          : []),
        part('sum', 'math', { a: top, b: bottom }, { op: '+' }),
        part('middle', 'math', { a: 'sum.value', b: 2 }, { op: '/' }),
      ],
      outputs: { upper: top, middle: 'middle.value', lower: bottom },
    };
  },
});
