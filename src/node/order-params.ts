import { z } from 'zod';
import { complain, distance, distanceKeys, exactlyOneDistance, readDistance } from './distance.ts';
import {
  DISTANCE_SIDES,
  EXIT_ON,
  ORDER_TYPES,
  SIZE_MODES,
  type SignalPlan,
  type SizeMode,
  type SizePlan,
  TRIGGERS,
} from './order.ts';
import { choice, count, market, type ParamMeta, toggle } from './params.ts';
import { bool, number } from './port.ts';

export const DEFAULT_BOOK = 'main';
/** Longest wait that an order or exit may have, in bars. */
const MOST_BARS = 1_000_000;
const VOLATILITY_LENGTH = 20;

/** An independent position on the market. */
export function book() {
  const meta: ParamMeta = { title: 'Book' };
  return z
    .string()
    .min(1)
    .max(64)
    .default(DEFAULT_BOOK)
    .meta({ ...meta });
}

/** A number of bars, or a duration, that may be left out. */
export function optionalBars(title: string) {
  return requiredBars(title).optional();
}

export function requiredBars(title: string, min = 1) {
  const meta: ParamMeta = { title, unit: 'bars', duration: true, slider: [min, 200] };
  return z
    .int()
    .min(min)
    .max(MOST_BARS)
    .meta({ ...meta });
}

/** Ids of the entries that an exit guards: one, or a list. */
export function entryNames() {
  const meta: ParamMeta = { title: 'Only for entries', entries: true };
  const id = z.string().min(1).max(64);
  return z
    .union(
      [id, z.array(id).min(1).max(1000)],
      'names entries: the id of a buy or short node, or a list of them',
    )
    .optional()
    .meta({ ...meta });
}

export function namesOf(of: string | readonly string[] | undefined): readonly string[] | undefined {
  return typeof of === 'string' ? [of] : of;
}

/** Parameters that every exit has. */
export function guardParams() {
  return { of: entryNames(), market: market(), book: book() };
}

/** Parameters of exits that compare a level with the price or with closes. */
export function levelParams() {
  return {
    on: choice('Acts on', EXIT_ON, 'price'),
    confirm: count('Closes in a row', { min: 1, max: 1000, default: 1 }),
  };
}

/** For `superRefine`: closes in a row can only be counted where the exit looks at closes. */
export function confirmNeedsClose(params: { on: string; confirm: number }, context: z.RefinementCtx): void {
  if (params.confirm > 1 && params.on !== 'close') {
    complain(
      context,
      'confirm-without-close',
      'Closes in a row need "on": "close": a touch has no closes to count.',
      ['confirm'],
    );
  }
}

const REDUCING = ['position-percent', 'quote', 'base'] as const;

function sizeFields() {
  const amount: ParamMeta = { title: 'Amount', slider: [1, 100] };
  return {
    value: z
      .number()
      .min(0)
      .meta({ ...amount }),
    min: z.number().min(0).optional().meta({ title: 'At least', unit: 'quote' }),
    max: z.number().positive().optional().meta({ title: 'At most', unit: 'quote' }),
    leverage: z.number().min(1).max(125).optional().meta({ title: 'Leverage' }),
  };
}

function aboveZero(size: { mode: string; value: number }, context: z.RefinementCtx): void {
  if (size.value === 0 && !size.mode.startsWith('target-')) {
    complain(context, 'size-zero', 'The size is 0: it must be above 0.', ['value']);
  }
}

export function entrySize() {
  return z
    .strictObject({
      mode: z.enum(SIZE_MODES).meta({ title: 'Measured as' }),
      ...sizeFields(),
      band: z.number().min(0).max(100).optional().meta({ title: 'Band', unit: '% of equity' }),
      length: z
        .int()
        .min(2)
        .max(5000)
        .optional()
        .meta({ title: 'Volatility length', unit: 'bars', duration: true }),
    })
    .superRefine(aboveZero)
    .default({ mode: 'equity-percent', value: 100 })
    .meta({ title: 'Size' });
}

export function reducingSize() {
  return z
    .strictObject({ mode: z.enum(REDUCING).meta({ title: 'Measured as' }), ...sizeFields() })
    .superRefine(aboveZero)
    .default({ mode: 'position-percent', value: 100 })
    .meta({ title: 'Size' });
}

interface SizeParams {
  readonly mode: SizeMode;
  readonly value: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly leverage?: number | undefined;
  readonly band?: number | undefined;
  readonly length?: number | undefined;
}

function sizePlan(size: SizeParams): SizePlan {
  const { mode, value, band = 1, min = 0, max = Number.POSITIVE_INFINITY, leverage = 1 } = size;
  return { mode, value, band, min, max, leverage, length: size.length ?? VOLATILITY_LENGTH };
}

export function signalInputs() {
  return {
    when: bool({ title: 'When' }),
    scale: number({ title: 'Scale', optional: true }),
    price: number({ title: 'Price', optional: true }),
    stopPrice: number({ title: 'Stop price', optional: true }),
  } as const;
}

/** Parameters that `buy`, `sell`, `short` and `cover` share besides their size. */
export function signalParams() {
  return {
    type: choice('Type', ORDER_TYPES, 'market'),
    offset: distance('Offset from the close').optional(),
    limitOffset: distance('Limit beyond the stop').default({ percent: 0.1 }),
    trail: z
      .strictObject({ ...distanceKeys('above'), activation: distance('Activation', 'above').optional() })
      .superRefine(exactlyOneDistance)
      .optional()
      .meta({ title: 'Trail', distance: true }),
    trigger: choice('Trigger', TRIGGERS, 'every'),
    reverse: toggle('Close the other side first', true),
    entries: count('Entries at most', { min: 1, max: 100_000, default: 1 }),
    minDistance: z
      .strictObject({ ...distanceKeys('from'), side: z.enum(DISTANCE_SIDES).optional() })
      .superRefine(exactlyOneDistance)
      .optional()
      .meta({ title: 'Distance from the last entry', distance: true }),
    expireBars: optionalBars('Expires after'),
    postOnly: toggle('Post only', false),
    market: market(),
    book: book(),
  };
}

/** For `superRefine`: what the order type, the size and the offsets need of each other. */
export function signalChecks(
  params: { type: string; trail?: unknown; size: { mode: string } },
  context: z.RefinementCtx,
): void {
  if (params.type === 'trailing' && params.trail === undefined) {
    complain(context, 'missing-trail', 'A trailing order needs a trail: how far it follows the price.', [
      'trail',
    ]);
  }
  if (params.size.mode.startsWith('target-') && params.type !== 'market') {
    complain(context, 'target-needs-market', 'A target size needs "type": "market".', ['type']);
  }
}

type SignalParams = Omit<z.infer<z.ZodObject<ReturnType<typeof signalParams>>>, 'market' | 'book'> & {
  size: SizeParams;
};

export function signalPlan(side: 1 | -1, opens: boolean, params: SignalParams): SignalPlan {
  return {
    role: 'signal',
    side,
    opens,
    size: sizePlan(params.size),
    type: params.type,
    offset: readDistance(params.offset),
    limitOffset: readDistance(params.limitOffset) ?? { unit: 'percent', value: 0.1, atr: undefined },
    trail: readDistance(params.trail),
    activation: readDistance(params.trail?.activation),
    trigger: params.trigger,
    reverse: params.reverse,
    entries: params.entries,
    minDistance: readDistance(params.minDistance),
    minDistanceSide: params.minDistance?.side ?? 'any',
    expireBars: params.expireBars,
    postOnly: params.postOnly,
  };
}

/** "100% of equity at market". */
export function signalSentence(params: { size: SizeParams; type: string }): string {
  const { mode, value } = params.size;
  const [what = mode, how] = mode.split('-');
  const size =
    how === 'percent'
      ? `${value}% of ${what}`
      : what === 'target'
        ? `to ${value} ${how}`
        : `${value} ${mode}`;
  return params.type === 'market' ? size : `${size}, ${params.type}`;
}
