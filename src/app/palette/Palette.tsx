import { Search } from 'lucide-react';
import { useState } from 'react';
import type { NodeFace } from '../nodes/face.ts';
import { useCanvas } from '../canvas/canvas-store.ts';
import { colorOf } from '../nodes/groups.ts';
import { NodeIcon } from '../nodes/NodeIcon.tsx';
import { useDocs } from '../nodes/use-docs.ts';
import { cn } from '../ui/cn.ts';
import { HelpLink } from '../ui/HelpLink.tsx';
import { Keys } from '../ui/Keys.tsx';
import { addFromPalette } from './add.ts';
import { OFFERED, PALETTE_GROUPS, type PaletteGroup } from './offered.ts';
import { POPULAR } from './popular.ts';
import { found } from './search.ts';

type Openness = 'closed' | 'some' | 'all';
const AT_FIRST: ReadonlyMap<string, Openness> = new Map([
  ['trend', 'some'],
  ['conditions', 'some'],
]);

/** Every node there is, by group, or what a search finds: clicked or dragged onto the canvas. */
export function Palette() {
  const [query, setQuery] = useState('');
  const [openness, setOpenness] = useState<ReadonlyMap<string, Openness>>(AT_FIRST);
  const results = query.trim() === '' ? null : found(OFFERED, query);
  const set = (group: string, next: Openness) => setOpenness(new Map([...openness, [group, next]]));
  return (
    <nav
      aria-label="Nodes"
      className="flex w-[204px] shrink-0 flex-col border-r border-line bg-panel max-lg:w-44"
    >
      <div className="relative p-2">
        <Search size={14} className="absolute top-[18px] left-4.5 text-muted" aria-hidden />
        <input
          aria-label="Search nodes"
          placeholder="Add a node"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            const first = results?.[0];
            if (event.key === 'Enter' && first) {
              addFromPalette(first.type, null, event);
              setQuery('');
            }
            if (event.key === 'Escape') setQuery('');
          }}
          className="h-8 w-full rounded-md border border-line bg-field pr-8 pl-8 text-sm text-text placeholder:text-muted"
        />
        <button
          type="button"
          aria-label="Add a node by name"
          onClick={() => useCanvas.setState({ quickAdd: { at: null } })}
          className="absolute top-[14px] right-3.5"
        >
          <Keys>/</Keys>
        </button>
      </div>
      <div className="min-h-0 grow overflow-y-auto px-2 pb-3">
        {results === null ? (
          PALETTE_GROUPS.map((group) => (
            <GroupRow
              key={group.group}
              group={group}
              openness={openness.get(group.group) ?? 'closed'}
              onChange={(next) => set(group.group, next)}
            />
          ))
        ) : (
          <ul>
            {results.map((node) => (
              <NodeRow key={node.type} node={node} withIcon />
            ))}
            {results.length === 0 ? <li className="px-2 py-1.5 text-muted">No node is called so.</li> : null}
          </ul>
        )}
      </div>
    </nav>
  );
}

interface GroupRowProps {
  group: PaletteGroup;
  openness: Openness;
  onChange: (next: Openness) => void;
}

function GroupRow({ group, openness, onChange }: GroupRowProps) {
  const popular = group.nodes.filter(({ type }) => POPULAR.has(type));
  const few = popular.length > 0 && popular.length < group.nodes.length - 2;
  const shown = openness === 'closed' ? [] : openness === 'some' && few ? popular : group.nodes;
  return (
    <div>
      <button
        type="button"
        aria-expanded={openness !== 'closed'}
        onClick={() => onChange(openness === 'closed' ? 'some' : 'closed')}
        className="flex h-7 w-full items-center gap-2.5 rounded-md px-2 text-left text-sm font-medium hover:bg-raise"
      >
        <span className="h-3 w-[2.5px] rounded-full" style={{ background: group.color }} />
        <span className="grow">{group.title}</span>
        <span className="text-xs font-normal text-dim">{group.nodes.length}</span>
      </button>
      {shown.length > 0 ? (
        <ul>
          {shown.map((node) => (
            <NodeRow key={node.type} node={node} />
          ))}
          {shown.length < group.nodes.length ? (
            <li>
              <button
                type="button"
                onClick={() => onChange('all')}
                className="h-[25px] w-full rounded-md pl-[21px] text-left text-sm text-dim hover:bg-raise hover:text-text"
              >
                {group.nodes.length - shown.length} more…
              </button>
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}

function NodeRow({ node, withIcon = false }: { node: NodeFace; withIcon?: boolean }) {
  return (
    <li className="group relative">
      <button
        type="button"
        draggable
        title={useDocs(false)(node.type).doc}
        onDragStart={(event) => {
          event.dataTransfer.setData('application/candlewire-node', node.type);
          event.dataTransfer.effectAllowed = 'copy';
        }}
        onClick={(event) => addFromPalette(node.type, null, event)}
        className={cn(
          'flex h-[25px] w-full cursor-grab items-center gap-2 rounded-md pr-2 text-left text-sm text-muted hover:bg-raise hover:text-text',
          withIcon ? 'pl-2' : 'pl-[21px]',
        )}
      >
        {withIcon ? <NodeIcon type={node.type} group={node.group} color={colorOf(node)} size={14} /> : null}
        <span className="grow truncate">{node.title}</span>
        <span className="hidden pr-5 text-xs text-dim group-focus-within:inline group-hover:inline">
          drag
        </span>
      </button>
      <HelpLink
        page={{ book: 'nodes', entry: node.type }}
        label={`What ${node.title} does`}
        className="absolute! top-0.5 right-0.5 h-5! w-6! opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
      />
    </li>
  );
}
