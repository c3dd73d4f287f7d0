import type { Diagnostic } from '../../strategy/diagnostic.ts';
import { CANDLE_LIMITS } from '../limits.ts';

type Wording = readonly [severity: Diagnostic['severity'], sentence: string, advice: string];

/** What can be wrong with rows, refused (error) or mended (warning). */
const KINDS = {
  'unreadable-time': [
    'error',
    'A time cannot be read',
    'Times are ISO dates from 1990 to 9999, or seconds, milliseconds, microseconds or nanoseconds since 1970.',
  ],
  'unreadable-price': ['error', 'A price cannot be read as a number', 'Correct the rows or remove them.'],
  'unreadable-row': [
    'error',
    'An entry of the list is no candle like the first one',
    'Write all candles as arrays, or all as objects.',
  ],
  'price-out-of-range': [
    'error',
    'A price lies outside 1e-12 to 1e15',
    'Prices must be above zero; correct the rows or remove them.',
  ],
  'unreadable-volume': [
    'error',
    'A volume cannot be read as a number',
    'Leave it empty where it is not known.',
  ],
  'negative-volume': ['error', 'A volume is negative', 'Correct the rows, or leave the volume empty.'],
  'high-below-low': [
    'error',
    'A high is below its low',
    'Perhaps columns are swapped: name them with --columns.',
  ],
  'outside-range': [
    'error',
    'An open or close lies outside high and low by more than 1 %',
    'Perhaps columns are swapped: name them with --columns.',
  ],
  'conflicting-candles': ['error', 'Two different candles have the same time', 'Keep one of them.'],
  'mixed-units': [
    'error',
    'Times are written in different units',
    'Write all of them in the unit of the first row.',
  ],
  'off-grid': [
    'error',
    'Single times lie off the regular steps of the file',
    'Correct these times or remove the rows.',
  ],
  'too-many-cells': [
    'error',
    'A row has more cells than the header',
    'Perhaps numbers contain the delimiter: put them in quotes, or change the delimiter.',
  ],
  'line-too-long': [
    'error',
    'A line is longer than 1 MiB',
    'Is this a candle file? Perhaps a quote is never closed.',
  ],
  'open-quote': ['error', 'A quoted cell is never closed', 'Add the missing quote.'],
  'too-many-rows': [
    'error',
    'There are more than 10 million rows',
    'Split the file, or use a longer timeframe.',
  ],
  'out-of-order': ['warning', 'Rows stood earlier than one above them', 'They were sorted.'],
  'newest-first': ['warning', 'The newest candle stood first', 'The rows were sorted, oldest first.'],
  'duplicate-candles': ['warning', 'The same candle stood in the file more than once', 'One was kept.'],
  'range-widened': [
    'warning',
    'An open or close lay outside high and low by up to 1 %',
    'High or low was widened to it.',
  ],
  'half-line': ['warning', 'The last line breaks off', 'It was left out; the file may be incomplete.'],
  'empty-prices': ['warning', 'All prices of a row are empty', 'There is no candle at that time.'],
  'empty-volume': ['warning', 'A volume is empty', 'It counts as unknown.'],
  gap: ['warning', 'Candles are missing', 'The gap stays: nothing trades in it.'],
} as const satisfies Record<string, Wording>;

export type FaultKind = keyof typeof KINDS;

interface Tally {
  count: number;
  /** The smallest rows, ascending. */
  rows: number[];
}

/** Collects faults of rows: one diagnostic a kind, the first rows named, all counted. */
export class Faults {
  readonly #tallies = new Map<FaultKind, Tally>();
  readonly #others: Diagnostic[] = [];

  note(kind: FaultKind, row: number, count = 1): void {
    const tally = this.#tallies.get(kind) ?? { count: 0, rows: [] };
    this.#tallies.set(kind, tally);
    tally.count += count;
    const { rows } = tally;
    if (rows.length === CANDLE_LIMITS.namedRows && row >= (rows.at(-1) ?? 0)) return;
    const place = rows.findIndex((known) => known > row);
    rows.splice(place === -1 ? rows.length : place, 0, row);
    if (rows.length > CANDLE_LIMITS.namedRows) rows.pop();
  }

  /** A fault of the file as a whole. */
  add(diagnostic: Diagnostic): void {
    this.#others.push(diagnostic);
  }

  get refused(): boolean {
    return this.diagnostics().some(({ severity }) => severity === 'error');
  }

  has(...kinds: FaultKind[]): boolean {
    return kinds.some((kind) => this.#tallies.has(kind));
  }

  /** Errors first. */
  diagnostics(): Diagnostic[] {
    const counted = [...this.#tallies].map(([kind, tally]) => describe(kind, tally));
    const all = [...this.#others, ...counted];
    return [
      ...all.filter(({ severity }) => severity === 'error'),
      ...all.filter(({ severity }) => severity === 'warning'),
    ];
  }
}

function describe(kind: FaultKind, { count, rows }: Tally): Diagnostic {
  const [severity, sentence, advice] = KINDS[kind];
  const row = rows[0] ?? 1;
  const message = `${sentence} (${namedRows(kind, count, rows)}). ${advice}`;
  return { code: kind, severity, message, row, count };
}

function namedRows(kind: FaultKind, count: number, rows: readonly number[]): string {
  if (kind === 'gap') {
    const candles = count === 1 ? '1 candle' : `${count} candles`;
    return `${candles}, before ${rows.length === 1 ? 'row' : 'rows'} ${rows.join(', ')}`;
  }
  const left = count - rows.length;
  return `${rows.length === 1 ? 'row' : 'rows'} ${rows.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}
