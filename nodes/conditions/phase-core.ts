import { z } from 'zod';
import { bool, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'phase-core',
  group: 'conditions',
  title: 'Phase',
  doc: 'The part of a phase that remembers.',
  hidden: true,
  params: z.object({}),
  inputs: {
    enter: bool(),
    leave: bool(),
    close: number(),
    high: number(),
    low: number(),
  },
  outputs: {
    on: bool(),
    entered: bool(),
    bars: number(),
    price: number(),
    high: number(),
    low: number(),
  },
  warmup: () => ({ on: 0, entered: 0, bars: null, price: null, high: null, low: null }),
  settle: () => Number.POSITIVE_INFINITY,
  unknown: 'accepts',
  state: () => ({ on: 0, bars: 0, price: 0, priced: 0, high: 0, low: 0, ranged: 0 }),
  run(_params, state, inputs, outputs, from, to) {
    const kept = { ...state };
    for (let i = from; i < to; i++) {
      const entered = kept.on === 0 && inputs.enter[i] === 1 && inputs.leave[i] !== 1;
      if (entered) {
        const close = inputs.close[i]!;
        kept.on = 1;
        kept.bars = 0;
        kept.priced = Number.isNaN(close) ? 0 : 1;
        kept.price = kept.priced === 1 ? close + 0 : 0;
        kept.ranged = 0;
      } else if (kept.on === 1) {
        if (inputs.leave[i] === 1) kept.on = 0;
        else kept.bars++;
      }
      if (kept.on === 1) widen(kept, inputs.high[i]!, inputs.low[i]!);
      const ranged = kept.on === 1 && kept.ranged === 1;
      outputs.on[i] = kept.on;
      outputs.entered[i] = entered ? 1 : 0;
      outputs.bars[i] = kept.on === 1 ? kept.bars : Number.NaN;
      outputs.price[i] = kept.on === 1 && kept.priced === 1 ? kept.price : Number.NaN;
      outputs.high[i] = ranged ? kept.high : Number.NaN;
      outputs.low[i] = ranged ? kept.low : Number.NaN;
    }
    Object.assign(state, kept);
  },
  golden: [
    {
      source: 'by hand',
      in: {
        enter: [0, 1, 0, 0],
        leave: [0, 0, 0, 1],
        close: [5, 6, 7, 8],
        high: [6, 7, 9, 9],
        low: [4, 5, 5, 7],
      },
      out: {
        on: [0, 1, 1, 0],
        entered: [0, 1, 0, 0],
        bars: [null, 0, 1, null],
        price: [null, 6, 6, null],
        high: [null, 7, 9, null],
        low: [null, 5, 5, null],
      },
    },
  ],
});

function widen(kept: { high: number; low: number; ranged: number }, high: number, low: number): void {
  if (Number.isNaN(high) || Number.isNaN(low)) return;
  kept.high = kept.ranged === 1 ? Math.max(kept.high, high + 0) : high + 0;
  kept.low = kept.ranged === 1 ? Math.min(kept.low, low + 0) : low + 0;
  kept.ranged = 1;
}
