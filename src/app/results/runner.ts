import type { Strategy } from '../../index.ts';
import { setDiagnostics } from '../state/diagnostics.ts';
import { useDocument } from '../state/document.ts';
import { takeEdit } from '../state/edit-clock.ts';
import { type Range, useMarketData } from '../state/market-data.ts';
import { useView } from '../state/view.ts';
import { reportOf } from '../worker/news.ts';
import type { RunReply, RunReport } from '../worker/protocol.ts';
import { readValues, showLooks, watchCrosshair } from './crosshair.ts';
import { loadTheRest } from './later.ts';
import { measureEdits } from './painted.ts';
import { simulator } from './simulator.ts';
import { useResults } from './store.ts';
import { visibleRows } from './visible.ts';

const SLOW_MS = 150;
const REST_MS = 250;

interface Wanted {
  readonly strategy: Strategy;
  readonly range: Range | null;
}

let wanted: Wanted | null = null;
let edits: number[] = [];
/** The newest run that the worker told of, which its next news build on. */
let told: RunReport | null = null;
let running = false;
let rest: number | undefined;

/** Asks for a run; of several asked for while one is under way only the newest happens. */
export function runAgain(): void {
  wanted = { strategy: useDocument.getState().strategy, range: useMarketData.getState().range };
  window.clearTimeout(rest);
  if (!running) void runWanted();
}

async function runWanted(): Promise<void> {
  running = true;
  for (let next = takeWanted(); next; next = takeWanted()) {
    const starts = edits;
    edits = [];
    const { strategy, range } = next;
    const slow = window.setTimeout(() => useResults.setState({ slow: true }), SLOW_MS);
    const { candles, pane } = useResults.getState();
    const request = { strategy, range, has: candles?.key ?? null, view: visibleRows() };
    const reply = await simulator().run({ ...request, drawdown: pane === 'drawdown' });
    window.clearTimeout(slow);
    show(reply, strategy);
    measureEdits(starts);
    if (useResults.getState().report) void readValues();
  }
  running = false;
  rest = window.setTimeout(afterwards, REST_MS);
}

function takeWanted(): Wanted | null {
  const next = wanted;
  wanted = null;
  return next;
}

function show(reply: RunReply, strategy: Strategy): void {
  if (reply.state === 'no-candles') setDiagnostics(reply.diagnostics);
  if (reply.state === 'done') setDiagnostics(reply.news.diagnostics);
  if (reply.state === 'no-candles') {
    useResults.setState({ missing: reply.missing, failure: null, slow: false, report: null, why: null });
    return;
  }
  if (reply.state === 'failed') {
    useResults.setState({ failure: reply.message, missing: [], slow: false });
    return;
  }
  const report = reportOf(strategy, reply.news, told);
  told = report;
  const candles = report.candles ?? useResults.getState().candles;
  if (report.candles) {
    const { time } = report.candles;
    const used = { from: time[0] ?? Number.NaN, to: time.at(-1) ?? Number.NaN, candles: report.rows };
    useMarketData.getState().setUsed(used);
  }
  const luck = null;
  useResults.setState({
    ...{ report, candles, luck, missing: [], failure: null, slow: false },
    why: sameTrade(report),
  });
  showLooks(report, report.looks);
}

/** The trade that is being explained, where the new run made it too: entered at the same time by the same node. */
function sameTrade({ trades }: RunReport): number | null {
  const { why, report } = useResults.getState();
  const old = report?.trades;
  if (!old || why === null) return null;
  const node = old.names[old.entryNode[why]!];
  const at = trades.entryTime.findIndex(
    (time, row) => time === old.entryTime[why] && trades.names[trades.entryNode[row]!] === node,
  );
  return at < 0 ? null : at;
}

/** What can wait until the user rests: luck, and once the list of markets. */
async function afterwards(): Promise<void> {
  loadTheRest();
  const { report } = useResults.getState();
  const luck = report ? await simulator().luck() : null;
  if (report === useResults.getState().report) useResults.setState({ luck });
  if (useMarketData.getState().offers.length === 0) await refreshOffers();
}

export async function refreshOffers(): Promise<void> {
  useMarketData.getState().setOffers(await simulator().offers());
}

/** Two strategies that give the same result: only names, places and remarks differ. */
function behaveAlike(a: Strategy, b: Strategy): boolean {
  return (
    a.nodes === b.nodes &&
    a.markets === b.markets &&
    a.account === b.account &&
    a.execution === b.execution &&
    a.blocks === b.blocks
  );
}

/** Whether two documents differ in nothing but what their nodes are called. */
function onlyRenamed(a: Strategy, b: Strategy): boolean {
  return (
    a.nodes.length === b.nodes.length &&
    behaveAlike({ ...a, nodes: b.nodes }, b) &&
    a.nodes.every((node, at) => {
      const other = b.nodes[at];
      if (node === other || !other) return node === other;
      const { title: _one, ...mine } = node;
      const { title: _two, ...theirs } = other;
      return JSON.stringify(mine) === JSON.stringify(theirs);
    })
  );
}

/** Keeps the results in step with the document, the range and the candles; returns what ends it. */
export function startResults(): () => void {
  const stops = [
    useDocument.subscribe(({ strategy }, before) => {
      if (strategy === before.strategy) return;
      const started = takeEdit();
      if (behaveAlike(strategy, before.strategy)) {
        if (started !== null) measureEdits([started]);
        return;
      }
      if (onlyRenamed(strategy, before.strategy)) {
        // Results only speak of the new name: they may wait until it is written.
        window.clearTimeout(rest);
        rest = window.setTimeout(runAgain, REST_MS);
        if (started !== null) measureEdits([started]);
        return;
      }
      if (started !== null) edits.push(started);
      runAgain();
    }),
    useMarketData.subscribe(({ range }, before) => {
      if (range === before.range) return;
      const started = takeEdit();
      if (started !== null) edits.push(started);
      runAgain();
    }),
    useResults.subscribe(({ pane, report }, before) => {
      if (pane !== before.pane && pane === 'drawdown' && report && !report.drawdown) runAgain();
    }),
    // An explanation makes room for the node that is selected.
    useView.subscribe(({ selected }, before) => {
      if (selected !== before.selected && selected.length > 0)
        useResults.setState({ why: null, whyNot: null });
    }),
    watchCrosshair(),
  ];
  useMarketData.getState().setImporter(async (file, feed) => {
    const { importFile } = await import('./import-file.ts');
    const fresh = await importFile(file, feed);
    useView.getState().show('strategy');
    if (!fresh) return;
    runAgain();
    await refreshOffers();
  });
  runAgain();
  return () => {
    for (const stop of stops) stop();
  };
}
