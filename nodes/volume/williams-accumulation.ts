import { z } from 'zod';
import { candles, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'williams-accumulation',
  group: 'volume',
  title: 'Williams accumulation/distribution',
  doc: 'Adds up how far each close lies above the true low on days that rose, and below the true high on days that fell, without any volume. A price that makes a new high while the line does not is being sold. Trap: only its turns and divergences mean anything: its level depends on where the data begin.',
  source: 'L. Williams; https://tulipindicators.org/wad',
  words: ['WAD', 'williams ad', 'accumulation distribution'],
  params: z.object({}),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  lookback: () => 1,
  warmup: () => 1,
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ total: 0, seen: 0 }),
  sentence: (_params, inputs) => `of ${inputs.candles}`,
  run(_params, state, { candles: { high, low, close } }, { value }, from, to) {
    let { total, seen } = state;
    for (let i = from; i < to; i++) {
      if (seen === 0) {
        seen = 1;
        value[i] = Number.NaN;
        continue;
      }
      const now = close[i]!;
      const before = close[i - 1]!;
      if (now > before) total += now - Math.min(before, low[i]!);
      else if (now < before) total += now - Math.max(before, high[i]!);
      value[i] = total;
    }
    state.total = total + 0;
    state.seen = seen;
  },
});
