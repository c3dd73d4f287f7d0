import { z } from 'zod';
import { candles, defineComposite } from '../../src/node/index.ts';
import { CANDLE_OUTPUTS, INPUT_CANDLES, priceParts, priceWarmup } from '../../src/node/kernels/prices.ts';

const prices = priceParts(INPUT_CANDLES);

export default defineComposite({
  type: 'resample',
  group: 'data',
  title: 'Resample',
  doc: 'Makes slower candles out of faster ones, such as days out of hours. A slow candle shows only once it has closed, and stays until the next one has. Use it to look at the larger trend. Trap: what it shows is up to one slow candle old.',
  words: [
    'higher timeframe',
    'htf',
    'multi timeframe',
    'aggregate',
    'daily',
    'weekly',
    'multi-time period charts',
    'multi time period charts',
    'MTF',
  ],
  params: z.object({
    timeframe: z
      .string()
      .max(8)
      .default('1d')
      .meta({ title: 'Timeframe', description: 'Such as 4h, 1d, 1w or 1M' }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: CANDLE_OUTPUTS,
  timeframe: ({ timeframe }) => timeframe,
  warmup: () => priceWarmup(0),
  sentence: ({ timeframe }, { candles: bundle }) => `${bundle} to ${timeframe}`,
  expand: () => ({ nodes: prices.nodes, outputs: { ...prices.outputs, candles: 'in.candles' } }),
});
