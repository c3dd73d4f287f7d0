import { z } from 'zod';
import { book, bool, defineLedgerNode, market, number } from '../../src/node/index.ts';

export default defineLedgerNode({
  type: 'position',
  group: 'position',
  title: 'Position',
  doc: 'What the book holds: whether and how much, at which average price, with which profit, since when. Use it to add to a winner, or to leave by rules of your own. Profits are before fees. Trap: while flat most of it is unknown, and unknown conditions never trigger.',
  words: ['in position', 'holding', 'open trade', 'profit', 'entry price', 'R', 'unrealized pnl'],
  params: z.object({ market: market(), book: book() }),
  inputs: {},
  outputs: {
    open: bool({ title: 'Open' }),
    side: number({ title: 'Side', doc: '+1 long, −1 short, 0 flat', range: [-1, 1] }),
    size: number({ title: 'Size', doc: 'In base currency, never negative' }),
    entry: number({ title: 'Average entry price', plot: 'price' }),
    profit: number({ title: 'Profit', doc: 'In quote currency, before fees' }),
    profitPercent: number({ title: 'Profit', unit: '%' }),
    bars: number({ title: 'Bars held', doc: '0 on the entry candle' }),
    best: number({ title: 'Best price', plot: 'price' }),
    worst: number({ title: 'Worst price', plot: 'price' }),
    entries: number({ title: 'Entries', doc: 'Entry orders filled since the book was flat' }),
    firstEntry: number({ title: 'First entry price', plot: 'price' }),
    lastEntry: number({ title: 'Last entry price', plot: 'price' }),
    stop: number({ title: 'Tightest stop', plot: 'price' }),
    target: number({ title: 'Nearest target', plot: 'price' }),
    r: number({ title: 'Profit in initial risks', unit: 'R' }),
    realized: number({ title: 'Realized so far', doc: 'Of this position, in quote currency, before fees' }),
  },
  sentence: ({ book: name }) => `of ${name}`,
  read(params, ledger, outputs, at) {
    const position = ledger.position(params.market ?? '', params.book);
    outputs.open[at] = position.side === 0 ? 0 : 1;
    outputs.side[at] = position.side;
    outputs.size[at] = position.size;
    outputs.entry[at] = position.entry;
    outputs.profit[at] = position.profit;
    outputs.profitPercent[at] = position.profitPercent;
    outputs.bars[at] = position.bars;
    outputs.best[at] = position.best;
    outputs.worst[at] = position.worst;
    outputs.entries[at] = position.entries;
    outputs.firstEntry[at] = position.firstEntry;
    outputs.lastEntry[at] = position.lastEntry;
    outputs.stop[at] = position.stop;
    outputs.target[at] = position.target;
    outputs.r[at] = position.r;
    outputs.realized[at] = position.realized;
  },
});
