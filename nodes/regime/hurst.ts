import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { ln, log10 } from '../../src/node/math.ts';

const SMALLEST_CHUNK = 8;
const MOST_CHUNKS = 32;

export default defineNode({
  type: 'hurst',
  group: 'regime',
  title: 'Hurst exponent',
  doc: 'Whether moves tend to go on or to turn back: above 0.5 trends persist, below 0.5 the price returns to its mean, at 0.5 it is a coin toss. Pick trend following or mean reversion by it. Trap: short windows push it above 0.5 even for pure chance, so compare it with its own past.',
  source: 'Rescaled range over halved windows: https://dotnet.stockindicators.dev/indicators/Hurst/',
  words: ['hurst', 'H', 'rescaled range', 'R/S', 'long memory', 'mean reversion', 'persistence'],
  params: z.object({ length: bars('Length', { min: 2 * SMALLEST_CHUNK, max: 2000, default: 100 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'own' }) },
  lookback: ({ length }) => length,
  warmup: ({ length }) => length,
  unknown: 'restart',
  state: () => ({ seen: 0 }),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, { value }, from, to) {
    const logs: number[] = [];
    for (let chunks = 1; chunks <= MOST_CHUNKS && length / chunks >= SMALLEST_CHUNK; chunks *= 2)
      logs.push(log10(Math.floor(length / chunks)));
    let { seen } = state;
    const start = from - seen + 1; // the first bar whose return is known to this block
    const returns = new Float64Array(Math.max(0, to - start));
    for (let k = 0; k < returns.length; k++) returns[k] = ln(source[start + k]! / source[start + k - 1]!);
    for (let i = from; i < to; i++) {
      value[i] = seen >= length ? exponent(i) : Number.NaN;
      if (seen < length) seen++;
    }
    state.seen = seen;

    function exponent(i: number): number {
      const last = i - start + 1;
      const ranges = logs.map((_, set) => log10(meanRange(1 << set, last)));
      const slope = slopeOf(ranges);
      return Number.isFinite(slope) ? slope : Number.NaN;
    }

    /** The mean rescaled range of the newest `chunks` equal pieces before the return at `end`. */
    function meanRange(chunks: number, end: number): number {
      const size = Math.floor(length / chunks);
      let total = 0;
      for (let first = end - size * chunks; first < end; first += size) {
        let mean = 0;
        for (let k = first; k < first + size; k++) mean += returns[k]!;
        mean /= size;
        let sum = 0;
        let squares = 0;
        let top = returns[first]! - mean;
        let bottom = top;
        for (let k = first; k < first + size; k++) {
          const away = returns[k]! - mean;
          sum += away;
          squares += away * away;
          if (sum > top) top = sum;
          if (sum < bottom) bottom = sum;
        }
        const spread = Math.sqrt(squares / size);
        if (spread > 0) total += (top - bottom) / spread;
      }
      return total / chunks;
    }

    function slopeOf(ranges: readonly number[]): number {
      const meanX = logs.reduce((sum, x) => sum + x, 0) / logs.length;
      const meanY = ranges.reduce((sum, y) => sum + y, 0) / logs.length;
      let xy = 0;
      let xx = 0;
      logs.forEach((x, k) => {
        xy += (x - meanX) * (ranges[k]! - meanY);
        xx += (x - meanX) * (x - meanX);
      });
      return xy / xx;
    }
  },
});
