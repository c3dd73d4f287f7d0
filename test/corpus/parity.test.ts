import { describe, expect, test } from 'vitest';
import { createSession, loadStrategy, resultJson, simulate } from '../../src/index.ts';
import { fillWarnings } from '../../src/runtime/fill-warnings.ts';
import { type Candles, sliceCandles } from '../../src/time/candles.ts';
import { candleFiles, hasSharedData } from './shared-data.ts';
import { corpus } from './strategies.ts';

const ONE_BY_ONE = 3000;
const MOST = 20_000;

/** The same run, fed in pieces: one candle at a time, or in stretches of uneven length. */
function inPieces(file: unknown, candles: Candles, pieces: readonly number[]): string {
  const { strategy } = loadStrategy(file);
  if (!strategy) throw new Error('the corpus is at fault');
  const session = createSession(strategy, { taps: 'all' });
  let from = 0;
  for (let turn = 0; from < candles.time.length; turn++) {
    const to = Math.min(candles.time.length, from + (pieces[turn % pieces.length] ?? 1));
    session.push({ main: sliceCandles(candles, from, to) });
    from = to;
  }
  session.finish();
  const result = session.result();
  const data = { main: candles };
  return jsonOf({
    ...result,
    warnings: [...result.warnings, ...fillWarnings(strategy, data, result.fills)],
    strategy,
    diagnostics: [],
    feeds: {},
    messages: session.messages(),
    series: session.series(),
    data,
  });
}

function jsonOf(result: ReturnType<typeof simulate>): string {
  const series = Object.entries(result.series).map(([name, { time, values }]) => [
    name,
    [...time],
    [...values],
  ]);
  return JSON.stringify([resultJson(result), [...result.equity], [...result.hold], series]);
}

/** Two of the strategies for each file, so that all meet many files. */
function inTurn<T>(strategies: readonly T[], place: number): T[] {
  return strategies.filter(
    (_, i) => i === place % strategies.length || i === (place + 2) % strategies.length,
  );
}

describe.skipIf(!hasSharedData)('real candles (skipped where ../shared/data is absent)', () => {
  const traded = new Set<string>();

  test.each(candleFiles().map((file, place) => ({ ...file, place })))(
    '$name: batch, stretches and one at a time give the same JSON',
    ({ read, timeframe, place }) => {
      const candles = sliceCandles(read(), 0, MOST);
      for (const file of inTurn(corpus(timeframe), place)) {
        const { strategy, diagnostics } = loadStrategy(file);
        if (!strategy) throw new Error(JSON.stringify(diagnostics));
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        const result = simulate(strategy, { main: candles }, { taps: 'all' });
        const batch = jsonOf(result);
        if (result.trades.length > 0) traded.add(file.name);
        const pieces = candles.time.length <= ONE_BY_ONE ? [1] : [1, 997, 2, 1024, 3, 511, 1, 1025];
        expect(inPieces(file, candles, pieces) === batch, `${file.name} differs when fed in pieces`).toBe(
          true,
        );
        expect(/NaN|Infinity/.test(JSON.stringify(resultJson(result))), file.name).toBe(false);
      }
    },
  );

  test('every strategy of the corpus traded somewhere', () => {
    expect([...traded].sort()).toEqual(
      corpus('1h')
        .map(({ name }) => name)
        .sort(),
    );
  });
});
