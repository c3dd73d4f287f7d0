import { describe, expect, test } from 'vitest';
import { library } from '../../nodes/index.ts';
import { nextTime, parseCron } from '../../src/node/kernels/cron.ts';
import { zoneOf } from '../../src/node/kernels/zone.ts';
import { Drive } from './drive.ts';

const at = (text: string) => Date.parse(`${text}Z`);
const iso = (time: number | null) => (time === null ? null : new Date(time).toISOString().slice(0, 16));

function next(cron: string, after: string, zone = 'UTC'): string | null {
  const parsed = parseCron(cron);
  if (typeof parsed === 'string') throw new Error(parsed);
  return iso(nextTime(parsed, zoneOf(zone), at(after)));
}

/** A time node over bars that close at the given moments. */
function run(
  type: string,
  params: Record<string, unknown>,
  moments: readonly string[],
  port = 'value',
): number[] {
  const node = library.get(type);
  if (node?.kind !== 'compute') throw new Error(`"${type}" is no kernel.`);
  const inputs = { instant: Float64Array.from(moments, at) };
  const options = { poison: false, json: false };
  const drive = new Drive(node, node.params.parse(params), inputs, moments.length, options);
  drive.run(0, moments.length);
  return [...(drive.outputs[port] ?? [])];
}

describe('the clock of a place', () => {
  const berlin = zoneOf('Europe/Berlin');
  test('is put forward and back', () => {
    expect(berlin.offset(at('2024-03-31T00:59'))).toBe(3_600_000);
    expect(berlin.offset(at('2024-03-31T01:00'))).toBe(7_200_000);
    expect(berlin.offset(at('2024-10-27T00:59'))).toBe(7_200_000);
    expect(berlin.offset(at('2024-10-27T01:00'))).toBe(3_600_000);
  });
  test('a time that is left out is the moment of the change', () => {
    expect(iso(berlin.moment(at('2024-03-31T02:30')))).toBe('2024-03-31T01:00');
  });
  test('of a time that comes twice the first counts', () => {
    expect(iso(berlin.moment(at('2024-10-27T02:30')))).toBe('2024-10-27T00:30');
  });
  test('half hours are kept', () => {
    expect(zoneOf('Asia/Kolkata').offset(at('2024-06-01T00:00'))).toBe(19_800_000);
  });
});

describe('a cron expression', () => {
  test.each([
    ['0 9 * * 1', '2024-05-01T00:00', '2024-05-06T09:00'],
    ['*/15 * * * *', '2024-05-01T10:15', '2024-05-01T10:30'],
    ['0 0 1 * *', '2024-01-31T00:00', '2024-02-01T00:00'],
    ['0 0 29 2 *', '2024-03-01T00:00', '2028-02-29T00:00'],
    ['30 8-10 * jan,dec mon-fri', '2024-01-05T10:30', '2024-01-08T08:30'],
    ['0 0 13 * 5', '2024-09-01T00:00', '2024-09-06T00:00'],
    ['0 12 L * *', '2024-02-10T00:00', '2024-02-29T12:00'],
    ['0 0 * * 7', '2024-05-01T00:00', '2024-05-05T00:00'],
    ['@weekly', '2024-05-01T00:00', '2024-05-05T00:00'],
    ['5/20 * * * *', '2024-05-01T00:06', '2024-05-01T00:25'],
  ])('%s after %s comes at %s', (cron, after, expected) => expect(next(cron, after)).toBe(expected));

  test('never comes where no calendar has its day', () => {
    expect(next('0 0 31 2 *', '2024-01-01T00:00')).toBeNull();
  });

  test('in a place: once where the clock leaves it out, once where it comes twice', () => {
    expect(next('30 2 * * *', '2024-03-30T12:00', 'Europe/Berlin')).toBe('2024-03-31T01:00');
    expect(next('30 2 * * *', '2024-03-31T01:00', 'Europe/Berlin')).toBe('2024-04-01T00:30');
    expect(next('30 2 * * *', '2024-10-26T12:00', 'Europe/Berlin')).toBe('2024-10-27T00:30');
    expect(next('30 2 * * *', '2024-10-27T00:30', 'Europe/Berlin')).toBe('2024-10-28T01:30');
  });

  test.each([
    '',
    '* * * *',
    '60 * * * *',
    '* 24 * * *',
    '5-1 * * * *',
    '*/0 * * * *',
    'a * * * *',
    '* * 0 * *',
    '1-2-3 * * * *',
  ])('"%s" is refused in words', (text) => expect(parseCron(text)).toBeTypeOf('string'));
});

describe('time nodes look at the moment of decision', () => {
  const fourHours = [
    '2024-05-05T20:00',
    '2024-05-06T00:00',
    '2024-05-06T04:00',
    '2024-05-06T08:00',
    '2024-05-06T12:00',
  ];

  test('a schedule is met by the first bar that closes at or after it', () => {
    expect(run('schedule', { cron: '0 9 * * 1' }, fourHours)).toEqual([0, 0, 0, 0, 1]);
    expect(run('schedule', { cron: '0 8 * * 1' }, fourHours)).toEqual([0, 0, 0, 1, 0]);
  });
  test('an interval begins at midnight of the place', () => {
    expect(run('interval', { every: '1d' }, fourHours)).toEqual([0, 1, 0, 0, 0]);
    expect(run('interval', { every: '1d', timeZone: 'America/New_York' }, fourHours)).toEqual([
      0, 0, 1, 0, 0,
    ]);
    expect(run('interval', { every: '1w' }, fourHours)).toEqual([0, 1, 0, 0, 0]);
    expect(run('interval', { every: '1M' }, ['2024-01-31T23:00', '2024-02-01T01:00'])).toEqual([0, 1]);
  });
  test('a session has its start and not its end', () => {
    const moments = ['2024-05-06T09:29', '2024-05-06T09:30', '2024-05-06T15:59', '2024-05-06T16:00'];
    expect(run('session', {}, moments)).toEqual([0, 1, 1, 0]);
  });
  test('a session over midnight belongs to the day on which it starts', () => {
    const params = { start: '22:00', end: '02:00', days: ['mon'] };
    const moments = [
      '2024-05-06T01:00',
      '2024-05-06T22:00',
      '2024-05-07T01:59',
      '2024-05-07T02:00',
      '2024-05-07T22:00',
    ];
    expect(run('session', params, moments)).toEqual([0, 1, 1, 0, 0]);
  });
  test('the calendar counts weeks as ISO 8601 does', () => {
    const moments = ['2021-01-03T00:00', '2021-01-04T00:00', '2020-12-31T00:00', '2024-12-30T00:00'];
    expect(run('calendar', {}, moments, 'week')).toEqual([53, 1, 53, 1]);
    expect(run('calendar', {}, moments, 'weekday')).toEqual([7, 1, 4, 1]);
    expect(run('calendar', {}, ['2024-02-28T12:00', '2024-02-29T12:00'], 'monthEnd')).toEqual([0, 1]);
  });
  test('a date range has whole days, and no time that is its end', () => {
    const moments = ['2024-02-29T23:00', '2024-03-01T00:00', '2024-03-02T23:00', '2024-03-03T00:00'];
    expect(run('date-range', { from: '2024-03-01', to: '2024-03-02' }, moments)).toEqual([0, 1, 1, 0]);
    expect(run('date-range', { to: '2024-03-02 23:00' }, moments)).toEqual([1, 1, 0, 0]);
    expect(library.get('date-range')?.params.safeParse({ from: '2024-02-30' }).success).toBe(false);
  });
  test('no such time zone is refused', () => {
    const found = library.get('calendar')?.params.safeParse({ timeZone: 'Mars/Olympus' });
    expect(found?.error?.issues[0]?.message).toContain('no time zone');
  });
});
