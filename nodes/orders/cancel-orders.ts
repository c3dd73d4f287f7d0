import { z } from 'zod';
import {
  bool,
  choice,
  defineOrderNode,
  entryNames,
  market,
  namesOf,
  type ParamMeta,
  TRIGGERS,
} from '../../src/node/index.ts';

const meta: ParamMeta = { title: 'Book', description: 'Only orders of this book' };

export default defineOrderNode({
  type: 'cancel-orders',
  group: 'orders',
  title: 'Cancel orders',
  doc: 'Cancels orders that still wait when its condition is true: those of the nodes named, or all of the market. Orders placed on the same bar stay. Use it when a setup is over before its limit was filled. Trap: it closes no position, and the stops and targets of an open one stay.',
  words: ['cancel', 'delete order', 'withdraw', 'remove orders', 'expire'],
  params: z.object({
    of: entryNames(),
    trigger: choice('Trigger', [TRIGGERS[0], TRIGGERS[1]], 'every'),
    market: market(),
    book: z
      .string()
      .min(1)
      .max(64)
      .optional()
      .meta({ ...meta }),
  }),
  inputs: { when: bool({ title: 'When' }) },
  outputs: {},
  sentence: ({ of }, { when }) => `${namesOf(of)?.join(', ') ?? 'all that wait'}, when ${when}`,
  plan: ({ of, book, trigger }) => ({ role: 'cancel', of: namesOf(of), book, trigger }),
});
