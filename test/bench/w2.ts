import { z } from 'zod';
import { library } from '../../nodes/index.ts';
import { createBroker } from '../../src/broker/index.ts';
import { link } from '../../src/compiler/link.ts';
import { bool, createLibrary, defineNode, number } from '../../src/node/index.ts';
import { Session } from '../../src/runtime/session.ts';
import { readStrategy } from '../../src/strategy/read.ts';
import type { Candles } from '../../src/time/candles.ts';
import { compare } from './measure.ts';
import { row } from './runtime.ts';
import { randomCandles } from './walk.ts';

/** True on every other bar. */
const alternate = defineNode({
  type: 'alternate',
  group: 'conditions',
  title: 'Alternate',
  doc: 'True on every other bar.',
  params: z.object({}),
  inputs: { source: number({ from: 'close' }) },
  outputs: { even: bool(), odd: bool() },
  warmup: () => 0,
  state: () => ({ bar: 0 }),
  run(_params, state, _inputs, { even, odd }, from, to) {
    for (let i = from; i < to; i++) {
      even[i] = state.bar % 2 === 0 ? 1 : 0;
      odd[i] = 1 - even[i]!;
      state.bar++;
    }
  },
});

const STRATEGY = {
  format: 'candlewire.strategy',
  version: 1,
  markets: [{ id: 'main', symbol: 'BTC/USDT', timeframe: '1m' }],
  account: { cash: 1e9, makerFee: 0.001, takerFee: 0.001 },
  execution: { volumeCap: null },
  nodes: [
    { id: 'turn', type: 'alternate' },
    { id: 'buy', type: 'buy', params: { size: { mode: 'base', value: 1 } }, inputs: { when: 'turn.even' } },
    { id: 'sell', type: 'sell', inputs: { when: 'turn.odd' } },
  ],
};
const COLUMNS = 1000;

/** Buying and selling one unit in turn at the next open, with fees, and nothing else. */
function byHand({ open, close }: Candles): Float64Array {
  const equity = new Float64Array(close.length);
  let cash = 1e9;
  let held = 0;
  for (let i = 0; i < close.length; i++) {
    const price = open[i]!;
    if (i > 0 && i % 2 === 1) {
      cash -= price * 1.001;
      held = 1;
    } else if (i > 0) {
      cash += price * 0.999;
      held = 0;
    }
    equity[i] = cash + held * close[i]!;
  }
  return equity;
}

/** W2: a million market orders, a thousand runs of a thousand candles, buy and sell in turn. */
export function benchOrders(): void {
  const { strategy } = readStrategy(STRATEGY);
  if (!strategy) throw new Error('the strategy of W2 is at fault');
  const { program, diagnostics } = link(strategy, createLibrary([...library.all, alternate]));
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  const candles = randomCandles(COLUMNS);
  const run = () => {
    const session = new Session(program, createBroker, { rows: COLUMNS, whole: candles });
    session.push({ main: candles });
    return session.result();
  };
  const [ours, theirs] = [run().equity.at(-1), byHand(candles).at(-1)];
  console.log(`W2: ends with ${ours} against ${theirs} of the loop`);
  const all = (one: () => void) => () => {
    for (let i = 0; i < 1000; i++) one();
  };
  row(
    'W2, 1,000,000 orders, against a loop',
    compare(
      all(run),
      all(() => byHand(candles)),
      5,
    ),
    Number.NaN,
  );
}
