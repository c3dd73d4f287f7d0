import { z } from 'zod';

/** How a parameter is shown and read; travels as zod metadata into the inspector, the catalogue and the JSON Schema. */
export interface ParamMeta {
  title?: string;
  description?: string;
  unit?: string;
  /** A number of bars that may also be written as a duration ("24h"); the compiler turns it into bars of the node's clock. */
  duration?: true;
  /** Names an entry of `markets`; default: the main one. */
  market?: true;
  /** Names order nodes. */
  entries?: true;
  /** Names a series from outside that is given along with the candles. */
  feed?: true;
  /** An object that holds exactly one of the distance keys (`percent`, `atr`, `ticks`, `price`, `r`, `quote`). */
  distance?: true;
  /** The range that a slider and "What if" use, where the schema allows more than is sensible. */
  slider?: readonly [number, number];
}

interface Range {
  min?: number;
  max?: number;
  default?: number;
}

const round = (value: number) => Math.max(1, Math.round(value));

/** A window in bars, or a duration. */
export function bars(title: string, { min = 1, max = 5000, default: initial = 20 }: Range = {}) {
  const meta: ParamMeta = {
    title,
    unit: 'bars',
    duration: true,
    slider: [min, Math.min(max, round(initial * 5))],
  };
  return z
    .int()
    .min(min)
    .max(max)
    .default(initial)
    .meta({ ...meta });
}

/** A plain tally, never a duration. */
export function count(title: string, { min = 1, max = 5000, default: initial = 1 }: Range = {}) {
  const meta: ParamMeta = { title, slider: [min, Math.min(max, round(initial * 5))] };
  return z
    .int()
    .min(min)
    .max(max)
    .default(initial)
    .meta({ ...meta });
}

/** A real number such as a factor or a threshold. */
export function factor(title: string, { min, max, default: initial = 1 }: Range = {}, unit?: string) {
  let schema = z.number();
  if (min !== undefined) schema = schema.min(min);
  if (max !== undefined) schema = schema.max(max);
  const meta: ParamMeta = { title, ...(unit ? { unit } : {}) };
  return schema.default(initial).meta({ ...meta });
}

export function choice<const T extends readonly [string, ...string[]]>(
  title: string,
  values: T,
  initial: T[number],
) {
  const meta: ParamMeta = { title };
  return z
    .enum(values)
    .default(initial)
    .meta({ ...meta });
}

export function toggle(title: string, initial: boolean) {
  const meta: ParamMeta = { title };
  return z
    .boolean()
    .default(initial)
    .meta({ ...meta });
}

/** A market of the strategy by its id; absent: the main one. */
export function market() {
  const meta: ParamMeta = { title: 'Market', market: true };
  return z
    .string()
    .max(64)
    .optional()
    .meta({ ...meta });
}
