import { type QuickAddRequest, useCanvas } from '../canvas/canvas-store.ts';
import { CARD_WIDTH, mainOutput } from '../canvas/ports.ts';
import { bestInput, judge } from '../canvas/rules.ts';
import { library } from '../nodes/library.ts';
import { useDocument } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';
import { addNode, connect, type Place } from '../state/edits.ts';
import { replaceNode } from '../state/replace-node.ts';
import { useView } from '../state/view.ts';

const STEP = 24;

/** Adds a node where asked, else in the middle of the view, wires it as the request says, and selects it. */
export function addFromPalette(
  type: string,
  request: QuickAddRequest | null,
  event?: { timeStamp: number },
): void {
  const replaced = request?.replace;
  if (replaced !== undefined) {
    markEdit(event);
    useDocument.getState().change((before) => replaceNode(before, replaced, type));
    useView.getState().select([replaced]);
    return;
  }
  const centre = useCanvas.getState().control?.centre() ?? { x: 0, y: 0 };
  const middle = request?.at ?? centre;
  const place = free({
    x: middle.x - (request?.to ? CARD_WIDTH : request?.from ? 0 : CARD_WIDTH / 2),
    y: middle.y - 38,
  });
  markEdit(event);
  let added = '';
  useDocument.getState().change((before) => {
    const { strategy, id } = addNode(before, type, place);
    added = id;
    if (request?.from) {
      const input = bestInput(strategy, request.from, id);
      const verdict = input && judge(strategy, request.from, input);
      if (input && verdict?.ok) return connect(strategy, verdict.from, input);
    }
    const output = request?.to && mainOutput(library.get(type) ?? { outputs: {} });
    if (request?.to && output) {
      const verdict = judge(strategy, { node: id, port: output }, request.to);
      if (verdict.ok) return connect(strategy, verdict.from, request.to);
    }
    return strategy;
  });
  useView.getState().select([added]);
}

/** A place that no node stands on. */
function free(place: Place): Place {
  const { layout } = useDocument.getState().strategy;
  const taken = Object.values(layout ?? {}).flatMap((one) => ('x' in one ? [one] : []));
  let { x, y } = place;
  while (taken.some((one) => Math.abs(one.x - x) < STEP && Math.abs(one.y - y) < STEP)) {
    x += STEP;
    y += STEP;
  }
  return { x, y };
}
