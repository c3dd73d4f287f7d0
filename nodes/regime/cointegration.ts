import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { horner, normalBelow } from '../../src/node/kernels/normal.ts';
import { ln } from '../../src/node/math.ts';

// MacKinnon's response surface for two series and a constant: left tail, and the rest.
const LEFT_TAIL = [0.039796, 1.5012, 2.92];
const REST = [-0.042377, -0.29198, 0.64695, 2.1945];
const LEFT_TAIL_BELOW = -2.62;
const LEAST = -18.86;
const GREATEST = 0.92;
const LN2 = ln(2);
/** Below this share of A's own variance the rest of the fit is rounding. */
const NOTHING = 1e-20;

export default defineNode({
  type: 'cointegration',
  group: 'regime',
  title: 'Cointegration',
  doc: 'Whether the gap between two markets keeps closing again: `pValue` is the chance of such a fit between unrelated prices (below 0.05 is called cointegrated), `halfLife` the bars that half a deviation takes to vanish. Trade a pair only while both are low. Trap: of many pairs tried, some will look cointegrated by chance.',
  source:
    'R. Engle, C. Granger 1987 (Dickey-Fuller without lags on the residuals); p-values: J. MacKinnon 1994',
  words: [
    'engle granger',
    'pairs trading',
    'ADF',
    'dickey fuller',
    'half life',
    'mean reversion',
    'stationary',
    'statistical arbitrage',
  ],
  params: z.object({ length: bars('Length', { min: 10, max: 2000, default: 100 }) }),
  inputs: { a: number({ title: 'A', from: 'close' }), b: number({ title: 'B' }) },
  outputs: {
    pValue: number({ title: 'P-value', range: [0, 1], plot: 'own' }),
    halfLife: number({ title: 'Half-life', unit: 'bars', plot: 'own' }),
  },
  lookback: ({ length }) => length - 1,
  warmup: ({ length }) => ({ pValue: length - 1, halfLife: null }),
  unknown: 'restart',
  state: () => ({ seen: 0 }),
  sentence: ({ length }, { a, b }) => `${length} of ${a} and ${b}`,
  run({ length }, state, { a, b }, { pValue, halfLife }, from, to) {
    let { seen } = state;
    for (let i = from; i < to; i++) {
      if (seen < length) seen++;
      pValue[i] = halfLife[i] = Number.NaN;
      if (seen < length) continue;
      const first = i - length + 1;
      let meanA = 0;
      let meanB = 0;
      for (let k = first; k <= i; k++) {
        meanA += a[k]!;
        meanB += b[k]!;
      }
      meanA /= length;
      meanB /= length;
      let both = 0;
      let spread = 0;
      let own = 0;
      for (let k = first; k <= i; k++) {
        const x = b[k]! - meanB;
        const y = a[k]! - meanA;
        both += x * y;
        spread += x * x;
        own += y * y;
      }
      if (!(spread > 0)) continue;
      const hedge = both / spread;
      const rest = (k: number) => a[k]! - meanA - hedge * (b[k]! - meanB);
      let levels = 0;
      let pulls = 0;
      let steps = 0;
      let before = rest(first);
      for (let k = first + 1; k <= i; k++) {
        const now = rest(k);
        const step = now - before;
        levels += before * before;
        pulls += before * step;
        steps += step * step;
        before = now;
      }
      if (!(levels > NOTHING * own)) continue;
      const pull = pulls / levels;
      const noise = (steps - pull * pulls) / (length - 2);
      if (!(noise > 0)) continue;
      pValue[i] = chance(pull / Math.sqrt(noise / levels));
      if (pull < 0) halfLife[i] = -LN2 / pull;
    }
    state.seen = seen;
  },
});

function chance(statistic: number): number {
  if (statistic > GREATEST) return 1;
  if (statistic < LEAST) return 0;
  return normalBelow(horner(statistic <= LEFT_TAIL_BELOW ? LEFT_TAIL : REST, statistic));
}
