import type { AnyInputColumn } from '../../src/node/index.ts';
import { sliceCandles } from '../../src/time/candles.ts';
import { longest, same, warmups } from './drive.ts';
import {
  between,
  inputsFor,
  type MarketKind,
  market,
  type Random,
  randomFrom,
  randomParams,
} from './random.ts';
import { type Run, runInRuntime, type Tested, type Wires } from './runtime.ts';

const ROOM = 90;
const ROUNDS = 2;
const SMALLEST = 1e-6;

/** What a node, composites included, breaks when the real runtime runs it. */
export function runtimeFaults(node: Tested, seed = 5): string[] {
  const faults = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const random = randomFrom(seed * 100 + round);
    const run = randomRun(node, random, 'lively');
    const whole = runInRuntime(run);
    for (const fault of [
      ...cutFaults(run, whole, random),
      ...prefixFaults(run, whole, random),
      ...warmupFaults(run, whole),
      ...unknownFaults(run, random),
    ])
      faults.add(fault);
  }
  for (const fault of settleFaults(node, randomFrom(seed))) faults.add(fault);
  for (const fault of extremeFaults(node, randomFrom(seed + 1))) faults.add(fault);
  return [...faults];
}

type Result = Readonly<Record<string, Float64Array>>;

interface Wish {
  /** Bars beyond the warm-up. */
  readonly room?: number;
  readonly params?: Record<string, unknown>;
  /** A history of one bar. */
  readonly single?: boolean;
}

export function randomRun(node: Tested, random: Random, kind: MarketKind, wish: Wish = {}): Run {
  const params = wish.params ?? randomParams(node, random);
  const length = wish.single ? 1 : longest(node, params) + (wish.room ?? ROOM);
  const source = market(random, length, kind);
  const extra = {
    takerVolume: source.candles.volume.map((volume) => volume * random()),
    quoteVolume: source.candles.volume.map((volume, i) => volume * source.candles.close[i]!),
  };
  const given = inputsFor(node.inputs, random, source, kind, 0, true);
  const wires = Object.fromEntries(
    Object.entries(given).flatMap(([name, input]): [string, Float64Array | readonly Float64Array[]][] => {
      const port = node.inputs[name];
      return port?.hidden || port?.type === 'candles' || !isWires(input) ? [] : [[name, input]];
    }),
  );
  return { node, params, wires, candles: { ...source.candles, extra } };
}

function isWires(input: AnyInputColumn): input is Float64Array | readonly Float64Array[] {
  return input instanceof Float64Array || Array.isArray(input);
}

function cutFaults(run: Run, whole: Result, random: Random): string[] {
  const length = run.candles.time.length;
  const cuts: number[] = [];
  for (let at = between(random, 1, 20); at < length; at += between(random, 1, random() < 0.5 ? 2 : 40))
    cuts.push(at);
  return differences(whole, runInRuntime({ ...run, cuts }), 'differs when the feed is cut');
}

/** The past does not change when more candles come. */
function prefixFaults(run: Run, whole: Result, random: Random): string[] {
  const upTo = run.candles.time.length - between(random, 1, ROOM / 2);
  return differences(runInRuntime(cut(run, 0, upTo)), whole, 'knows the future');
}

function differences(expected: Result, found: Result, what: string): string[] {
  return Object.entries(expected).flatMap(([port, column]) =>
    column.every((value, i) => same(value, found[port]?.[i])) ? [] : [`"${port}" ${what}`],
  );
}

function warmupFaults({ node, params }: Run, whole: Result): string[] {
  return Object.entries(warmups(node, params)).flatMap(([port, bars]) => {
    const column = whole[port];
    if (bars === null || !column) return [];
    const first = column.findIndex((value) => !Number.isNaN(value));
    if (first !== bars)
      return [`gives "${port}" at bar ${first} with a warm-up of ${bars} (${JSON.stringify(params)})`];
    return column.subarray(bars).some(Number.isNaN) ? [`misses values of "${port}" after its warm-up`] : [];
  });
}

/**
 * An unknown value in the middle: a kernel that restarts gives from then on what a fresh run over the rest gives; one
 * that skips is unknown as long as the hole is in sight and goes on. Once settled, both have forgotten it.
 */
function unknownFaults(first: Run, random: Random): string[] {
  const settle = first.node.settle(first.params);
  const run = lengthened(first, random, Number.isFinite(settle) ? settle + ROOM : ROOM);
  const whole = runInRuntime(run);
  const { node, params, wires } = run;
  const names = Object.keys(wires);
  const name = names[between(random, 0, names.length - 1)];
  const values = name === undefined ? undefined : wires[name];
  if (name === undefined || !values || node.kind !== 'compute') return [];
  const length = run.candles.time.length;
  const hole = longest(node, params) + between(random, 5, 20);
  const holed =
    values instanceof Float64Array ? withHole(values, hole) : values.map((one) => withHole(one, hole));
  const found = runInRuntime({ ...run, wires: { ...wires, [name]: holed } });
  const faults = Object.entries(found).flatMap(([port, column]) =>
    column.some((value) => Math.abs(value) === Number.POSITIVE_INFINITY)
      ? [`gives Infinity on "${port}" after an unknown value`]
      : [],
  );
  if (node.unknown === 'accepts') return faults;
  for (const [port, column] of Object.entries(found)) {
    const before = column.subarray(0, hole);
    if (!before.every((value, i) => same(value, whole[port]?.[i])))
      faults.push(`changes "${port}" before an unknown value`);
    const blind = node.unknown === 'restart' ? hole : Math.min(length - 1, hole + node.lookback(params));
    if (!column.subarray(hole, blind + 1).every(Number.isNaN))
      faults.push(`gives "${port}" while an unknown value is in sight`);
  }
  if (Number.isFinite(settle)) {
    const over = hole + node.lookback(params) + settle + 1;
    for (const [port, column] of Object.entries(found)) {
      const expected = whole[port]?.subarray(over) ?? new Float64Array();
      const size = expected.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 0);
      const apart = expected.findIndex((value, i) => Math.abs(value - column[over + i]!) > SMALLEST * size);
      if (apart >= 0)
        faults.push(`"${port}" never recovers from an unknown value (${JSON.stringify(params)})`);
    }
  }
  if (node.unknown === 'restart') {
    const rest = runInRuntime(cut(run, hole + 1, length));
    const after = Object.fromEntries(
      Object.entries(found).map(([port, column]) => [port, column.subarray(hole + 1)]),
    );
    faults.push(...differences(rest, after, 'remembers what was before an unknown value'));
  }
  return faults;
}

function withHole(values: Float64Array, at: number): Float64Array {
  const copy = values.slice();
  copy[at] = Number.NaN;
  return copy;
}

/** The run over some of its candles; what is wired keeps its times. */
function cut(run: Run, from: number, to: number): Run {
  const wires: Wires = Object.fromEntries(
    Object.entries(run.wires).map(([name, values]) => {
      const shorten = (one: Float64Array) =>
        one.map((value, i) => (i >= from && i < to ? value : Number.NaN));
      return [name, values instanceof Float64Array ? shorten(values) : values?.map(shorten)];
    }),
  );
  return { ...run, wires, candles: sliceCandles(run.candles, from, to) };
}

/** A composite says itself after how many bars it no longer matters where the history began. */
export function settleFaults(node: Tested, random: Random, params?: Record<string, unknown>): string[] {
  if (node.kind !== 'composite' || node.hidden) return [];
  const full = randomRun(node, random, 'lively', { room: 6 * ROOM, params });
  const settle = node.settle(full.params);
  if (!Number.isFinite(settle)) return [];
  const start = 2 * ROOM;
  const length = start + settle + ROOM;
  const run = length > full.candles.time.length ? lengthened(full, random, length) : full;
  const long = runInRuntime(run);
  const late = runInRuntime(cut(run, start, run.candles.time.length));
  return Object.entries(warmups(node, run.params)).flatMap(([port, bars]) => {
    const a = long[port]?.subarray(start + settle);
    const b = late[port]?.subarray(settle);
    if (bars === null || !a || !b) return [];
    const size = a.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 0);
    const apart = a.some((value, i) => Math.abs(value - (b[i] ?? 0)) > SMALLEST * size);
    return apart ? [`"${port}" has not settled after ${settle} bars (${JSON.stringify(run.params)})`] : [];
  });
}

/** Another run with the same parameters and so many bars more than their warm-up. */
function lengthened({ node, params }: Run, random: Random, room: number): Run {
  return randomRun(node, random, 'lively', { room, params });
}

function extremeFaults(node: Tested, random: Random): string[] {
  const kinds: MarketKind[] = ['flat', 'tiny', 'huge', 'no-volume'];
  return kinds.flatMap((kind) =>
    [true, false].flatMap((single) =>
      Object.entries(runInRuntime(randomRun(node, random, kind, { single }))).flatMap(([port, column]) =>
        column.some((value) => Math.abs(value) === Number.POSITIVE_INFINITY)
          ? [`gives Infinity on "${port}" (${kind} market)`]
          : [],
      ),
    ),
  );
}
