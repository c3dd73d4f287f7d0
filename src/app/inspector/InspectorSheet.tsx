import { ChevronDown, Plus } from 'lucide-react';
import { useCanvas } from '../canvas/canvas-store.ts';
import { useWhyOpen } from '../results/index.ts';
import { useView } from '../state/view.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { InspectorBody } from './Inspector.tsx';

/** On a phone the form of the selected node slides over the lower half of the canvas. */
export function InspectorSheet() {
  const selected = useView((view) => view.selected);
  const select = useView((view) => view.select);
  const why = useWhyOpen();
  if (selected.length === 0) {
    return (
      <Button
        look="primary"
        className="absolute right-3 bottom-14 shadow-(--shadow-float)"
        onClick={() => useCanvas.setState({ quickAdd: { at: null } })}
      >
        <Plus size={15} aria-hidden /> Add
      </Button>
    );
  }
  return (
    <aside
      aria-label="Inspector"
      data-inspector
      className="absolute inset-x-0 bottom-0 flex max-h-[58%] flex-col gap-3 overflow-y-auto rounded-t-xl border-t border-line-strong bg-panel p-4 shadow-(--shadow-float)"
    >
      {why ? null : (
        <IconButton label="Close" className="absolute top-2 right-2" onClick={() => select([])}>
          <ChevronDown size={18} aria-hidden />
        </IconButton>
      )}
      <InspectorBody />
    </aside>
  );
}
