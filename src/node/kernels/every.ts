import { z } from 'zod';
import type { ParamMeta } from '../params.ts';
import { parsePeriod } from './zone-period.ts';

/** A period of the calendar, as text. */
export function every(initial: string) {
  const meta: ParamMeta = {
    title: 'Every',
    description: 'Such as 4h, 1d, 1w (from Monday) or 1M (from the 1st)',
  };
  return z
    .string()
    .max(8)
    .refine((text) => parsePeriod(text) !== null, 'This is no interval. Write for example 4h, 1d, 1w or 1M.')
    .default(initial)
    .meta({ ...meta });
}
