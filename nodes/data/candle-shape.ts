import { z } from 'zod';
import { candles, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'candle-shape',
  group: 'data',
  title: 'Candle shape',
  doc: 'Measures the present candle: the size of its body and wicks, its direction, and where the close lies between low (0) and high (1). Use it for your own patterns, such as a close in the top fifth after a long lower wick. Shares of a candle without any range are unknown. Trap: what is a long candle on a quiet day is a short one on a wild day, so measure it against ATR.',
  words: [
    'wick',
    'tail',
    'shadow',
    'body',
    'green candle',
    'red candle',
    'IBS',
    'internal bar strength',
    'doji',
  ],
  params: z.object({}),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    body: number({ title: 'Body', doc: 'Distance between open and close', plot: 'own' }),
    range: number({ title: 'Range', doc: 'High less low', plot: 'own' }),
    upperWick: number({ title: 'Upper wick', plot: 'own' }),
    lowerWick: number({ title: 'Lower wick', plot: 'own' }),
    bodyPercent: number({ title: 'Body', unit: '%', doc: 'Of the range', range: [0, 100], plot: 'own' }),
    direction: number({ title: 'Direction', doc: '+1 up, −1 down, 0 neither', range: [-1, 1], plot: 'own' }),
    position: number({ title: 'Position of the close', range: [0, 1], plot: 'own' }),
  },
  warmup: () => ({
    body: 0,
    range: 0,
    upperWick: 0,
    lowerWick: 0,
    bodyPercent: null,
    direction: 0,
    position: null,
  }),
  state: () => ({}),
  sentence: (_params, { candles: bundle }) => `of ${bundle}`,
  run(_params, _state, { candles: { open, high, low, close } }, outputs, from, to) {
    for (let i = from; i < to; i++) {
      const first = open[i]!;
      const last = close[i]!;
      const range = high[i]! - low[i]!;
      const body = Math.abs(last - first);
      outputs.body[i] = body;
      outputs.range[i] = range;
      outputs.upperWick[i] = high[i]! - Math.max(first, last);
      outputs.lowerWick[i] = Math.min(first, last) - low[i]!;
      outputs.bodyPercent[i] = range > 0 ? (body / range) * 100 : Number.NaN;
      outputs.direction[i] = Math.sign(last - first);
      outputs.position[i] = range > 0 ? (last - low[i]!) / range : Number.NaN;
    }
  },
  golden: [
    {
      source: 'by hand',
      in: { candles: { open: [10, 5], high: [14, 5], low: [8, 5], close: [12, 5] } },
      out: {
        body: [2, 0],
        range: [6, 0],
        upperWick: [2, 0],
        lowerWick: [2, 0],
        bodyPercent: [33.333333333333336, null],
        direction: [1, 0],
        position: [0.6666666666666666, null],
      },
    },
  ],
});
