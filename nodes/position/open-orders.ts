import { z } from 'zod';
import { book, defineLedgerNode, market, number } from '../../src/node/index.ts';

export default defineLedgerNode({
  type: 'open-orders',
  group: 'position',
  title: 'Open orders',
  doc: 'How many orders of a book still wait for their fill at this close: buys, sells, shorts and covers, not the stops and targets of a position. Use it to place nothing new while something waits. Trap: it counts what was there before this bar decides anything.',
  words: ['pending', 'resting', 'working orders', 'limit orders'],
  params: z.object({ market: market(), book: book() }),
  inputs: {},
  outputs: { count: number({ title: 'Orders' }) },
  sentence: ({ book: name }) => `of ${name}`,
  read(params, ledger, outputs, at) {
    outputs.count[at] = ledger.openOrders(params.market ?? '', params.book);
  },
});
