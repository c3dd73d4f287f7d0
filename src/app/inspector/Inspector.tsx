import { Box, CopyPlus, Trash2 } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { InspectorExtra, InspectorWhy, useWhyOpen } from '../results/index.ts';
import { foldSelected } from '../canvas/keys.ts';
import { useDocument } from '../state/document.ts';
import { useView } from '../state/view.ts';
import { Button } from '../ui/Button.tsx';
import { StrategyForm } from './StrategyForm.tsx';

const NodeForm = lazy(async () => ({ default: (await import('./NodeForm.tsx')).NodeForm }));

/** The form of what is selected: a node, several, or the strategy itself; or why a trade happened. */
export function InspectorBody() {
  const selected = useView((view) => view.selected);
  const node = useDocument(({ strategy }) => strategy.nodes.find(({ id }) => id === selected[0]));
  const why = useWhyOpen();
  if (why) return <InspectorWhy />;
  if (selected.length > 1) return <Several ids={selected} />;
  return (
    <>
      {node ? (
        <Suspense fallback={null}>
          <NodeForm key={node.id} node={node} />
        </Suspense>
      ) : (
        <StrategyForm />
      )}
      <InspectorExtra node={node?.id ?? null} />
    </>
  );
}

export function Inspector() {
  return (
    <aside
      aria-label="Inspector"
      data-inspector
      className="relative w-70 shrink-0 border-l border-line bg-panel max-lg:w-60"
    >
      <div className="absolute inset-0 flex flex-col gap-3 overflow-y-auto p-3.5 contain-strict">
        <InspectorBody />
      </div>
    </aside>
  );
}

function Several({ ids }: { ids: readonly string[] }) {
  const { remove, duplicate } = useDocument.getState();
  const select = useView((view) => view.select);
  return (
    <div className="flex flex-col gap-3">
      <h2 className="text-lg font-semibold">{ids.length} nodes</h2>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => select(duplicate(ids))}>
          <CopyPlus size={14} aria-hidden /> Duplicate
        </Button>
        <Button onClick={() => foldSelected()}>
          <Box size={14} aria-hidden /> Make a block
        </Button>
        <Button
          onClick={() => {
            remove(ids);
            select([]);
          }}
        >
          <Trash2 size={14} aria-hidden /> Remove
        </Button>
      </div>
    </div>
  );
}
