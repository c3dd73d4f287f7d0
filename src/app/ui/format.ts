const MINUS = '\u2212';
const THIN = '\u2009';

const grouped = new Map<number, Intl.NumberFormat>();
function digits(places: number): Intl.NumberFormat {
  let format = grouped.get(places);
  if (!format) {
    format = new Intl.NumberFormat('en-US', { minimumFractionDigits: places, maximumFractionDigits: places });
    grouped.set(places, format);
  }
  return format;
}

/** Thousands grouped, a true minus sign. */
export function fixed(value: number, places: number): string {
  if (!Number.isFinite(value)) return '–';
  const text = digits(places).format(Math.abs(value));
  return value < 0 && /[1-9]/.test(text) ? `${MINUS}${text}` : text;
}

/** As many digits as the size of the number makes sense of: 71,980 · 55.9 · 0.0123. */
export function compact(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return '–';
  if (size === 0) return '0';
  if (size >= 1e9) return `${fixed(value / 1e9, 2)}B`;
  if (size >= 1e7) return `${fixed(value / 1e6, 2)}M`;
  if (size >= 10_000) return fixed(value, 0);
  if (size >= 1000) return fixed(value, 1);
  if (size >= 10) return fixed(value, size >= 100 ? 1 : 2);
  if (size >= 0.1) return fixed(value, 3);
  return value.toPrecision(3).replace('-', MINUS);
}

/** A price with the digits of its size: 71,980.00 · 0.001234. */
export function price(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return '–';
  if (size >= 100 || size === 0) return fixed(value, 2);
  if (size >= 1) return fixed(value, 4);
  return fixed(value, Math.min(12, 3 - Math.floor(Math.log10(size))));
}

/** A fraction as a percentage: 0.019 → "+1.9 %" with a sign, "1.9 %" without. */
export function percent(
  fraction: number,
  { sign = false, places }: { sign?: boolean; places?: number } = {},
) {
  if (!Number.isFinite(fraction)) return '–';
  const value = fraction * 100;
  const text = fixed(value, places ?? (Math.abs(value) >= 100 ? 0 : 1));
  return `${sign && value > 0 && /[1-9]/.test(text) ? '+' : ''}${text}${THIN}%`;
}

/** Money: two digits below 10,000, none above; with a sign where it is a profit or loss. */
export function money(value: number, { sign = false }: { sign?: boolean } = {}): string {
  const text = fixed(value, Math.abs(value) >= 10_000 ? 0 : 2);
  return sign && value > 0 ? `+${text}` : text;
}

export function count(value: number): string {
  return fixed(value, 0);
}

/** "1 trade", "98 trades". */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'] as const;
const two = (value: number) => String(value).padStart(2, '0');

/** "13 Mar 2024", UTC. */
export function day(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime())
    ? '–'
    : `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "13 Mar 2024 02:00", UTC. */
export function moment(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime())
    ? '–'
    : `${day(time)} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}
