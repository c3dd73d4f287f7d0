import { z } from 'zod';
import { defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'volume-delta',
  group: 'volume',
  title: 'Volume delta',
  doc: 'Volume bought at the asking price minus volume sold at the bid: who was in a hurry. `cumulative` adds it up over time. A price that rises while the cumulative delta falls is met by patient sellers. Trap: wire in the taker volume of a market whose data has it (Binance does); without it nothing is known.',
  source:
    'https://www.tradingview.com/support/solutions/43000725058/ (Cumulative Volume Delta), from taker volume',
  words: [
    'CVD',
    'cumulative volume delta',
    'order flow',
    'taker volume',
    'net volume',
    'buy volume',
    'up/down volume',
    'sell volume',
  ],
  params: z.object({}),
  inputs: {
    takerVolume: number({ title: 'Taker buy volume', doc: 'Volume bought by takers, in base currency.' }),
    volume: number({ from: 'volume' }),
  },
  outputs: { delta: number({ plot: 'own' }), cumulative: number({ plot: 'own' }) },
  warmup: () => 0,
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ total: 0 }),
  sentence: (_, { takerVolume }) => `of ${takerVolume}`,
  run(_, state, { takerVolume, volume }, { delta, cumulative }, from, to) {
    let { total } = state;
    for (let i = from; i < to; i++) {
      const net = takerVolume[i]! - (volume[i]! - takerVolume[i]!);
      total += net;
      delta[i] = net;
      cumulative[i] = total;
    }
    state.total = total + 0;
  },
});
