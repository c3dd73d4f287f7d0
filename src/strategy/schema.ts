import { z } from 'zod';
import { parseTimeframe } from '../time/timeframe.ts';
import { LIMITS } from './limits.ts';

export const FORMAT = 'candlewire.strategy';
export const VERSION = 1;

const name = (max: number) =>
  z.string().refine((text) => [...text].length <= max, { message: `at most ${max} characters` });
const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'small letters, digits and hyphens, beginning with a letter')
  .max(LIMITS.idLength, `at most ${LIMITS.idLength} characters`);
const fee = z.number().min(-0.01).max(0.1);
const positive = z.number().positive();

export const slippageSchema = z.union(
  [
    z.number().min(0).max(0.5),
    z.strictObject({ percent: z.number().min(0) }),
    z.strictObject({ ticks: z.number().min(0) }),
    z.strictObject({ spread: z.number().min(0) }),
    z.strictObject({ atr: z.number().min(0), atrLength: z.int().min(1).max(5000).optional() }),
  ],
  'a slippage is a fraction from 0 to 0.5, or an object with one of percent, ticks, spread, atr (from 0)',
);

export const timeframeSchema = z
  .string()
  .refine((text) => parseTimeframe(text) !== null, { message: 'not a timeframe such as 5m, 1h or 1d' });

const venueRules = {
  kind: z.enum(['spot', 'margin', 'perp']).optional(),
  leverage: z.number().min(1).max(125).optional(),
  marginMode: z.enum(['isolated', 'cross']).optional(),
  maintenanceMargin: z.number().min(0).max(1).optional(),
  fundingRate: z.number().min(-0.1).max(0.1).optional(),
  fundingHours: z.number().positive().max(24).optional(),
  makerFee: fee.optional(),
  takerFee: fee.optional(),
  feeCurrency: z.enum(['quote', 'base']).optional(),
  slippage: slippageSchema.optional(),
  tick: positive.optional(),
  step: positive.optional(),
  minQuantity: z.number().min(0).optional(),
  minNotional: z.number().min(0).optional(),
};

export const marketSchema = z.strictObject({
  id,
  symbol: name(LIMITS.nameLength),
  exchange: name(LIMITS.nameLength).optional(),
  timeframe: timeframeSchema,
  ...venueRules,
});

export const accountSchema = z.strictObject({
  cash: positive.max(1e15).optional(),
  currency: name(LIMITS.nameLength).optional(),
  balances: z.record(z.string(), z.record(z.string(), z.number().min(0).max(1e15))).optional(),
  makerFee: fee.optional(),
  takerFee: fee.optional(),
  feeCurrency: z.enum(['quote', 'base']).optional(),
  slippage: slippageSchema.optional(),
});

export const executionSchema = z.strictObject({
  path: z.enum(['nearest', 'pessimistic']).optional(),
  fillAt: z.enum(['open', 'close']).optional(),
  limitTouch: z.boolean().optional(),
  volumeCap: z.number().positive().max(1).nullable().optional(),
  latency: z.int().min(0).max(1000).optional(),
  magnifier: timeframeSchema.nullable().optional(),
  closeAtEnd: z
    .union([z.literal(false), z.enum(['open', 'close'])], 'it must be false, "open" or "close"')
    .optional(),
  daysPerYear: z.union([z.literal(365), z.literal(252)], 'it must be 365 or 252').optional(),
});

export const wireSchema = z.union(
  [z.string().max(200), z.number(), z.boolean()],
  'a wire is a reference such as "rsi.value", a number, or true or false',
);
export const inputSchema = z.union(
  [wireSchema, z.array(wireSchema).max(LIMITS.wiresPerInput)],
  `an input takes a wire, or a list of at most ${LIMITS.wiresPerInput} wires`,
);

export const nodeSchema = z.strictObject({
  id,
  type: z.string().max(100),
  version: z.int().min(1).optional(),
  title: name(LIMITS.nameLength).optional(),
  disabled: z.boolean().optional(),
  muted: z.boolean().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  inputs: z.record(z.string(), inputSchema).optional(),
  meta: z.unknown().optional(),
});

export const blockSchema = z.strictObject({
  title: name(LIMITS.nameLength).optional(),
  description: name(LIMITS.textLength).optional(),
  inputs: z.record(z.string(), z.enum(['number', 'bool', 'candles'])).optional(),
  outputs: z.record(z.string(), z.string().max(200)).optional(),
  params: z
    .record(
      z.string(),
      z.strictObject({
        of: z.array(z.string().max(200)).min(1),
        default: z.unknown(),
        title: name(LIMITS.nameLength).optional(),
      }),
    )
    .optional(),
  nodes: z.array(nodeSchema).max(LIMITS.nodes),
});

const position = z.strictObject({
  x: z.number(),
  y: z.number(),
  width: z.number().optional(),
  height: z.number().optional(),
});
const frame = position.extend({
  title: name(LIMITS.nameLength).optional(),
  color: z.string().max(32).optional(),
});
const comment = position.extend({ text: name(LIMITS.textLength) });

/** Positions by node id, and two lists that no node may be called after. */
export const layoutSchema = z
  .object({ frames: z.array(frame).max(1000).optional(), comments: z.array(comment).max(1000).optional() })
  .catchall(position);

export const strategySchema = z.strictObject({
  $schema: z.string().max(1000).optional(),
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  name: name(LIMITS.nameLength).optional(),
  description: name(LIMITS.textLength).optional(),
  markets: z.array(marketSchema).min(1).max(LIMITS.markets),
  account: accountSchema.optional(),
  execution: executionSchema.optional(),
  blocks: z.record(id, blockSchema).optional(),
  nodes: z.array(nodeSchema).max(LIMITS.nodes),
  layout: layoutSchema.optional(),
  meta: z.unknown().optional(),
});

export type Strategy = z.infer<typeof strategySchema>;
export type StrategyNode = z.infer<typeof nodeSchema>;
export type StrategyInput = z.infer<typeof inputSchema>;
export type StrategyWire = z.infer<typeof wireSchema>;
export type StrategyBlock = z.infer<typeof blockSchema>;
export type MarketSettings = z.infer<typeof marketSchema>;
export type AccountSettings = z.infer<typeof accountSchema>;
export type ExecutionSettings = z.infer<typeof executionSchema>;
export type Slippage = z.infer<typeof slippageSchema>;
