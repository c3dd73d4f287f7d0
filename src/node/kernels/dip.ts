import { z } from 'zod';
import { bars, choice, factor } from '../params.ts';

/** How many amounts a regular buy is worth. */
export function dipParams() {
  return {
    dip: z
      .number()
      .positive()
      .max(99)
      .optional()
      .meta({ title: 'Dip', unit: '%', description: 'Below the highest close of the dip length' }),
    multiplier: factor('Amounts in a dip', { min: 1, max: 100, default: 2 }),
    dipLength: bars('Dip length', { default: 30 }),
    method: choice('Method', ['fixed', 'value-averaging'], 'fixed'),
  };
}
