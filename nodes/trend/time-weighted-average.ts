import { z } from 'zod';
import { candles, choice, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { timeZone } from '../../src/node/kernels/zone.ts';

const UNITS = { session: 'd', week: 'w', month: 'M' } as const;

export default defineComposite({
  type: 'time-weighted-average',
  group: 'trend',
  title: 'Time-weighted average price',
  doc: 'The average price since the day, week or month began: each bar weighs the same, however much was traded. Use it as the fair price of the session where volume is unknown or not to be trusted; above it buyers have had the upper hand. Trap: early in the session it hangs on a few bars.',
  source: 'https://www.tradingview.com/support/solutions/43000720131/ (Time Weighted Average Price)',
  words: ['TWAP', 'session average', 'visible average price'],
  params: z.object({
    anchor: choice('Since', ['session', 'week', 'month'], 'session'),
    timeZone: timeZone(),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: () => 0,
  settle: () => Number.POSITIVE_INFINITY,
  sentence: ({ anchor }, inputs) => `${anchor} of ${inputs.candles}`,
  expand: ({ anchor, timeZone: zone }) => ({
    nodes: [
      part(
        'price',
        'price-average',
        {
          open: 'in.candles.open',
          high: 'in.candles.high',
          low: 'in.candles.low',
          close: 'in.candles.close',
        },
        { kind: 'ohlc4' },
      ),
      part(
        'since',
        'mean-since',
        { source: 'price.value', time: 'in.candles.time' },
        { unit: UNITS[anchor], timeZone: zone },
      ),
    ],
    outputs: { value: 'since.value' },
  }),
});
