import { link } from '../../src/compiler/link.ts';
import type { NodeDefinition, NodeLibrary } from '../../src/node/index.ts';
import { Session } from '../../src/runtime/session.ts';
import { readStrategy } from '../../src/strategy/read.ts';
import type { Candles } from '../../src/time/candles.ts';
import { silentBroker } from '../runtime/silent-broker.ts';

interface Asked {
  /** What is looked at; every output unless given. */
  readonly ports?: readonly string[];
  readonly length?: number;
  readonly timeframe?: string;
}

/** A run of one node with its defaults over candles, its parts included, as the runtime does it. */
export function nodeRun(
  definition: NodeDefinition,
  library: NodeLibrary,
  candles: Candles,
  { ports, length, timeframe = '1m' }: Asked = {},
): (() => void) | undefined {
  const inputs: Record<string, unknown> = {};
  for (const [port, { from, optional, initial, type, variadic, hidden }] of Object.entries(
    definition.inputs,
  )) {
    if (from || optional || hidden || initial !== undefined) continue;
    const wire = type === 'bool' ? 'up.value' : type === 'candles' ? 'price.candles' : 'price.close';
    inputs[port] = variadic ? [wire, wire] : wire;
  }
  const { strategy } = readStrategy({
    format: 'candlewire.strategy',
    version: 1,
    markets: [{ id: 'main', symbol: 'BTC/USDT', timeframe }],
    nodes: [
      { id: 'price', type: 'candles' },
      { id: 'up', type: 'compare', inputs: { a: 'price.close', b: 'price.open' } },
      { id: 'x', type: definition.type, inputs, params: length === undefined ? {} : { length } },
    ],
  });
  if (!strategy) return undefined;
  const taps = Object.entries(definition.outputs).flatMap(([port, { type }]) =>
    type === 'candles' || (ports && !ports.includes(port)) ? [] : [`x.${port}`],
  );
  const { program, diagnostics } = link(strategy, library, { taps });
  if (diagnostics.length > 0) return undefined;
  return () => new Session({ ...program, taps: new Map() }, () => silentBroker()).push({ main: candles });
}
