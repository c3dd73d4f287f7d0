import { applyLive, applySummaries, type NodeSummary, type OrderState } from '../canvas/live.ts';
import { mainOutput } from '../canvas/ports.ts';
import { libraryOf } from '../nodes/blocks.ts';
import { useView } from '../state/view.ts';
import type { Inside, Look, OrderMarks, RunReport } from '../worker/protocol.ts';
import { simulator } from './simulator.ts';
import { useResults } from './store.ts';

/** Node values at the crosshair: read from shared memory where there is some, else asked of the worker. */

let refs: readonly string[] = [];
let frame = 0;
let asking = false;
/** The inside of a block that is looked at. */
let inside: {
  readonly values: Inside['values'];
  readonly summaries: ReadonlyMap<string, NodeSummary>;
} | null = null;
let newestLooks: ReadonlyMap<string, Look> = new Map();
const now = new Map<string, number>();

/** Tells of a new run whose values can be read. */
export async function readValues(): Promise<void> {
  now.clear();
  if (useResults.getState().report?.values) {
    // At once, not with the next frame: the page is then laid out once for the figures and the values together.
    cancelAnimationFrame(frame);
    paint();
    return;
  }
  refs = await simulator().refs();
  showCrosshair();
}

/** Every known output on one candle of the newest run. */
export async function valuesAt(row: number): Promise<ReadonlyMap<string, number>> {
  const shared = useResults.getState().report?.values;
  if (shared) return new Map([...shared].map(([ref, values]) => [ref, values[row] ?? Number.NaN]));
  const column = await simulator().values(row);
  return new Map(refs.map((ref, at) => [ref, column[at] ?? Number.NaN]));
}

/** Shows the values under the crosshair with the next frame. */
function showCrosshair(): void {
  if (frame === 0) frame = requestAnimationFrame(paint);
}

function paint(): void {
  frame = 0;
  const { report, candles } = useResults.getState();
  const row = useView.getState().crosshair;
  if (!report || row === null || row >= report.rows) {
    applyLive({ time: null, values: new Map() });
    return;
  }
  const time = candles?.time[row] ?? null;
  if (report.values) {
    for (const [ref, values] of report.values) now.set(ref, values[row] ?? Number.NaN);
    for (const [ref, values] of inside?.values ?? []) now.set(ref, values[row] ?? Number.NaN);
    applyLive({ time, values: now, orders: orderStates(report, row, now) });
    return;
  }
  if (asking) return;
  asking = true;
  void valuesAt(row).then((values) => {
    asking = false;
    applyLive({ time, values: withInside(values, row), orders: orderStates(report, row, values) });
    if (useView.getState().crosshair !== row) showCrosshair();
  });
}

function orderStates(
  { orders }: RunReport,
  row: number,
  values: ReadonlyMap<string, number>,
): ReadonlyMap<string, OrderState> {
  return new Map(
    orders.map((order): [string, OrderState] => [
      order.id,
      stateOf(order, row, values.get(`${order.id}.resting`)),
    ]),
  );
}

function stateOf({ fires, armed }: OrderMarks, row: number, resting: number | undefined): OrderState {
  if (holds(fires, row)) return 'fires';
  for (let at = 0; at < armed.length; at += 2) {
    if (row < armed[at]!) break;
    if (row <= armed[at + 1]!) return 'armed';
  }
  return resting === 1 ? 'resting' : 'idle';
}

function holds(rows: Int32Array, row: number): boolean {
  let low = 0;
  let high = rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (rows[middle] === row) return true;
    if (rows[middle]! < row) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

function withInside(values: ReadonlyMap<string, number>, row: number): ReadonlyMap<string, number> {
  if (!inside) return values;
  return new Map([
    ...values,
    ...[...inside.values].map(([ref, all]) => [ref, all[row] ?? Number.NaN] as const),
  ]);
}

/** Shows, beside all else, what is inside a use of a block; null: no longer. */
export function showInside(shown: typeof inside): void {
  inside = shown;
  now.clear();
  showCrosshair();
  const { report } = useResults.getState();
  if (report) showLooks(report, newestLooks);
}

/** Gives every card its sparkline or truth strip, its share and its counts. */
export function showLooks({ strategy, orders }: RunReport, looks: ReadonlyMap<string, Look>): void {
  newestLooks = looks;
  const known = libraryOf(strategy);
  const counts = new Map(orders.map((order) => [order.id, order]));
  applySummaries(
    new Map([
      ...(inside?.summaries ?? []),
      ...strategy.nodes.map(({ id, type }): [string, NodeSummary] => {
        const order = counts.get(id);
        if (order) return [id, { entries: order.entries, exits: order.exits }];
        const definition = known.get(type);
        const main = definition ? mainOutput(definition) : null;
        const port = definition?.outputs.close ? 'close' : (main ?? 'value');
        return [id, looks.get(`${id}.${port}`) ?? {}];
      }),
    ]),
  );
}

export function watchCrosshair(): () => void {
  return useView.subscribe(({ crosshair }, before) => {
    if (crosshair !== before.crosshair) showCrosshair();
  });
}
