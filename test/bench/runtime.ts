import { loadStrategy, simulate } from '../../src/index.ts';
import type { Candles } from '../../src/time/candles.ts';
import { compare } from './measure.ts';
import { handWritten, W1 } from './w1.ts';
import { benchOrders } from './w2.ts';

export function row(name: string, { subject, peer, ratio }: ReturnType<typeof compare>, bound: number): void {
  const ms = (value: number) => `${value.toFixed(1).padStart(8)} ms`;
  console.log(`${name.padEnd(48)} ${ms(subject)} ${ms(peer)}  ${ratio.toFixed(2)}×  (bound ${bound}×)`);
}

/** Whole simulations against what a programmer would write for that one strategy. */
export function benchRuntime(candles: Candles): void {
  const { strategy, diagnostics } = loadStrategy(W1);
  if (!strategy || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  const data = { main: candles };
  const ours = simulate(strategy, data);
  const theirs = handWritten(candles);
  console.log(
    `W1: ${ours.trades.length} trades against ${theirs.trades} of the loop; end ${ours.metrics.endEquity} against ${theirs.end}`,
  );
  row(
    'W1, 1,000,000 candles, against a loop',
    compare(
      () => simulate(strategy, data),
      () => handWritten(candles),
    ),
    1.5,
  );
  global.gc?.();
  const before = process.memoryUsage();
  const kept = simulate(strategy, data);
  const after = process.memoryUsage();
  const grown = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6;
  console.log(
    `memory beyond the candles for ${kept.time.length} bars: ${grown.toFixed(0)} MB (bound 100 MB)`,
  );
  benchOrders();
}
