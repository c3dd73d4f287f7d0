import '../jitless.ts';
import { expose, transfer } from 'comlink';
import { simulate } from '../../index.ts';
import { candlesFor, forgetFiles, listOffers, type RunData } from './data.ts';
import { funnelOf } from './funnel.ts';
import { lineBuffers } from './line.ts';
import { luckOf } from './luck.ts';
import type { ChartCandles, Outcome, RunReply, RunReport, SharedValues, Simulator } from './protocol.ts';
import { type Kept, looksOf, runStrategy } from './run.ts';
import { tableBuffers } from './tables.ts';

/** Above this many numbers the page asks for single candles instead of seeing all of them. */
const MOST_SHARED = 32_000_000;

let kept: Kept | null = null;
let data: RunData | null = null;
let spare: SharedArrayBuffer | null = null;
let shown: SharedArrayBuffer | null = null;

/** Sends a report's columns along instead of copying them; what the worker itself still needs is kept as a copy. */
function handOver(report: RunReport): RunReply {
  const lines = [report.equity, report.hold, report.drawdown, ...report.plots.map(({ line }) => line)];
  const buffers = [
    ...lines.flatMap(lineBuffers),
    ...tableBuffers(report.fills),
    ...(report.candles ? candleBuffers(report.candles) : []),
  ].filter((buffer) => buffer instanceof ArrayBuffer);
  return transfer({ state: 'done', report }, [...new Set(buffers)]);
}

function candleBuffers({ key: _key, ...columns }: ChartCandles): ArrayBufferLike[] {
  return Object.values(columns).map(({ buffer }) => buffer);
}

/** Two buffers take turns, so that the page never reads one that is being written. */
function nextBuffer(bytes: number): SharedArrayBuffer {
  const free = spare;
  spare = shown;
  shown = free?.byteLength === bytes ? free : new SharedArrayBuffer(bytes);
  return shown;
}

const simulator: Simulator = {
  async run(request) {
    try {
      const found = await candlesFor(request.strategy, request.range);
      if (found.missing.length > 0) return { state: 'no-candles', missing: found.missing };
      const run = runStrategy(request, found);
      const equity = { ...run.report.equity, values: run.report.equity.values.slice() };
      kept = { ...run, report: { ...run.report, equity } };
      data = found;
      return handOver(run.report);
    } catch (error) {
      return { state: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  },

  async shared(): Promise<SharedValues | null> {
    if (!kept || !globalThis.crossOriginIsolated) return null;
    const { values, report } = kept;
    if (values.size * report.rows > MOST_SHARED) return null;
    const buffer = nextBuffer(values.size * report.rows * Float64Array.BYTES_PER_ELEMENT);
    const all = new Float64Array(buffer);
    let at = 0;
    for (const column of values.values()) {
      all.set(column, at);
      at += report.rows;
    }
    return { refs: [...values.keys()], rows: report.rows, buffer };
  },

  async refs() {
    return [...(kept?.values.keys() ?? [])];
  },

  async values(row) {
    return Float64Array.from(kept?.values.values() ?? [], (column) => column[row] ?? Number.NaN);
  },

  async looks(view) {
    return kept ? looksOf(kept.values, kept.types, kept.shares, view) : new Map();
  },

  async funnel(node) {
    return kept ? funnelOf(kept, node) : [];
  },

  async luck() {
    const candles = data?.data[kept?.report.strategy.markets[0]?.id ?? ''];
    return kept && candles ? luckOf(kept.report.trades, candles, kept.report.equity.values) : null;
  },

  async measure(strategy, range, points): Promise<Outcome | null> {
    const found = await candlesFor(strategy, range);
    if (found.missing.length > 0) return null;
    const { equity, hold, metrics } = simulate(strategy, found.data);
    const { totalReturn, buyHoldReturn, maxDrawdown, trades } = metrics;
    return {
      equity: thinned(equity, points),
      hold: thinned(hold, points),
      ...{ totalReturn, buyHoldReturn, maxDrawdown, trades },
    };
  },

  offers: listOffers,

  async forgetFiles() {
    forgetFiles();
  },
};

function thinned(values: Float64Array, points: number): Float64Array {
  const count = Math.min(points, values.length);
  const step = count > 1 ? (values.length - 1) / (count - 1) : 0;
  return Float64Array.from({ length: count }, (_, i) => values[Math.round(i * step)] ?? Number.NaN);
}

expose(simulator);
