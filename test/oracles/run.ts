import { library } from '../../nodes/index.ts';
import { link } from '../../src/compiler/link.ts';
import { Session } from '../../src/runtime/session.ts';
import { readStrategy } from '../../src/strategy/read.ts';
import type { Candles } from '../../src/time/candles.ts';
import { silentBroker } from '../runtime/silent-broker.ts';
import type { Case, Expected } from './case.ts';

/** Every output of one node over candles, by port. */
export function runNode(
  type: string,
  params: Readonly<Record<string, unknown>>,
  candles: Candles,
  inputs?: Readonly<Record<string, string | readonly string[]>>,
): Record<string, Float64Array> {
  const ports = Object.keys(library.get(type)?.outputs ?? {});
  const { strategy, diagnostics } = readStrategy({
    format: 'candlewire.strategy',
    version: 1,
    name: type,
    markets: [{ id: 'main', symbol: 'A/B', timeframe: '1d' }],
    nodes: [
      ...(inputs ? [{ id: 'price', type: 'candles' }] : []),
      { id: 'node', type, params, ...(inputs ? { inputs } : {}) },
    ],
  });
  if (!strategy) throw new Error(`${type}: ${diagnostics.map(({ message }) => message).join(' ')}`);
  const linked = link(strategy, library, { taps: ports.map((port) => `node.${port}`) });
  const faults = linked.diagnostics.filter(({ severity }) => severity === 'error');
  if (faults.length > 0) throw new Error(`${type}: ${faults.map(({ message }) => message).join(' ')}`);
  const session = new Session(linked.program, () => silentBroker([]));
  session.push({ main: candles });
  const series = session.series();
  return Object.fromEntries(
    ports.map((port) => [port, series[`node.${port}`]?.values ?? new Float64Array()]),
  );
}

export interface Comparison {
  readonly compared: number;
  /** The greatest distance, relative to the value (or, near zero, to a thousandth of the column's greatest). */
  readonly worst: number;
  /** Rows beyond the tolerance. */
  readonly rows: readonly number[];
}

const RELATIVE = 1e-9;
const HALF_DIGIT = 1.001;

export function compare(
  values: Float64Array,
  expected: Expected,
  from: number,
  except: readonly number[] = [],
): Comparison {
  const greatest = Math.max(0, ...expected.values.map((value) => Math.abs(value ?? 0)));
  const rows: number[] = [];
  let compared = 0;
  let worst = 0;
  expected.values.forEach((wanted, row) => {
    if (wanted === null || Number.isNaN(wanted) || row < from || except.includes(row)) return;
    compared++;
    const got = (values[row] ?? Number.NaN) * (expected.times ?? 1);
    const distance = Math.abs(got - wanted);
    const scale = Math.max(Math.abs(wanted), greatest / 1000) || 1;
    const allowed = expected.within === undefined ? RELATIVE * scale : expected.within * HALF_DIGIT;
    if (!(distance <= allowed)) rows.push(row);
    worst = Math.max(worst, Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance / scale);
  });
  return { compared, worst, rows };
}

export interface Outcome {
  readonly case: Case;
  readonly ports: readonly (Comparison & { readonly port: string })[];
}

export function runCase(tested: Case): Outcome {
  const outputs = runNode(tested.node, tested.params ?? {}, tested.candles, tested.inputs);
  const ports = tested.expected.map((expected) => {
    const values = outputs[expected.port];
    if (!values) throw new Error(`${tested.node} has no output "${expected.port}".`);
    return { port: expected.port, ...compare(values, expected, tested.seed?.rows ?? 0, tested.except?.rows) };
  });
  return { case: tested, ports };
}
