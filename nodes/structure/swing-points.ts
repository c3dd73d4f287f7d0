import { z } from 'zod';
import { bars, bool, defineNode, number } from '../../src/node/index.ts';
import { freshExtreme, slideExtreme } from '../../src/node/kernels/extreme.ts';

/**
 * Marks the bar on which a swing point becomes certain, `right` bars after it: nothing in the `left` bars before it
 * goes beyond it, and nothing in the `right` bars after it reaches it. Of equal points the last one counts.
 */
export default defineNode({
  type: 'swing-points',
  group: 'structure',
  title: 'Swing points',
  doc: 'True on the bar on which a high or a low of before is confirmed, with its price.',
  source: 'https://www.tradingview.com/pine-script-reference/v5/#fun_ta.pivothigh',
  hidden: true,
  params: z.object({
    left: bars('Bars before', { max: 1000, default: 5 }),
    right: bars('Bars after', { max: 1000, default: 5 }),
  }),
  inputs: { top: number(), bottom: number() },
  outputs: {
    isHigh: bool(),
    isLow: bool(),
    high: number({ plot: 'price' }),
    low: number({ plot: 'price' }),
  },
  lookback: ({ right }) => right,
  warmup: ({ left, right }) => left + right,
  unknown: 'restart',
  state: ({ left, right }) => ({
    wideTop: freshExtreme(left + right + 1),
    lateTop: freshExtreme(right),
    wideBottom: freshExtreme(left + right + 1),
    lateBottom: freshExtreme(right),
    seen: 0,
  }),
  run({ left, right }, state, { top, bottom }, out, from, to) {
    const wide = new Float64Array(to - from);
    const late = new Float64Array(to - from);
    const window = left + right + 1;
    const mark = (source: Float64Array, sign: 1 | -1, value: Float64Array, flag: Float64Array) => {
      const states = sign === 1 ? [state.wideTop, state.lateTop] : [state.wideBottom, state.lateBottom];
      const slice = source.subarray(from, to);
      slideExtreme(states[0]!, window, sign, slice, wide, 0, to - from);
      slideExtreme(states[1]!, right, sign, slice, late, 0, to - from);
      for (let i = from; i < to; i++) {
        const known = state.seen + i - from + 1 >= window;
        const point = known ? source[i - right]! : Number.NaN;
        value[i] = point;
        const extreme = point === wide[i - from]! && late[i - from]! !== point;
        flag[i] = known ? (extreme ? 1 : 0) : Number.NaN;
      }
    };
    mark(top, 1, out.high, out.isHigh);
    mark(bottom, -1, out.low, out.isLow);
    state.seen = Math.min(window, state.seen + to - from);
  },
});
