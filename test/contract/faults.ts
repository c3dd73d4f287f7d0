import type { ComputeNode } from '../../src/node/index.ts';
import { Drive, type Inputs, longest, mapColumns, type Outputs, same, UNTOUCHED, warmups } from './drive.ts';
import {
  between,
  inputsFor,
  type MarketKind,
  market,
  type Random,
  randomFrom,
  randomParams,
} from './random.ts';

const ROUNDS = 8;
/** Rounds with everything wired and known. */
const PLAIN = 4;
const SMALLEST = 1e-6;
const ROOM = 160;

interface Trial {
  readonly node: ComputeNode;
  readonly params: Record<string, unknown>;
  readonly inputs: Inputs;
  readonly length: number;
  readonly whole: Outputs;
}

/** Everything by which a kernel breaks the contract of `src/node/define.ts`, in words; nothing where it keeps it. */
export function contractFaults(node: ComputeNode, seed = 1): string[] {
  const faults = new Set<string>();
  const known = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const random = randomFrom(seed * 1000 + round);
    const kind: MarketKind = round % 2 === 0 ? 'ties' : 'lively';
    const plain = round < PLAIN;
    const one = trial(node, random, kind, !plain && node.unknown === 'accepts' ? 0.1 : 0, plain);
    const other = trial(node, random, kind, 0, plain);
    const found = [
      ...writtenFaults(one),
      ...cutFaults(one, random),
      ...togetherFaults(one, other, random),
      ...(plain ? warmupFaults(one, kind) : []),
    ];
    for (const fault of found) faults.add(fault);
    for (const [port, column] of Object.entries(one.whole)) {
      if (column.some((value) => !Number.isNaN(value))) known.add(port);
      if (column.some((value) => Math.abs(value) === Number.POSITIVE_INFINITY))
        faults.add(`gives Infinity on "${port}"`);
    }
  }
  if (known.size === 0 && Object.keys(node.outputs).length > 0) faults.add('never gives a value');
  for (const fault of settleFaults(node, randomFrom(seed + 77))) faults.add(fault);
  for (const fault of extremeFaults(node, randomFrom(seed + 99))) faults.add(fault);
  return [...faults];
}

function trial(node: ComputeNode, random: Random, kind: MarketKind, holes: number, wired: boolean): Trial {
  const params = randomParams(node, random);
  const length = Math.max(longest(node, params), node.lookback(params)) + ROOM;
  const inputs = inputsFor(node.inputs, random, market(random, length, kind), kind, holes, wired);
  return { node, params, inputs, length, whole: wholeRun(node, params, inputs, length) };
}

function wholeRun(
  node: ComputeNode,
  params: Record<string, unknown>,
  inputs: Inputs,
  length: number,
): Outputs {
  const drive = new Drive(node, params, inputs, length, { poison: false, json: false });
  drive.run(0, length);
  return drive.outputs;
}

function writtenFaults({ whole }: Trial): string[] {
  return Object.entries(whole).flatMap(([port, column]) =>
    column.includes(UNTOUCHED) ? [`leaves "${port}" unwritten`] : [],
  );
}

/** Any cut of the series, poisoned around each piece, its state through JSON: the same bits. */
function cutFaults(trial: Trial, random: Random): string[] {
  const { node, params, inputs, length, whole } = trial;
  const drive = new Drive(node, params, inputs, length, { poison: true, json: true });
  for (let from = 0; from < length; ) {
    const to = Math.min(length, from + between(random, 1, random() < 0.5 ? 3 : 40));
    drive.run(from, to);
    from = to;
  }
  return [...drive.faults, ...differences(whole, drive.outputs, 'differs when the series is cut')];
}

/** Two instances that take turns do not disturb each other. */
function togetherFaults(one: Trial, other: Trial, random: Random): string[] {
  const drives = [one, other].map(
    ({ node, params, inputs, length }) =>
      new Drive(node, params, inputs, length, { poison: false, json: false }),
  );
  const [first, second] = drives;
  if (!first || !second) return [];
  for (let from = 0; from < Math.max(one.length, other.length); ) {
    const to = from + between(random, 1, 30);
    if (from < one.length) first.run(from, Math.min(to, one.length));
    if (from < other.length) second.run(from, Math.min(to, other.length));
    from = to;
  }
  return [
    ...differences(one.whole, first.outputs, 'differs when two of it run'),
    ...differences(other.whole, second.outputs, 'differs when two of it run'),
  ];
}

function differences(expected: Outputs, found: Outputs, what: string): string[] {
  return Object.entries(expected).flatMap(([port, column]) => {
    const at = column.findIndex((value, i) => !same(value, found[port]?.[i]));
    return at < 0 ? [] : [`"${port}" ${what}`];
  });
}

/** The first value comes exactly at the warm-up; none is missing after it, where prices and volumes move. */
function warmupFaults({ node, params, whole }: Trial, kind: MarketKind): string[] {
  return Object.entries(warmups(node, params)).flatMap(([port, bars]) => {
    const column = whole[port];
    if (bars === null || !column) return [];
    const first = column.findIndex((value) => !Number.isNaN(value));
    if (first >= 0 && first < bars) return [`gives "${port}" before its warm-up`];
    if (kind !== 'lively') return [];
    if (first !== bars)
      return [`gives "${port}" at bar ${first} with a warm-up of ${bars} (${JSON.stringify(params)})`];
    return column.subarray(bars).some(Number.isNaN) ? [`misses values of "${port}" after its warm-up`] : [];
  });
}

/** After `settle` bars it no longer matters where the history began; of parts, their composites say it. */
function settleFaults(node: ComputeNode, random: Random): string[] {
  const params = randomParams(node, random);
  const settle = node.settle(params);
  if (node.hidden || !Number.isFinite(settle)) return [];
  const length = settle + 3 * ROOM;
  const start = 2 * ROOM;
  const inputs = inputsFor(node.inputs, random, market(random, length, 'lively'), 'lively', 0, true);
  const long = wholeRun(node, params, inputs, length);
  const late = mapColumns(inputs, (column) => column.subarray(start));
  const short = wholeRun(node, params, late, length - start);
  return Object.entries(warmups(node, params)).flatMap(([port, bars]) => {
    const a = long[port]?.subarray(start + settle);
    const b = short[port]?.subarray(settle);
    if (bars === null || !a || !b) return [];
    const size = a.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 0);
    const apart = a.findIndex((value, i) => Math.abs(value - (b[i] ?? 0)) > SMALLEST * size);
    return apart < 0 ? [] : [`"${port}" has not settled after ${settle} bars (${JSON.stringify(params)})`];
  });
}

/** Flat, tiny and huge prices, no volume, a single bar: no Infinity, and nothing that JSON loses in the state. */
function extremeFaults(node: ComputeNode, random: Random): string[] {
  const kinds: MarketKind[] = ['flat', 'tiny', 'huge', 'no-volume'];
  return kinds.flatMap((kind) =>
    [1, 2, ROOM].flatMap((length) => {
      const params = randomParams(node, random);
      const inputs = inputsFor(node.inputs, random, market(random, length, kind), kind, 0, true);
      const drive = new Drive(node, params, inputs, length, { poison: false, json: true });
      drive.run(0, length);
      const endless = Object.entries(drive.outputs).flatMap(([port, column]) =>
        column.some((value) => Math.abs(value) === Number.POSITIVE_INFINITY)
          ? [`gives Infinity on "${port}" (${kind} market)`]
          : [],
      );
      return [...drive.faults, ...endless];
    }),
  );
}
