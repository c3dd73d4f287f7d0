import { Box, CopyPlus, PackageOpen } from 'lucide-react';
import type { StrategyNode } from '../../index.ts';
import { useCanvas } from '../canvas/canvas-store.ts';
import { blockOf } from '../nodes/blocks.ts';
import { ownCopy, unfold, usesOf } from '../state/block-edits.ts';
import { useDocument } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';
import { useView } from '../state/view.ts';
import { Button } from '../ui/Button.tsx';
import { plural } from '../ui/format.ts';

/** What a block is, whether its uses hang together, and the ways into it and out of it. */
export default function BlockSection({ node }: { node: StrategyNode }) {
  const strategy = useDocument((document) => document.strategy);
  const block = blockOf(strategy, node.type);
  if (!block) return null;
  const uses = usesOf(strategy, node.type);
  const { change } = useDocument.getState();
  return (
    <section aria-label="Block" className="rounded-md border border-line bg-card p-2.5">
      <p className="text-sm text-muted">
        {block.description ? `${block.description} ` : ''}A block of {plural(block.nodes.length, 'node')},
        used{' '}
        {uses === 1 ? 'once' : `${uses} times: they are linked, and a change of the block changes them all`}.
      </p>
      <div className="mt-2 flex flex-wrap gap-1.5">
        <Button className="h-7! px-2!" onClick={() => useCanvas.setState({ inside: node.id })}>
          <Box size={13} aria-hidden /> Look inside
        </Button>
        <Button
          className="h-7! px-2!"
          onClick={(event) => {
            markEdit(event);
            let ids: readonly string[] = [];
            change((before) => {
              const unfolded = unfold(before, node.id);
              ids = unfolded.ids;
              return unfolded.strategy;
            });
            useView.getState().select(ids);
          }}
        >
          <PackageOpen size={13} aria-hidden /> Unfold here
        </Button>
        {uses > 1 ? (
          <Button
            className="h-7! px-2!"
            onClick={(event) => {
              markEdit(event);
              change((before) => ownCopy(before, node.id));
            }}
          >
            <CopyPlus size={13} aria-hidden /> Make this one its own copy
          </Button>
        ) : null}
      </div>
    </section>
  );
}
