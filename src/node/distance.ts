import { z } from 'zod';
import type { PartNode } from './define.ts';
import type { ParamMeta } from './params.ts';

export const DISTANCE_UNITS = ['percent', 'atr', 'ticks', 'price', 'r', 'quote'] as const;
export type DistanceUnit = (typeof DISTANCE_UNITS)[number];

/** How far one price lies from another; `atr` names the derived input that holds the average true range. */
export interface Distance {
  readonly unit: DistanceUnit;
  readonly value: number;
  readonly atr: string | undefined;
}

/** Which values a distance may take: `above` 0, `from` 0, or `any` (a step's goal may lie on either side). */
export type DistanceBound = 'above' | 'from' | 'any';

const DEFAULT_ATR_LENGTH = 14;

function amount(bound: DistanceBound, facts: ParamMeta) {
  const number = z.number();
  const bounded = bound === 'above' ? number.positive() : bound === 'from' ? number.min(0) : number;
  return bounded.optional().meta({ ...facts });
}

/** The keys of a distance from a price. */
export function distanceKeys(bound: DistanceBound) {
  const length: ParamMeta = { title: 'ATR length', unit: 'bars', duration: true, slider: [2, 100] };
  return {
    percent: amount(bound, { title: 'Percent', unit: '%', slider: [0.1, 20] }),
    atr: amount(bound, { title: 'ATR multiple', unit: 'ATR', slider: [0.5, 10] }),
    atrLength: z
      .int()
      .min(1)
      .max(5000)
      .optional()
      .meta({ ...length }),
    ticks: amount(bound, { title: 'Ticks', unit: 'ticks' }),
    price: amount(bound, { title: 'Price distance', unit: 'quote' }),
  };
}

/** The keys of a distance from an entry: also in initial risks, and in money won or lost. */
export function exitDistanceKeys(bound: DistanceBound) {
  return {
    ...distanceKeys(bound),
    r: amount(bound, { title: 'Initial risks', unit: 'R', slider: [0.5, 10] }),
    quote: amount(bound, { title: 'Money', unit: 'quote' }),
  };
}

/** For `superRefine`: an object with distance keys must hold exactly one of them. */
export function exactlyOneDistance(given: Readonly<Record<string, unknown>>, context: z.RefinementCtx): void {
  if (namesIn(given).length === 0) {
    complain(context, 'no-distance', 'A distance is missing: give one of percent, atr, ticks, price.');
  }
  atMostOneDistance(given, context);
}

/** For `superRefine`: an object with distance keys holds none or one of them. */
export function atMostOneDistance(given: Readonly<Record<string, unknown>>, context: z.RefinementCtx): void {
  const names = namesIn(given);
  if (names.length > 1)
    complain(context, 'two-distances', `There are two distances, ${names.join(' and ')}: keep one of them.`);
}

export function complain(context: z.RefinementCtx, code: string, message: string, path: string[] = []): void {
  context.addIssue({ code: 'custom', message, path, params: { code } });
}

function namesIn(given: Readonly<Record<string, unknown>>): DistanceUnit[] {
  return DISTANCE_UNITS.filter((unit) => given[unit] !== undefined);
}

/** A distance from a price: one of percent, atr (with atrLength), ticks, price. */
export function distance(title: string, bound: DistanceBound = 'from') {
  const meta: ParamMeta = { title, distance: true };
  return z
    .strictObject(distanceKeys(bound))
    .superRefine(exactlyOneDistance)
    .meta({ ...meta });
}

/** A distance from an entry: one of percent, atr (with atrLength), ticks, price, r, quote. */
export function exitDistance(title: string, bound: DistanceBound = 'from') {
  const meta: ParamMeta = { title, distance: true };
  return z
    .strictObject(exitDistanceKeys(bound))
    .superRefine(exactlyOneDistance)
    .meta({ ...meta });
}

export interface DistanceParams {
  readonly percent?: number | undefined;
  readonly atr?: number | undefined;
  readonly atrLength?: number | undefined;
  readonly ticks?: number | undefined;
  readonly price?: number | undefined;
  readonly r?: number | undefined;
  readonly quote?: number | undefined;
}

/** The distance that a checked object holds; undefined where it holds none. */
export function readDistance(params: DistanceParams | undefined): Distance | undefined {
  if (!params) return undefined;
  for (const unit of DISTANCE_UNITS) {
    const value = params[unit];
    if (value !== undefined) return { unit, value, atr: unit === 'atr' ? atrName(params) : undefined };
  }
  return undefined;
}

function atrName(params: DistanceParams): string {
  return `atr${params.atrLength ?? DEFAULT_ATR_LENGTH}`;
}

/** The ATR indicators that distances call for, as an order node's `derive` gives them. */
export function deriveAtr(
  ...distances: readonly (DistanceParams | undefined)[]
): Readonly<Record<string, Omit<PartNode, 'id' | 'inputs'>>> {
  const parts: Record<string, Omit<PartNode, 'id' | 'inputs'>> = {};
  for (const params of distances) {
    if (params?.atr === undefined) continue;
    parts[atrName(params)] = { type: 'atr', params: { length: params.atrLength ?? DEFAULT_ATR_LENGTH } };
  }
  return parts;
}

const UNIT_WORDS: Record<DistanceUnit, string> = {
  percent: '%',
  atr: ' ATR',
  ticks: ' ticks',
  price: '',
  r: ' R',
  quote: ' in money',
};

/** "3%", "2 ATR". */
export function distanceWords(params: DistanceParams | undefined): string {
  const given = readDistance(params);
  return given ? `${given.value}${UNIT_WORDS[given.unit]}` : '';
}
