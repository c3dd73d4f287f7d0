import { z } from 'zod';
import { candles, choice, defineNode, number } from '../../src/node/index.ts';
import { ln } from '../../src/node/math.ts';

const WAYS = ['change', 'parkinson', 'garman-klass', 'overnight', 'open-close', 'rogers-satchell'] as const;
const LN2 = ln(2);
const square = (x: number) => x * x;

/** What one bar adds to a volatility estimate: log returns, or variances by its range. */
export default defineNode({
  type: 'variation',
  group: 'volatility',
  title: 'Variation of one bar',
  doc: 'The log return of a bar, or its variance as seen by its range.',
  source: 'D. Yang and Q. Zhang, Drift-independent volatility estimation, 2000',
  hidden: true,
  params: z.object({ way: choice('Way', WAYS, 'change') }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ way }) => (way === 'change' || way === 'overnight' ? 1 : 0),
  state: () => ({ before: 0 }),
  run({ way }, state, { candles: { open, high, low, close } }, { value }, from, to) {
    let { before } = state; // 0: no close yet
    for (let i = from; i < to; i++) {
      const o = open[i]!;
      const h = high[i]!;
      const l = low[i]!;
      const c = close[i]!;
      value[i] =
        before === 0 && (way === 'change' || way === 'overnight') ? Number.NaN : of(o, h, l, c, before);
      before = c;
    }
    state.before = before;

    function of(o: number, h: number, l: number, c: number, last: number): number {
      switch (way) {
        case 'change':
          return ln(c / last);
        case 'overnight':
          return ln(o / last);
        case 'open-close':
          return ln(c / o);
        case 'parkinson':
          return square(ln(h / l)) / (4 * LN2);
        case 'garman-klass':
          return 0.5 * square(ln(h / l)) - (2 * LN2 - 1) * square(ln(c / o));
        case 'rogers-satchell':
          return ln(h / c) * ln(h / o) + ln(l / c) * ln(l / o);
      }
    }
  },
});
