import { z } from 'zod';
import { book, bool, defineOrderNode, market, number, ORDER_OUTPUTS } from '../../src/node/index.ts';
import { dipParams } from '../../src/node/kernels/dip.ts';
import { every } from '../../src/node/kernels/every.ts';
import { timeZone } from '../../src/node/kernels/zone.ts';
import { signalParams, signalPlan } from '../../src/node/order-params.ts';

const MOST_ENTRIES = 100_000;
const plain = z.object(signalParams());

export default defineOrderNode({
  type: 'interval-buy',
  group: 'orders',
  title: 'Interval buy',
  doc: 'Buys for a fixed amount of money once in every interval, whatever the price: plain dollar-cost averaging. In a dip it may buy several amounts. Value averaging buys, or sells, what is missing to the value that the position should have by now: one amount more each time. Trap: when the cash is used up it stops buying, so keep the sum of all amounts within it.',
  source: 'Edleson, Value Averaging, 1991, for the second method',
  words: [
    'DCA',
    'dollar cost averaging',
    'recurring buy',
    'savings plan',
    'value averaging',
    'accumulate',
    'regular buy',
  ],
  params: z.object({
    amount: z
      .number()
      .positive()
      .default(100)
      .meta({ title: 'Amount', unit: 'quote', slider: [10, 1000] }),
    every: every('1w'),
    timeZone: timeZone(),
    ...dipParams(),
    market: market(),
    book: book(),
  }),
  inputs: {
    when: bool({ title: 'Only when', optional: true }),
    scale: number({ title: 'Scale', optional: true }),
  },
  outputs: ORDER_OUTPUTS,
  derive: ({ every: interval, timeZone: zone, dip, multiplier, dipLength, method }) => ({
    when: {
      type: 'interval-buy-when',
      params: { every: interval, timeZone: zone },
      inputs: { when: 'in.when' },
    },
    scale: {
      type: 'interval-buy-scale',
      params: { every: interval, timeZone: zone, dip, multiplier, dipLength, method },
      inputs: { when: 'in.when', scale: 'in.scale' },
    },
  }),
  sentence: ({ amount, every: interval, dip, multiplier, method }) =>
    `${amount} every ${interval}${method === 'fixed' ? '' : ', value averaging'}${dip === undefined ? '' : `, ${multiplier}× when ${dip}% down`}`,
  plan: ({ amount, method }) =>
    signalPlan(1, true, {
      ...plain.parse({}),
      entries: MOST_ENTRIES,
      reverse: false,
      size: { mode: method === 'fixed' ? 'quote' : 'target-quote', value: amount, band: 0 },
    }),
});
