import { z } from 'zod';
import { candles, defineComposite, market, number } from '../../src/node/index.ts';
import { CANDLE_OUTPUTS, INPUT_CANDLES, priceParts, priceWarmup } from '../../src/node/kernels/prices.ts';

const prices = priceParts(INPUT_CANDLES);

export default defineComposite({
  type: 'candles',
  group: 'data',
  title: 'Candles',
  doc: 'The prices and volume of a market. Most nodes read them by themselves; wire this one to use another market or a slower timeframe. A slower candle shows only once it has closed, so a daily value never knows the rest of today. Trap: on an hourly chart such a value is up to a day old.',
  words: [
    'price',
    'market',
    'ohlcv',
    'timeframe',
    'bars',
    'bid',
    'ask',
    'funding rate',
    'open interest',
    'volume',
  ],
  params: z.object({
    market: market(),
    timeframe: z
      .string()
      .max(8)
      .optional()
      .meta({ title: 'Timeframe', description: 'A slower one than the market’s own, such as 4h or 1d' }),
  }),
  inputs: { candles: candles({ from: 'market', hidden: true }) },
  outputs: {
    ...CANDLE_OUTPUTS,
    quoteVolume: number({ title: 'Quote volume', plot: 'own' }),
    trades: number({ title: 'Number of trades', plot: 'own' }),
    takerVolume: number({ title: 'Taker buy volume', plot: 'own' }),
    bid: number({ title: 'Bid', plot: 'price' }),
    ask: number({ title: 'Ask', plot: 'price' }),
    mark: number({ title: 'Mark price', plot: 'price' }),
    funding: number({ title: 'Funding rate', plot: 'own' }),
    openInterest: number({ title: 'Open interest', plot: 'own' }),
  },
  timeframe: ({ timeframe }) => timeframe,
  warmup: () => ({
    ...priceWarmup(0),
    quoteVolume: null,
    trades: null,
    takerVolume: null,
    bid: null,
    ask: null,
    mark: null,
    funding: null,
    openInterest: null,
  }),
  sentence: ({ market: id, timeframe }) => [id ?? 'main', timeframe].filter(Boolean).join(' '),
  expand: () => ({
    nodes: prices.nodes,
    outputs: {
      ...prices.outputs,
      candles: 'in.candles',
      quoteVolume: 'in.candles.quoteVolume',
      trades: 'in.candles.trades',
      takerVolume: 'in.candles.takerVolume',
      bid: 'in.candles.bid',
      ask: 'in.candles.ask',
      mark: 'in.candles.mark',
      funding: 'in.candles.funding',
      openInterest: 'in.candles.openInterest',
    },
  }),
});
