import '../jitless.ts';
import { expose, transfer } from 'comlink';
import { check, compile, decompile, simulate } from '../../index.ts';
import { candlesFor, forgetFiles, listOffers, type RunData } from './data.ts';
import { askedFeeds, keptFeeds, removeFeed } from './feeds.ts';
import { funnelOf } from './funnel.ts';
import { insideOf } from './inside.ts';
import { luckOf, Tried } from './luck.ts';
import { missedAt } from './missed.ts';
import type { ChartCandles, Outcome, RunReply, RunReport, Simulator } from './protocol.ts';
import { newsOf, type Told } from './news.ts';
import { Pool } from './room.ts';
import { type Kept, looksOf, runStrategy } from './run.ts';
import { tableBuffers } from './tables.ts';

let kept: Kept | null = null;
let data: RunData | null = null;
let told: Told | null = null;
const pool = new Pool();
const tried = new Tried();

/** Sends along what only the page needs instead of copying it. */
function handOver(report: RunReport): RunReply {
  const buffers = [
    ...tableBuffers(report.fills),
    ...(report.candles ? candleBuffers(report.candles) : []),
  ].filter((buffer) => buffer instanceof ArrayBuffer);
  const news = newsOf(report, told);
  told = { plots: report.plots, values: report.values, looks: report.looks };
  return transfer({ state: 'done', news }, [...new Set(buffers)]);
}

function candleBuffers({ key: _key, ...columns }: ChartCandles): ArrayBufferLike[] {
  return Object.values(columns).map(({ buffer }) => buffer);
}

const simulator: Simulator = {
  async run(request) {
    try {
      const found = await candlesFor(request.strategy, request.range);
      if (found.missing.length > 0) {
        return { state: 'no-candles', missing: found.missing, diagnostics: check(request.strategy) };
      }
      const run = runStrategy(request, found, kept, pool);
      kept = run.kept;
      data = found;
      tried.note(request.strategy, run.kept.metrics);
      return handOver(run.report);
    } catch (error) {
      return { state: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  },

  async refs() {
    return [...(kept?.columns.keys() ?? [])];
  },

  async values(row) {
    return Float64Array.from(kept?.columns.values() ?? [], ({ values }) => values[row] ?? Number.NaN);
  },

  async looks(view) {
    return kept ? looksOf(kept.columns, view) : new Map();
  },

  async inside(use, view) {
    return kept && data ? insideOf(kept, data, use, view) : null;
  },

  async funnel(node) {
    return kept ? funnelOf(kept, node) : [];
  },

  async missed(node, row) {
    return kept ? missedAt(kept, node, row) : null;
  },

  async luck() {
    const mine = kept;
    return mine && data ? luckOf(mine, data, tried, () => kept === mine) : null;
  },

  async messages() {
    return kept?.messages ?? [];
  },

  async feeds(strategy) {
    return { asked: askedFeeds(strategy), kept: await keptFeeds() };
  },

  removeFeed,

  async breakdown() {
    return kept?.breakdown() ?? null;
  },

  async measure(strategy, range, points): Promise<Outcome | null> {
    const found = await candlesFor(strategy, range);
    if (found.missing.length > 0) return null;
    const { equity, hold, metrics } = simulate(strategy, found.data, { feeds: found.feeds });
    const { totalReturn, buyHoldReturn, maxDrawdown, trades } = metrics;
    return {
      equity: thinned(equity, points),
      hold: thinned(hold, points),
      ...{ totalReturn, buyHoldReturn, maxDrawdown, trades },
    };
  },

  async picture(type) {
    const { pictureOf } = await import('./picture.ts');
    return pictureOf(type);
  },

  async check(strategy) {
    return check(strategy);
  },

  async text(strategy) {
    return `${JSON.stringify(compile(decompile(strategy)).strategy, null, 2)}\n`;
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
