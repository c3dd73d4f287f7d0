import type { Diagnostic } from '../../strategy/diagnostic.ts';
import { EXTRA_COLUMNS, type ExtraColumn } from '../../time/candles.ts';

export const NEEDED = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;
export type NeededColumn = (typeof NEEDED)[number];
export type FileColumn = NeededColumn | ExtraColumn;

/** Where columns stand, as `--columns` names them: a place from 1, or a heading. */
export type ColumnMap = Partial<Record<FileColumn, number | string>>;

/** The place of each column in a row, from 0. */
export type Places = Partial<Record<FileColumn, number>>;

const ORDER: readonly FileColumn[] = NEEDED;
const ALL: readonly FileColumn[] = [...NEEDED, ...EXTRA_COLUMNS];

// Compared without case, blanks, punctuation and brackets.
const SYNONYMS: Record<FileColumn, readonly string[]> = {
  time: [
    ...['time', 'timestamp', 'date', 'datetime', 'opentime', 'timeopen', 'opentimestamp', 'timeperiodstart'],
    ...[
      'starttime',
      'start',
      'begin',
      'ts',
      't',
      'unix',
      'unixtime',
      'unixtimestamp',
      'epoch',
      'utc',
      'timeutc',
    ],
    ...['dateutc', 'datetimeutc', 'timestampms', 'day', 'candletime', 'bartime', 'snapshottime'],
  ],
  open: ['open', 'o', 'openprice', 'priceopen', 'opening'],
  high: ['high', 'h', 'highprice', 'pricehigh', 'max', 'highest'],
  low: ['low', 'l', 'lowprice', 'pricelow', 'min', 'lowest'],
  close: ['close', 'c', 'closeprice', 'priceclose', 'last', 'closing'],
  volume: [
    'volume',
    'v',
    'vol',
    'basevolume',
    'volumebase',
    'volumefrom',
    'volumetraded',
    'tickvolume',
    'tickvol',
  ],
  quoteVolume: ['quotevolume', 'quoteassetvolume', 'volumequote', 'volumeto', 'turnover'],
  trades: ['trades', 'tradecount', 'numberoftrades', 'tradescount', 'count'],
  takerVolume: ['takervolume', 'takerbuybaseassetvolume', 'takerbuyvolume', 'takerbuybasevolume'],
  bid: ['bid', 'bidclose', 'closebid'],
  ask: ['ask', 'askclose', 'closeask'],
  mark: ['mark', 'markprice'],
  funding: ['funding', 'fundingrate'],
  openInterest: ['openinterest', 'oi'],
};

/** `"time=1,open=2,close=Last"` → map; null where the text cannot be read. */
export function parseColumns(text: string): ColumnMap | null {
  const map: ColumnMap = {};
  for (const part of text.split(',')) {
    const split = part.indexOf('=');
    const name = ALL.find((column) => column.toLowerCase() === part.slice(0, split).trim().toLowerCase());
    const place = part.slice(split + 1).trim();
    if (split < 1 || !name || place === '' || map[name] !== undefined) return null;
    if (!/^\d+$/.test(place)) map[name] = place;
    else if (Number(place) >= 1 && Number(place) <= 1_000_000) map[name] = Number(place);
    else return null;
  }
  return map;
}

export interface PlacedColumns {
  places: Places;
  diagnostics: Diagnostic[];
}

/** Finds the columns under their headings, or where `map` says. */
export function placeByHeadings(headings: readonly string[], map: ColumnMap): PlacedColumns {
  const places: Places = {};
  const diagnostics: Diagnostic[] = [];
  const missing: FileColumn[] = [];
  const plain = headings.map(plainHeading);
  for (const column of ALL) {
    const asked = map[column];
    const found = asked === undefined ? headingsOf(column, plain) : placesAsked(asked, headings);
    const [place] = found;
    if (place !== undefined) places[column] = place;
    else if (asked !== undefined) diagnostics.push(absent(column, asked));
    else if (isRequired(column)) missing.push(column);
    const mayRepeat = !isNeeded(column) || (column === 'time' && asked === undefined);
    if (found.length > 1 && !mayRepeat)
      diagnostics.push(
        namedTwice(
          column,
          found.map((at) => headings[at] ?? ''),
        ),
      );
  }
  if (missing.length > 0) diagnostics.push(missingColumns(missing, headings));
  return { places, diagnostics };
}

/** Without a header: the first six columns, or where `map` says; `width` cells in the first row. */
export function placeByOrder(width: number, map: ColumnMap): PlacedColumns {
  const places: Places = {};
  const diagnostics: Diagnostic[] = [];
  const missing: FileColumn[] = [];
  const taken = new Set(Object.values(map).map((place) => (typeof place === 'number' ? place - 1 : -1)));
  for (const column of ALL) {
    const asked = map[column];
    const usual = ORDER.indexOf(column);
    if (typeof asked === 'number' && asked <= width) places[column] = asked - 1;
    else if (asked !== undefined) diagnostics.push(absent(column, asked));
    else if (usual !== -1 && usual < width && !taken.has(usual)) places[column] = usual;
    else if (isRequired(column)) missing.push(column);
  }
  if (missing.length > 0) diagnostics.push(missingColumns(missing, []));
  return { places, diagnostics };
}

function isNeeded(column: FileColumn): boolean {
  return ORDER.includes(column);
}

/** A file may lack the volume. */
function isRequired(column: FileColumn): boolean {
  return isNeeded(column) && column !== 'volume';
}

function plainHeading(heading: string): string {
  return heading.toLowerCase().replace(/[\s_.\-<>()[\]{}"'*/]+/g, '');
}

function headingsOf(column: FileColumn, plain: readonly string[]): number[] {
  const found = plain.flatMap((heading, place) => (SYNONYMS[column].includes(heading) ? [place] : []));
  // A table's index is often written without a heading, first.
  if (column === 'time' && found.length === 0 && plain[0] === '') return [0];
  return found;
}

function placesAsked(asked: number | string, headings: readonly string[]): number[] {
  if (typeof asked === 'number') return asked <= headings.length ? [asked - 1] : [];
  const wanted = asked.toLowerCase();
  return headings.flatMap((heading, place) => (heading.trim().toLowerCase() === wanted ? [place] : []));
}

function namedTwice(column: FileColumn, headings: readonly string[]): Diagnostic {
  return {
    code: 'column-named-twice',
    severity: 'error',
    message: `Several columns could be the ${column}: ${headings.join(', ')}. Say which one: --columns ${column}=HEADING.`,
    row: 1,
  };
}

function absent(column: FileColumn, asked: number | string): Diagnostic {
  const where = typeof asked === 'number' ? `column ${asked}` : `column "${asked}"`;
  return {
    code: 'absent-column',
    severity: 'error',
    message: `There is no ${where}, which --columns names as the ${column}.`,
    row: 1,
  };
}

function missingColumns(columns: readonly FileColumn[], headings: readonly string[]): Diagnostic {
  const seen = headings.length > 0 ? ` The headings are: ${headings.slice(0, 12).join(', ')}.` : '';
  return {
    code: 'missing-column',
    severity: 'error',
    message: `There is no column for ${columns.join(', ')}. Name it: --columns ${columns[0]}=HEADING.${seen}`,
    row: 1,
    count: columns.length,
  };
}
