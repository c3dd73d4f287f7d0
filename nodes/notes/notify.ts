import { z } from 'zod';
import { bool, choice, defineNode, number } from '../../src/node/index.ts';

const SLOTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
const slot = (name: (typeof SLOTS)[number]) => number({ title: name, optional: true });
/** Digits that a value in a message has. */
const DIGITS = 8;

export default defineNode({
  type: 'notify',
  group: 'notes',
  title: 'Notify',
  doc: 'Writes a message when its condition is true: into the log of a simulation, and to you when the strategy runs live. {price}, and {a} to {h}, stand for the values wired in. Use it to be told of a setup without trading it. Trap: with "every" a condition that stays true writes on every bar.',
  words: ['alert', 'message', 'telegram', 'email', 'push', 'webhook out', 'notification', 'log', 'signal'],
  params: z.object({
    message: z
      .string()
      .refine((text) => [...text].length <= 500, 'at most 500 characters')
      .default('Price {price}')
      .meta({ title: 'Message', description: '{price}, {a} … {h} are replaced by values' }),
    trigger: choice('Trigger', ['rising', 'every'], 'rising'),
  }),
  inputs: {
    when: bool({ title: 'When' }),
    price: number({ title: 'Price', from: 'close' }),
    ...{ a: slot('a'), b: slot('b'), c: slot('c'), d: slot('d') },
    ...{ e: slot('e'), f: slot('f'), g: slot('g'), h: slot('h') },
  },
  outputs: { sent: bool({ title: 'Sent' }) },
  warmup: () => 0,
  settle: () => 1,
  unknown: 'accepts',
  state: () => ({ last: 0 }),
  sentence: ({ message }, { when }) => `“${message}” when ${when}`,
  announce: ({ message }, values) =>
    message.replace(/\{(price|[a-h])\}/g, (_whole, name) => {
      const value = values[name];
      return value === undefined || Number.isNaN(value) ? '?' : String(Number(value.toPrecision(DIGITS)));
    }),
  run({ trigger }, state, { when }, { sent }, from, to) {
    let { last } = state;
    for (let i = from; i < to; i++) {
      const now = when[i]!;
      sent[i] = now === 1 && (trigger === 'every' || last !== 1) ? 1 : 0;
      if (!Number.isNaN(now)) last = now + 0;
    }
    state.last = last;
  },
  golden: [
    {
      source: 'by hand: once for each time that the condition becomes true',
      in: { when: [0, 1, 1, null, 1, 0, 1] },
      out: { sent: [0, 1, 0, 0, 0, 0, 1] },
    },
  ],
});
