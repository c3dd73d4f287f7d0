import type { Golden } from '../../src/node/index.ts';
import { emptyCandles } from '../../src/time/candles.ts';
import { HOUR, START } from './random.ts';
import { runInRuntime, type Tested, type Wires } from './runtime.ts';

/** Of the largest expected value: a table's digits end at one place for all of it. */
const EXACT = 1e-9;

function lengthOf(golden: Golden): number {
  return Math.max(
    ...Object.values(golden.in).map((input) =>
      isList(input) ? input.length : Math.max(...Object.values(input).map(({ length }) => length)),
    ),
  );
}

function isList(input: Golden['in'][string]): input is readonly (number | null)[] {
  return Array.isArray(input);
}

/** The market's candles: those of the golden, columns that it leaves out made up from its close. */
function candlesOf(golden: Golden, length: number) {
  const candles = emptyCandles(length);
  const bundle = Object.values(golden.in).find((input) => !isList(input));
  const columns: Readonly<Record<string, readonly number[]>> = bundle && !isList(bundle) ? bundle : {};
  const column = (name: string) => columns[name] ?? columns.close ?? columns.high ?? columns.low;
  candles.time.set(Float64Array.from({ length }, (_, i) => START + i * HOUR));
  for (const name of ['open', 'high', 'low', 'close'] as const)
    candles[name].set(column(name) ?? new Array<number>(length).fill(1));
  candles.volume.set(columns.volume ?? new Array<number>(length).fill(1));
  return candles;
}

/** Where a node's values differ from its source's, in words. */
export function goldenFaults(node: Tested, golden: Golden): string[] {
  const length = lengthOf(golden);
  const wires: Wires = Object.fromEntries(
    Object.entries(golden.in).flatMap(([name, input]) => {
      if (!isList(input)) return [];
      const values = Float64Array.from(input, (value) => value ?? Number.NaN);
      return [[name, node.inputs[name]?.variadic ? [values] : values]];
    }),
  );
  const params = node.params.parse(golden.params ?? {});
  const found = runInRuntime({ node, params, wires, candles: candlesOf(golden, length) });
  return Object.entries(golden.out).flatMap(([port, expected]) => {
    const size = Math.max(...expected.map((value) => Math.abs(value ?? 0)));
    const room = (golden.tolerance ?? EXACT) * (size || 1);
    return expected.flatMap((value, i) => {
      const given = found[port]?.[i] ?? Number.NaN;
      return value === null || Math.abs(given - value) <= room
        ? []
        : [`${port}[${i}] is ${given}, expected ${value}`];
    });
  });
}
