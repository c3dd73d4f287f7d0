/**
 * Values at the crosshair, written straight into the elements on screen: nothing here renders React. Cards, wires
 * and inspector rows register what they show; the results call `applyLive` as the crosshair moves and
 * `applySummaries` once a run is done. Registering shows the newest frame at once.
 */

/** What an order node does at the crosshair. */
export type OrderState = 'fires' | 'armed' | 'resting' | 'idle';

export interface LiveFrame {
  /** Opening time of the candle under the crosshair, UTC milliseconds; null: no candle. */
  readonly time: number | null;
  /** `node.port` → value on that candle. Bools are 0 and 1; NaN or absent: not known. */
  readonly values: ReadonlyMap<string, number>;
  /** Node id → what the order node does there; absent: idle. */
  readonly orders?: ReadonlyMap<string, OrderState>;
}

/** What a run says about one node as a whole. */
export interface NodeSummary {
  /** A numeric output over the visible candles, up to 64 points, oldest first; NaN: not known. */
  readonly spark?: ArrayLike<number>;
  /** A bool output over the visible candles, up to 32 cells, oldest first: 1 where it held at all. */
  readonly truth?: ArrayLike<number>;
  /** Share of known candles of the whole run on which the condition held, 0 to 1. */
  readonly share?: number;
  readonly entries?: number;
  readonly exits?: number;
}

export type LiveListener = (frame: LiveFrame) => void;
type SummaryListener = (summary: NodeSummary | undefined) => void;

const NOTHING: LiveFrame = { time: null, values: new Map() };
let frame = NOTHING;
let summaries: ReadonlyMap<string, NodeSummary> = new Map();
const listeners = new Set<LiveListener>();
const summaryListeners = new Map<string, Set<SummaryListener>>();

/** Shows the values of one candle everywhere. Call it at most once a frame. */
export function applyLive(next: LiveFrame): void {
  frame = next;
  for (const listener of listeners) listener(next);
}

/** Shows sparklines, truth strips, shares and counts of a run, by node id. Nodes left out show none. */
export function applySummaries(next: ReadonlyMap<string, NodeSummary>): void {
  const before = summaries;
  summaries = next;
  for (const [id, group] of summaryListeners) {
    if (alike(before.get(id), next.get(id))) continue;
    for (const listener of group) listener(next.get(id));
  }
}

/** Drawings are the same only as the same object: comparing points would cost what it spares. */
function alike(a: NodeSummary | undefined, b: NodeSummary | undefined): boolean {
  return (
    a?.spark === b?.spark &&
    a?.truth === b?.truth &&
    a?.share === b?.share &&
    a?.entries === b?.entries &&
    a?.exits === b?.exits
  );
}

export function liveFrame(): LiveFrame {
  return frame;
}

/** Calls `listener` now and on every frame; returns what ends it. */
export function onLive(listener: LiveListener): () => void {
  listeners.add(listener);
  listener(frame);
  return () => listeners.delete(listener);
}

/** Calls `listener` now and after every run with the node's summary; returns what ends it. */
export function onSummary(node: string, listener: SummaryListener): () => void {
  const group = summaryListeners.get(node) ?? new Set();
  summaryListeners.set(node, group);
  group.add(listener);
  listener(summaries.get(node));
  return () => {
    group.delete(listener);
    if (group.size === 0) summaryListeners.delete(node);
  };
}
