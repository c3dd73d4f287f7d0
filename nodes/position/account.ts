import { z } from 'zod';
import { defineLedgerNode, number } from '../../src/node/index.ts';

export default defineLedgerNode({
  type: 'account',
  group: 'position',
  title: 'Account',
  doc: 'What the whole account is worth at this close, how much of it is cash, how far it has fallen from its highest worth, and how much is at stake in the market. Use it to stop trading after a drawdown. Trap: a rule that stops after losses often stops just before the recovery.',
  words: ['equity', 'balance', 'cash', 'drawdown', 'exposure', 'wallet', 'capital'],
  params: z.object({}),
  inputs: {},
  outputs: {
    equity: number({ title: 'Equity', unit: 'quote' }),
    cash: number({ title: 'Cash', unit: 'quote' }),
    drawdown: number({ title: 'Drawdown', doc: 'A fraction of the highest equity so far', range: [0, 1] }),
    exposure: number({ title: 'Exposure', doc: 'Value of all positions over equity' }),
  },
  sentence: () => 'of the run',
  read(_params, { account }, outputs, at) {
    outputs.equity[at] = account.equity;
    outputs.cash[at] = account.cash;
    outputs.drawdown[at] = account.drawdown;
    outputs.exposure[at] = account.exposure;
  },
});
