import { z } from 'zod';
import { library } from '../../nodes/index.ts';
import { createSession } from '../../src/index.ts';
import {
  bool,
  type CompositeNode,
  type ComputeNode,
  createLibrary,
  defineNode,
  instant,
  type NodeDefinition,
  number,
  type Port,
} from '../../src/node/index.ts';
import { readStrategy } from '../../src/strategy/read.ts';
import type { Candles } from '../../src/time/candles.ts';
import { sliceCandles } from '../../src/time/candles.ts';
import { HOUR, START } from './random.ts';

export type Tested = ComputeNode | CompositeNode;
export type Wires = Readonly<Record<string, Float64Array | readonly Float64Array[] | undefined>>;

export interface Run {
  readonly node: Tested;
  readonly params: Record<string, unknown>;
  /** What is wired, by port; candles are the market itself. */
  readonly wires: Wires;
  /** Hourly candles from `START` on. */
  readonly candles: Candles;
  /** Where the feed is cut into pieces. */
  readonly cuts?: readonly number[];
}

/** Runs one node in the real runtime: its outputs on the market's clock. */
export function runInRuntime({ node, params, wires, candles, cuts = [] }: Run): Record<string, Float64Array> {
  const sources: NodeDefinition[] = [];
  const wire = (values: Float64Array, port: Port | undefined): string => {
    const type = `given-${sources.length}`;
    sources.push(given(type, values, port?.type === 'bool'));
    return `${type}.value`;
  };
  const inputs = Object.fromEntries(
    Object.entries(wires).flatMap(([name, values]) => {
      if (values === undefined) return [];
      const port = node.inputs[name];
      return [
        [name, values instanceof Float64Array ? wire(values, port) : values.map((one) => wire(one, port))],
      ];
    }),
  );
  const { hidden: _hidden, ...shown } = node;
  const tested: Tested = { ...shown };
  const all = createLibrary([...library.all.filter((other) => other.type !== node.type), tested, ...sources]);
  const { strategy, diagnostics } = readStrategy({
    format: 'candlewire.strategy',
    version: 1,
    name: node.type,
    markets: [{ id: 'main', symbol: 'BTC/USDT', exchange: 'binance', timeframe: '1h' }],
    account: { cash: 1000 },
    nodes: [
      ...sources.map(({ type }) => ({ id: type, type })),
      { id: 'tested', type: node.type, params, inputs },
    ],
  });
  if (!strategy) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  const ports = Object.keys(node.outputs).filter((port) => node.outputs[port]?.type !== 'candles');
  const taps = ports.map((port) => `tested.${port}`);
  const session = createSession(strategy, { library: all, taps });
  let from = 0;
  for (const to of [...cuts, candles.time.length]) {
    session.push({ main: sliceCandles(candles, from, to) });
    from = to;
  }
  session.finish();
  const series = session.series();
  return Object.fromEntries(
    ports.map((port) => [port, series[`tested.${port}`]?.values ?? new Float64Array()]),
  );
}

/** A node that shows given values, one per hourly candle. */
function given(type: string, values: Float64Array, condition: boolean): NodeDefinition {
  const outputs = { value: condition ? bool() : number() };
  return defineNode({
    type,
    group: 'data',
    title: type,
    doc: 'Values of a test.',
    params: z.object({}),
    inputs: { instant: instant() },
    outputs,
    warmup: () => null,
    unknown: 'accepts',
    state: () => ({}),
    run(_params, _state, { instant: times }, { value }, from, to) {
      for (let i = from; i < to; i++) value[i] = values[(times[i]! - START) / HOUR - 1] ?? Number.NaN;
    },
  });
}
