import { z } from 'zod';
import { book, defineLedgerNode, market, number } from '../../src/node/index.ts';

export default defineLedgerNode({
  type: 'history',
  group: 'position',
  title: 'Past trades',
  doc: 'How the closed trades of a book went: the last profit, the last prices, wins and losses in a row, trades of today. Use it to pause after losses, or to wait some bars after an exit. Trap: before the first trade most of it is unknown.',
  words: ['last trade', 'streak', 'losses in a row', 'trades today', 'cooldown', 're-buy', 'closed trades'],
  params: z.object({ market: market(), book: book() }),
  inputs: {},
  outputs: {
    closed: number({ title: 'Closed trades' }),
    lastProfit: number({ title: 'Last profit', unit: 'quote' }),
    lastExitPrice: number({ title: 'Last exit price', plot: 'price' }),
    lastEntryPrice: number({ title: 'Last entry price', plot: 'price' }),
    lastSide: number({ title: 'Last side', doc: '+1 long, −1 short', range: [-1, 1] }),
    lastReason: number({
      title: 'Last reason',
      doc: '0 signal, 1 stop loss, 2 take profit, 3 trailing stop, 4 break even, 5 time exit, 6 liquidation, 7 bot, 8 end of data',
      range: [0, 8],
    }),
    wins: number({ title: 'Wins in a row' }),
    losses: number({ title: 'Losses in a row' }),
    tradesToday: number({ title: 'Trades today', doc: 'Positions opened since midnight UTC' }),
    barsSinceExit: number({ title: 'Bars since the last exit' }),
  },
  sentence: ({ book: name }) => `of ${name}`,
  read(params, ledger, outputs, at) {
    const history = ledger.history(params.market ?? '', params.book);
    outputs.closed[at] = history.closed;
    outputs.lastProfit[at] = history.lastProfit;
    outputs.lastExitPrice[at] = history.lastExitPrice;
    outputs.lastEntryPrice[at] = history.lastEntryPrice;
    outputs.lastSide[at] = history.lastSide;
    outputs.lastReason[at] = history.lastReason;
    outputs.wins[at] = history.wins;
    outputs.losses[at] = history.losses;
    outputs.tradesToday[at] = history.tradesToday;
    outputs.barsSinceExit[at] = history.barsSinceExit;
  },
});
