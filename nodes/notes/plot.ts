import { z } from 'zod';
import { any, choice, defineNode } from '../../src/node/index.ts';

export default defineNode({
  type: 'plot',
  group: 'notes',
  title: 'Plot',
  doc: 'Draws whatever is wired into it on the chart: over the candles, or in a pane of its own. The value passes through unchanged. Use it to see a formula or a condition that no indicator draws by itself. Trap: something of another size than the price, drawn over the candles, lies out of sight.',
  words: ['draw', 'chart', 'line', 'show', 'series', 'curve', 'display'],
  params: z.object({ axis: choice('Where', ['price', 'own'], 'price') }),
  inputs: { source: any({ from: 'close' }) },
  outputs: { value: any() },
  warmup: () => null,
  settle: () => 0,
  unknown: 'accepts',
  state: () => ({}),
  axis: ({ axis }) => axis,
  sentence: ({ axis }, { source }) =>
    `${source} ${axis === 'price' ? 'over the candles' : 'in its own pane'}`,
  run(_params, _state, { source }, { value }, from, to) {
    for (let i = from; i < to; i++) value[i] = source[i]! + 0;
  },
  golden: [{ source: 'by hand: passes through', in: { source: [1, null, 3] }, out: { value: [1, null, 3] } }],
});
