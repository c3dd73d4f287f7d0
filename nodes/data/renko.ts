import { z } from 'zod';
import {
  bars,
  bool,
  candles,
  choice,
  defineComposite,
  factor,
  number,
  type PartNode,
} from '../../src/node/index.ts';
import { CANDLE_OUTPUTS, priceParts, priceWarmup } from '../../src/node/kernels/prices.ts';

const made = {
  open: 'core.open',
  high: 'core.high',
  low: 'core.low',
  close: 'core.close',
  volume: 'in.candles.volume',
};
const prices = priceParts(made);

export default defineComposite({
  type: 'renko',
  group: 'data',
  title: 'Renko',
  doc: 'Bricks of one size that ignore time: a new one comes when the close has moved by a whole brick, in the other direction only after two. Shown is the last finished brick, on every bar. It filters noise well. Trap: a brick is only sure at a close, so it comes late in a fast market.',
  source: 'https://school.stockcharts.com/doku.php?id=chart_analysis:renko',
  words: ['bricks', 'noise filter', 'range bars'],
  params: z.object({
    brick: choice('Brick', ['fixed', 'atr'], 'atr'),
    size: factor('Fixed size', { min: 1e-12, default: 100 }, 'quote'),
    atrLength: bars('ATR length', { default: 14 }),
    factor: factor('ATR multiple', { min: 0.01, default: 1 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    ...CANDLE_OUTPUTS,
    direction: number({ title: 'Direction', doc: '+1 up, −1 down', range: [-1, 1], plot: 'own' }),
    flipped: bool({ title: 'Flipped', doc: 'The direction changed on this bar' }),
  },
  warmup: () => ({ ...priceWarmup(null), direction: null, flipped: null }),
  sentence: ({ brick, size, atrLength, factor: multiple }) =>
    brick === 'fixed' ? `bricks of ${size}` : `bricks of ${multiple} ATR(${atrLength})`,
  expand: ({ brick, size, atrLength, factor: multiple }) => ({
    nodes: [...coreParts(brick === 'fixed' ? size : undefined, atrLength, multiple), ...prices.nodes],
    outputs: {
      ...prices.outputs,
      candles: { time: 'in.candles.time', ...made },
      direction: 'core.direction',
      flipped: 'core.flipped',
    },
  }),
  golden: [
    {
      source:
        'by hand after https://school.stockcharts.com/doku.php?id=chart_analysis:renko: bricks of 10, back only after two',
      params: { brick: 'fixed', size: 10 },
      in: { candles: { close: [100, 109, 121, 115, 101, 99] } },
      out: {
        close: [null, null, 120, 120, 120, 100],
        direction: [null, null, 1, 1, 1, -1],
        flipped: [0, 0, 0, 0, 0, 1],
      },
    },
  ],
});

function coreParts(fixed: number | undefined, length: number, multiple: number): PartNode[] {
  if (fixed !== undefined)
    return [{ id: 'core', type: 'renko-core', inputs: { candles: 'in.candles', size: fixed } }];
  return [
    { id: 'atr', type: 'atr', params: { length }, inputs: { candles: 'in.candles' } },
    { id: 'size', type: 'math', params: { op: '*' }, inputs: { a: 'atr.value', b: multiple } },
    { id: 'core', type: 'renko-core', inputs: { candles: 'in.candles', size: 'size.value' } },
  ];
}
