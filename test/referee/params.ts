import { z } from 'zod';

const amount = z.number().optional();
/** Any distance, exits' keys included; exactly one of the amounts is given. */
const distanceKeys = {
  percent: amount,
  atr: amount,
  atrLength: z.int().default(14),
  ticks: amount,
  price: amount,
  r: amount,
  quote: amount,
};
const distance = z.object(distanceKeys);
export type Distance = z.infer<typeof distance>;

const common = { market: z.string().optional(), book: z.string().default('main') };
const trigger = z.enum(['every', 'rising', 'while']).default('every');
const of = z.array(z.string()).optional();
const basis = z.enum(['average', 'first', 'last']).default('average');
const on = z.enum(['price', 'close']).default('price');
const follow = z.enum(['ratchet', 'free', 'entry']);

const size = z.object({
  mode: z.string(),
  value: z.number(),
  band: z.number().default(1),
  min: amount,
  max: amount,
  leverage: z.number().default(1),
  length: z.int().default(20),
});

export const orderParams = z.object({
  ...common,
  size: size.optional(),
  type: z.enum(['market', 'limit', 'stop', 'stop-limit', 'trailing']).default('market'),
  offset: distance.optional(),
  limitOffset: distance.default({ percent: 0.1, atrLength: 14 }),
  trail: distance.extend({ activation: distance.optional() }).optional(),
  trigger,
  reverse: z.boolean().default(true),
  entries: z.int().default(1),
  minDistance: distance.extend({ side: z.enum(['any', 'better', 'worse']).default('any') }).optional(),
  expireBars: z.int().optional(),
  postOnly: z.boolean().default(false),
});
export type OrderParams = z.infer<typeof orderParams>;

export const closeParams = z.object({
  ...common,
  percent: z.number().default(100),
  minProfit: distance.optional(),
  trigger,
});
export type CloseParams = z.infer<typeof closeParams>;

/** All exits share one shape: what a type does not have stays at its default. */
export const exitParams = z.object({
  ...common,
  ...distanceKeys,
  of,
  basis,
  on,
  confirm: z.int().default(1),
  follow: follow.optional(),
  activation: distance.optional(),
  after: distance.optional(),
  offset: distance.optional(),
  bars: z.int().optional(),
  targets: z.array(distance.extend({ share: z.number() })).optional(),
  steps: z
    .array(
      distance.extend({ at: distance.optional(), to: distance.optional(), afterBars: z.int().optional() }),
    )
    .optional(),
});
// `price` is a distance key and, wired, an input: the key is the distance.
export type ExitParams = z.infer<typeof exitParams>;
