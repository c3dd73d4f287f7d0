import { count, fixed, money, percent } from '../ui/format.ts';
import type { MetricKind } from './definitions.ts';

const THIN = '\u2009';

/** A statistic in its unit; "–" where it is not defined. */
export function sayMetric(value: number | null, kind: MetricKind): string {
  if (value === null || !Number.isFinite(value)) return '–';
  switch (kind) {
    case 'share':
      return percent(value);
    case 'signed':
      return percent(value, { sign: true });
    case 'money':
      return money(value);
    case 'gain':
      return money(value, { sign: true });
    case 'ratio':
      return fixed(value, 2);
    case 'count':
      return count(value);
    case 'bars':
      return `${fixed(value, 1)} candles`;
    case 'days':
      return `${fixed(value, value < 10 ? 1 : 0)} days`;
    case 'times':
      return `${fixed(value, value < 10 ? 2 : 0)}${THIN}×`;
  }
}
