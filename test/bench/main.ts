import { loadStrategy, simulate } from '../../src/index.ts';
import { compare } from './measure.ts';
import { handWritten, W1 } from './w1.ts';
import { randomCandles } from './walk.ts';

const row = (name: string, subject: number, peer: number, ratio: number, bound: number) =>
  console.log(
    `${name.padEnd(44)} ${subject.toFixed(1).padStart(8)} ms ${peer.toFixed(1).padStart(8)} ms  ${ratio.toFixed(2)}×  (bound ${bound}×)`,
  );

const { strategy, diagnostics } = loadStrategy(W1);
if (!strategy || diagnostics.some(({ severity }) => severity === 'error'))
  throw new Error(JSON.stringify(diagnostics));
const candles = randomCandles(1_000_000);

const ours = simulate(strategy, { main: candles });
const theirs = handWritten(candles);
console.log(
  `W1: ${ours.trades.length} trades against ${theirs.trades}; end ${ours.metrics.endEquity} against ${theirs.end}`,
);
const w1 = compare(
  () => simulate(strategy, { main: candles }),
  () => handWritten(candles),
);
row('W1, 1,000,000 candles against a loop', w1.subject, w1.peer, w1.ratio, 1.5);
