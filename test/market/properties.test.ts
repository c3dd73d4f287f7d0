import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNumber, readNumber } from '../../src/market/file/number.ts';
import { parseCandles } from '../../src/market/index.ts';
import type { Candles } from '../../src/time/candles.ts';
import { HEADER, warnings } from './csv.ts';

const MINUTE = 60_000;

/** Rows of a minute market with gaps: time, open, high, low, close, volume. */
const market = fc
  .record({
    start: fc.integer({ min: 12_000_000, max: 60_000_000 }),
    bars: fc.array(
      fc.record({
        gap: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 50 })),
        prices: fc.array(fc.double({ min: 1e-8, max: 1e9, noNaN: true }), { minLength: 4, maxLength: 4 }),
        volume: fc.double({ min: 0, max: 1e12, noNaN: true }),
      }),
      { minLength: 12, maxLength: 60 },
    ),
  })
  .map(({ start, bars }) => {
    let time = start * MINUTE;
    return bars.map(({ gap, prices, volume }) => {
      const [low = 0, open = 0, close = 0, high = 0] = prices.toSorted((a, b) => a - b);
      const row = [time, open, high, low, close, volume];
      time += (1 + gap) * MINUTE;
      return row;
    });
  })
  .filter((rows) => mostlyMinutes(rows) && rows.some(([, , , , , volume]) => (volume ?? 0) > 0));

function mostlyMinutes(rows: readonly number[][]): boolean {
  const steps = rows.slice(1).map(([time = 0], at) => time - (rows[at]?.[0] ?? 0));
  return steps.filter((step) => step === MINUTE).length > steps.length / 2;
}

const text = (rows: readonly (readonly number[])[]) =>
  `${HEADER}\n${rows.map((row) => row.map(String).join(',')).join('\n')}\n`;

function table(candles: Candles | null): number[][] {
  if (!candles) return [];
  const { time, open, high, low, close, volume } = candles;
  return Array.from(time, (at, row) => [at, open[row]!, high[row]!, low[row]!, close[row]!, volume[row]!]);
}

describe('any good market', () => {
  test('comes back digit for digit, its gaps counted', () => {
    fc.assert(
      fc.property(market, (rows) => {
        const { candles, diagnostics } = parseCandles(text(rows));
        expect(table(candles)).toEqual(rows);
        const span = ((rows.at(-1)?.[0] ?? 0) - (rows[0]?.[0] ?? 0)) / MINUTE + 1;
        const missing = span - rows.length;
        expect(warnings(diagnostics).map(({ code, count }) => [code, count])).toEqual(
          missing > 0 ? [['gap', missing]] : [],
        );
      }),
    );
  });

  test('reads the same from CSV and from JSON', () => {
    fc.assert(
      fc.property(market, (rows) => {
        expect(parseCandles(JSON.stringify(rows)).candles).toEqual(parseCandles(text(rows)).candles);
      }),
    );
  });

  test('reads the same in any order, with any rows twice', () => {
    const disordered = market.chain((rows) =>
      fc.record({
        rows: fc.constant(rows),
        mixed: fc
          .tuple(fc.subarray(rows), fc.constant(rows))
          .chain(([twice, all]) =>
            fc.shuffledSubarray([...all, ...twice], { minLength: all.length + twice.length }),
          ),
      }),
    );
    fc.assert(
      fc.property(disordered, ({ rows, mixed }) => {
        const { candles, diagnostics } = parseCandles(text(mixed));
        expect(table(candles)).toEqual(rows);
        const duplicates = diagnostics.find(({ code }) => code === 'duplicate-candles')?.count ?? 0;
        expect(duplicates).toBe(mixed.length - rows.length);
      }),
    );
  });

  test('is refused with the row, whatever cell is spoilt', () => {
    const spoilt = fc.record({
      rows: market,
      at: fc.nat(),
      cell: fc.integer({ min: 0, max: 4 }),
      rubbish: fc.constantFrom('x', 'NaN', '--', '1.2.3', '1e', '0x10', '∞', 'null', '1 2'),
    });
    fc.assert(
      fc.property(spoilt, ({ rows, at, cell, rubbish }) => {
        const place = at % rows.length;
        const lines = rows.map((row) => row.map(String));
        const line = lines[place];
        if (line) line[cell] = rubbish;
        const { candles, diagnostics } = parseCandles(`${HEADER}\n${lines.join('\n')}\n`);
        expect(candles).toBeNull();
        expect(diagnostics[0]).toMatchObject({ severity: 'error', row: place + 2, count: 1 });
      }),
    );
  });
});

describe('any input at all', () => {
  test('gives candles or an error, never an exception', () => {
    const pieces = fc.constantFrom(
      ...HEADER,
      ...'0123456789.-,;\t"\r\n{}[]:TZ ',
      'time,open\n',
      '1704067200000,',
    );
    const inputs = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string(),
      fc.array(pieces).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(inputs, (input) => {
        const { candles, diagnostics } = parseCandles(input);
        expect(candles === null).toBe(diagnostics.some(({ severity }) => severity === 'error'));
        for (const { message } of diagnostics) expect(message).toMatch(/^[\s\S]{10,}[.]$/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('numbers', () => {
  const fromBytes = (cell: string) => {
    const bytes = new TextEncoder().encode(cell);
    return readNumber(bytes, 0, bytes.length, false);
  };
  test('have the value that JavaScript gives their text', () => {
    const decimal = fc
      .tuple(fc.constantFrom('', '-', '+'), fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.nat(25))
      .map(([sign, digits, decimals]) => {
        const padded = String(digits).padStart(decimals + 1, '0');
        return `${sign}${padded.slice(0, padded.length - decimals)}.${padded.slice(padded.length - decimals)}`;
      });
    const anyNumber = fc.oneof(decimal, fc.double({ noNaN: true, noDefaultInfinity: true }).map(String));
    fc.assert(
      fc.property(anyNumber, (cell) => {
        expect(fromBytes(cell)).toBe(Number(cell) + 0);
        expect(parseNumber(cell, false)).toBe(Number(cell) + 0);
      }),
      { numRuns: 2000 },
    );
  });
});
