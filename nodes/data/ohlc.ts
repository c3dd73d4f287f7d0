import { z } from 'zod';
import { candles, defineComposite } from '../../src/node/index.ts';
import { INPUT_CANDLES, PRICE_OUTPUTS, priceParts, priceWarmup } from '../../src/node/kernels/prices.ts';

export default defineComposite({
  type: 'ohlc',
  group: 'data',
  title: 'Candle parts',
  doc: 'Takes candles apart: their open, high, low, close and volume, and the usual averages of them. Use it on candles that another node made, such as Heikin-Ashi, and feed their close to an indicator. Trap: made-up candles have made-up prices: do not trade at them.',
  words: [
    'open',
    'high',
    'low',
    'close',
    'hl2',
    'hlc3',
    'typical price',
    'median price',
    'average price',
    'AVGPRICE',
    'MEDPRICE',
    'TYPPRICE',
    'WCLPRICE',
    'weighted close',
  ],
  params: z.object({}),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: PRICE_OUTPUTS,
  warmup: () => {
    const { candles: _bundle, ...ports } = priceWarmup(0);
    return ports;
  },
  sentence: (_params, { candles: bundle }) => `of ${bundle}`,
  expand: () => priceParts(INPUT_CANDLES),
});
