import { z } from 'zod';
import { candles, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'heikin-ashi-core',
  group: 'data',
  title: 'Heikin-Ashi',
  doc: 'The part of Heikin-Ashi that remembers the last candle.',
  source: 'https://school.stockcharts.com/doku.php?id=chart_analysis:heikin_ashi',
  hidden: true,
  params: z.object({}),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { open: number(), high: number(), low: number(), close: number() },
  warmup: () => 0,
  settle: () => 52, // the open halves its memory every bar: 2^-52 is below a double's last digit
  state: () => ({ open: 0, close: 0, seen: 0 }),
  run(_params, state, { candles: { open, high, low, close } }, outputs, from, to) {
    let { open: lastOpen, close: lastClose, seen } = state;
    for (let i = from; i < to; i++) {
      lastOpen = seen === 0 ? (open[i]! + close[i]!) / 2 : (lastOpen + lastClose) / 2;
      lastClose = (open[i]! + high[i]! + low[i]! + close[i]!) / 4;
      seen = 1;
      outputs.open[i] = lastOpen;
      outputs.high[i] = Math.max(high[i]!, lastOpen, lastClose);
      outputs.low[i] = Math.min(low[i]!, lastOpen, lastClose);
      outputs.close[i] = lastClose;
    }
    state.open = lastOpen + 0;
    state.close = lastClose + 0;
    state.seen = seen;
  },
});
