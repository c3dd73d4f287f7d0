import type { NodeSummary } from '../canvas/live.ts';
import type { Inside } from '../worker/protocol.ts';
import { showInside } from './crosshair.ts';
import { simulator } from './simulator.ts';
import { useResults } from './store.ts';
import { visibleRows } from './visible.ts';

/**
 * Lets the nodes inside a use of a block show their values and looks, anew after every run; returns what ends it.
 *
 * @param ends what stands for an input of the block where its inside is drawn: id → port
 */
export function watchInside(use: string, ends: ReadonlyMap<string, string>): () => void {
  let wanted = true;
  const ask = async () => {
    const found = await simulator().inside(use, visibleRows());
    if (wanted) showInside(found && { values: withEnds(found, use, ends), summaries: summariesOf(found) });
  };
  const stop = useResults.subscribe(({ report }, before) => {
    if (report !== before.report) void ask();
  });
  void ask();
  return () => {
    wanted = false;
    stop();
    showInside(null);
  };
}

function withEnds({ values }: Inside, use: string, ends: ReadonlyMap<string, string>): Inside['values'] {
  const shown = new Map(values);
  for (const [id, port] of ends) {
    const given = values.get(`${use}/in.${port}`);
    if (given) shown.set(`${use}/${id}.value`, given);
  }
  return shown;
}

/** A node inside shows its first output that has a look, of several the one called "value". */
function summariesOf({ looks }: Inside): ReadonlyMap<string, NodeSummary> {
  const summaries = new Map<string, NodeSummary>();
  for (const [ref, look] of looks) {
    const id = ref.slice(0, ref.lastIndexOf('.'));
    if (!summaries.has(id) || ref.endsWith('.value')) summaries.set(id, look);
  }
  return summaries;
}
