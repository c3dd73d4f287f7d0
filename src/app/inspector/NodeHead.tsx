import { ArrowLeftRight, ArrowUpDown, Cable, CopyPlus, Eye, EyeOff, Redo, Rows3, Trash2 } from 'lucide-react';
import { memo, useState } from 'react';
import type { StrategyNode } from '../../index.ts';
import { useCanvas } from '../canvas/canvas-store.ts';
import { BLOCK } from '../nodes/blocks.ts';
import type { NodeFace } from '../nodes/face.ts';
import { colorOf } from '../nodes/groups.ts';
import { NodeIcon } from '../nodes/NodeIcon.tsx';
import { useDocs } from '../nodes/use-docs.ts';
import { useDocument } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';
import { useView } from '../state/view.ts';
import { setMuted, swapInputs, swappable } from '../state/wire-edits.ts';
import { IconButton } from '../ui/Button.tsx';
import { HelpLink } from '../ui/HelpLink.tsx';

/** Characters that three lines hold anyway. */
const SHORT_DOC = 130;

interface NodeHeadProps {
  node: StrategyNode;
  definition: NodeFace | undefined;
  title: string;
}

/** What a node is called, what it is for, and what can be done with it as a whole. */
export function NodeHead({ node, definition, title }: NodeHeadProps) {
  return (
    <header>
      <div className="flex items-center gap-2">
        <NodeIcon
          type={node.type}
          group={definition?.group}
          color={definition ? colorOf(definition) : 'var(--dim)'}
          size={18}
        />
        <h2 className="min-w-0 truncate text-lg font-semibold">{definition?.title ?? node.type}</h2>
        <span className="min-w-0 truncate text-base text-muted">{named(node, definition, title)}</span>
      </div>
      {definition && !node.type.startsWith(BLOCK) ? <Doc type={definition.type} /> : null}
      <div className="mt-1.5 -ml-2 flex flex-wrap">
        <NodeButtons
          id={node.id}
          muted={node.muted === true}
          disabled={node.disabled === true}
          definition={definition}
        />
        {definition && !node.type.startsWith(BLOCK) ? (
          <HelpLink
            page={{ book: 'nodes', entry: definition.type }}
            label={`Reference of ${definition.title}`}
            keys="?"
          />
        ) : null}
      </div>
    </header>
  );
}

interface NodeButtonsProps {
  id: string;
  muted: boolean;
  disabled: boolean;
  definition: NodeFace | undefined;
}

/** None of them speaks of a name or a setting, so that typing one renders none of them. */
const NodeButtons = memo(function NodeButtons({ id, muted, disabled, definition }: NodeButtonsProps) {
  const { remove, duplicate, setDisabled, change } = useDocument.getState();
  const select = useView((view) => view.select);
  const pair = swappable(definition);
  const edit = (act: () => void) => (event: React.MouseEvent) => {
    markEdit(event);
    act();
  };
  return (
    <>
      <IconButton label="Show all ports" onClick={() => useCanvas.getState().togglePorts(id)}>
        <Rows3 size={15} aria-hidden />
      </IconButton>
      {definition ? (
        <IconButton
          label="Wires: connect, carry, break"
          keys="C"
          onClick={() => useCanvas.setState({ connecting: id })}
        >
          <Cable size={15} aria-hidden />
        </IconButton>
      ) : null}
      {definition ? (
        <IconButton
          label="Replace, keeping the wires"
          keys="R"
          onClick={() => useCanvas.setState({ quickAdd: { at: null, replace: id } })}
        >
          <ArrowLeftRight size={15} aria-hidden />
        </IconButton>
      ) : null}
      {pair ? (
        <IconButton
          label={`Swap ${pair[0]} and ${pair[1]}`}
          keys="X"
          onClick={edit(() => change((strategy) => swapInputs(strategy, id, ...pair)))}
        >
          <ArrowUpDown size={15} aria-hidden />
        </IconButton>
      ) : null}
      <IconButton label="Duplicate" keys="Ctrl D" onClick={() => select(duplicate([id]))}>
        <CopyPlus size={15} aria-hidden />
      </IconButton>
      {definition && definition.kind !== 'order' ? (
        <IconButton
          label={muted ? 'Take it in again' : 'Pass it by'}
          keys="M"
          aria-pressed={muted}
          onClick={edit(() => change((strategy) => setMuted(strategy, [id], !muted)))}
        >
          <Redo size={15} className={muted ? 'text-accent' : undefined} aria-hidden />
        </IconButton>
      ) : null}
      <IconButton
        label={disabled ? 'Switch on' : 'Switch off'}
        aria-pressed={disabled}
        onClick={edit(() => setDisabled([id], !disabled))}
      >
        {disabled ? <EyeOff size={15} aria-hidden /> : <Eye size={15} aria-hidden />}
      </IconButton>
      <IconButton
        label="Remove"
        keys="Del"
        onClick={edit(() => {
          remove([id]);
          select([]);
        })}
      >
        <Trash2 size={15} aria-hidden />
      </IconButton>
    </>
  );
});

/** What tells it from others of its kind: its name, else its id. */
function named(node: StrategyNode, definition: NodeFace | undefined, title: string): string {
  if (node.title) return node.title;
  if (title !== definition?.title) return title;
  return node.id === node.type ? '' : node.id;
}

/** The explanation, cut to three lines until it is asked for. */
function Doc({ type }: { type: string }) {
  const text = useDocs()(type).doc;
  const [whole, setWhole] = useState(false);
  if (text.length < SHORT_DOC) return <p className="mt-1 text-sm text-muted">{text}</p>;
  return (
    <div className="mt-1 text-sm text-muted">
      <p className={whole ? undefined : 'line-clamp-3'}>{text}</p>
      <button
        type="button"
        aria-expanded={whole}
        onClick={() => setWhole(!whole)}
        className="rounded-sm text-xs text-accent hover:underline"
      >
        {whole ? 'Less' : 'Read on'}
      </button>
    </div>
  );
}
