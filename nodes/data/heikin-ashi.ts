import { z } from 'zod';
import { candles, defineComposite, type PartNode } from '../../src/node/index.ts';
import { CANDLE_OUTPUTS, priceParts, priceWarmup } from '../../src/node/kernels/prices.ts';

const made = {
  open: 'core.open',
  high: 'core.high',
  low: 'core.low',
  close: 'core.close',
  volume: 'in.candles.volume',
};
const prices = priceParts(made);
const core: PartNode = { id: 'core', type: 'heikin-ashi-core', inputs: { candles: 'in.candles' } };

export default defineComposite({
  type: 'heikin-ashi',
  group: 'data',
  title: 'Heikin-Ashi',
  doc: 'Smoothed candles: each closes at its average price and opens in the middle of the one before. Trends show as unbroken rows of one colour. Feed them to other nodes. Trap: their prices are not those of the market; orders still fill at real ones.',
  source: 'https://school.stockcharts.com/doku.php?id=chart_analysis:heikin_ashi',
  words: ['ha', 'smoothed candles', 'average bar'],
  params: z.object({}),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: CANDLE_OUTPUTS,
  warmup: () => priceWarmup(0),
  settle: () => 52,
  sentence: (_params, { candles: bundle }) => `of ${bundle}`,
  expand: () => ({
    nodes: [core, ...prices.nodes],
    outputs: { ...prices.outputs, candles: { time: 'in.candles.time', ...made } },
  }),
  golden: [
    {
      source: 'by hand after https://school.stockcharts.com/doku.php?id=chart_analysis:heikin_ashi',
      in: { candles: { open: [10, 12], high: [14, 16], low: [9, 11], close: [13, 15] } },
      out: { open: [11.5, 11.5], close: [11.5, 13.5], high: [14, 16], low: [9, 11] },
    },
  ],
});
