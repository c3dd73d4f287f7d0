import { z } from 'zod';
import type { ParamMeta } from '../params.ts';
import { MINUTE } from './zone.ts';

const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)$|^24:00$/;

/** A time of day as a parameter: "09:30". */
export function clock(title: string, initial: string) {
  const meta: ParamMeta = { title, description: 'Hours and minutes, such as 09:30' };
  return z
    .string()
    .max(5)
    .regex(CLOCK, 'This is no time of day. Write for example 09:30.')
    .default(initial)
    .meta({ ...meta });
}

/** Milliseconds since midnight. */
export function clockTime(text: string): number {
  const [hours, minutes] = text.split(':');
  return (Number(hours) * 60 + Number(minutes)) * MINUTE;
}
