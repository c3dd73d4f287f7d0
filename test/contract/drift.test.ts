import { describe, expect, test } from 'vitest';
import { library } from '../../nodes/index.ts';
import type { AnyInputColumn, ComputeNode, Port } from '../../src/node/index.ts';
import { longest, mapColumns } from './drive.ts';
import { HOUR, randomFrom, START } from './random.ts';

/** Ten million in the nightly run (`CANDLEWIRE_NIGHTLY=1`), a million otherwise. */
const BARS = process.env.CANDLEWIRE_NIGHTLY ? 10_000_000 : 1_000_000;
const BLOCK = 8192;
const COMPARED = 40;
const EXACT = 1e-9;

/** Kernels that look at a window and keep sums of it: what enters must leave again without a trace. */
const SLIDING = library.all.filter((node): node is ComputeNode => {
  // What looks at the shape of prices remembers places, not sums.
  if (node.kind !== 'compute' || node.unknown === 'accepts' || node.group === 'structure') return false;
  const params = node.params.parse({});
  const windowed = node.settle(params) <= longest(node, params) + 1 && node.lookback(params) > 0;
  return windowed && numbersIn(node.state(params)) > 1;
});

function numbersIn(state: unknown): number {
  if (typeof state === 'number') return 1;
  if (typeof state !== 'object' || state === null) return 0;
  return Object.values(state).reduce((sum: number, inner) => sum + numbersIn(inner), 0);
}

/** Bars `from..to` of a market that begins at a millionth, passes a billion, and ends near a hundred. */
class Feed {
  private readonly random = randomFrom(7);
  private level = 1;

  constructor(private readonly bars: number) {}

  private scale(i: number): number {
    if (i < this.bars / 8) return 1e-6;
    return i < this.bars / 4 ? 1e9 : 100;
  }

  fill(columns: Record<string, Float64Array>, at: number, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      const open = this.level;
      this.level = Math.max(0.2, open + (1 - open) * 0.01 + (this.random() - 0.5) * 0.05);
      const scale = this.scale(i);
      const row = at + i - from;
      columns.time![row] = START + i * HOUR;
      columns.open![row] = open * scale;
      columns.close![row] = this.level * scale;
      columns.high![row] = (Math.max(open, this.level) + this.random() * 0.01) * scale;
      columns.low![row] = (Math.min(open, this.level) - this.random() * 0.01) * scale;
      columns.volume![row] = this.random() < 0.01 ? 0 : this.random() * 50 * (scale === 1e9 ? 1e9 : 1);
      columns.other![row] = (2 + this.random()) * scale;
    }
  }
}

const NAMES = ['time', 'open', 'high', 'low', 'close', 'volume', 'other'] as const;

function inputOf(port: Port, name: string, columns: Record<string, Float64Array>): AnyInputColumn {
  const { time, open, high, low, close, volume, other } = columns;
  if (port.type === 'candles')
    return { time: time!, open: open!, high: high!, low: low!, close: close!, volume: volume! };
  if (port.variadic) return [close!, other!];
  if (name === 'b' || name === 'length') return other;
  return port.from === 'volume' || name === 'volume' ? volume : close;
}

describe(`sums that slide over ${BARS / 1e6} million bars are those of a fresh window`, () => {
  test.each(SLIDING.map((node) => [node.type, node] as const))('%s', (_type, node) => {
    const params = node.params.parse({});
    const lookback = node.lookback(params);
    const pad = lookback + 1;
    const columns = Object.fromEntries(NAMES.map((name) => [name, new Float64Array(pad + BLOCK)]));
    const outputs = Object.fromEntries(
      Object.keys(node.outputs).map((port) => [port, new Float64Array(pad + BLOCK)]),
    );
    const inputs = Object.fromEntries(
      Object.entries(node.inputs).map(([name, port]) => [name, inputOf(port, name, columns)]),
    );
    const feed = new Feed(BARS);
    const state = node.state(params);
    for (let from = 0; from < BARS; from += BLOCK) {
      const to = Math.min(BARS, from + BLOCK);
      feed.fill(columns, pad, from, to);
      node.run(params, state, inputs, outputs, pad, pad + to - from);
      if (to === BARS) break;
      for (const column of Object.values(columns)) column.copyWithin(0, BLOCK, BLOCK + pad);
    }
    const end = pad + ((BARS - 1) % BLOCK) + 1;
    const start = end - COMPARED - longest(node, params) - 1;
    const late = mapColumns(inputs, (column) => column.slice(Math.max(0, start - lookback)));
    const offset = start - Math.max(0, start - lookback);
    const fresh = Object.fromEntries(
      Object.keys(outputs).map((port) => [port, new Float64Array(offset + end - start)]),
    );
    node.run(params, node.state(params), late, fresh, offset, offset + end - start);
    for (const port of Object.keys(outputs)) {
      const far = Array.from(outputs[port]!.subarray(end - COMPARED, end));
      const near = Array.from(fresh[port]!.subarray(offset + end - start - COMPARED));
      const size = Math.max(...near.map((value) => Math.abs(value) || 0));
      const apart = Math.max(...far.map((value, i) => Math.abs(value - near[i]!) || 0));
      expect(far.map(Number.isNaN)).toEqual(near.map(Number.isNaN));
      expect(apart / (size || 1), port).toBeLessThan(EXACT);
    }
  });

  test('there are sums to look at', () => {
    expect(SLIDING.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'sum',
        'sma',
        'stdev',
        'variance',
        'slope',
        'correlation',
        'beta',
        'wma',
        'cmf',
        'mfi',
      ]),
    );
  });
});
