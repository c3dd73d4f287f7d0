import { Command } from 'cmdk';
import { Dialog } from 'radix-ui';
import { useMemo } from 'react';
import type { Strategy, StrategyNode } from '../../index.ts';
import type { NodeFace } from '../nodes/face.ts';
import { type QuickAddRequest, useCanvas, useEnteredAhead, useTyped } from '../canvas/canvas-store.ts';
import { mainOutput } from '../canvas/ports.ts';
import { bestInput, judge } from '../canvas/rules.ts';
import { libraryOf } from '../nodes/blocks.ts';
import { colorOf, GROUP_LOOKS } from '../nodes/groups.ts';
import { NodeIcon } from '../nodes/NodeIcon.tsx';
import { useDocs } from '../nodes/use-docs.ts';
import { type Phrases, phrasesOf } from '../sentence/phrases.ts';
import { useDocument } from '../state/document.ts';
import { addNode } from '../state/edits.ts';
import { useView } from '../state/view.ts';
import { addFromPalette } from './add.ts';
import { OFFERED } from './offered.ts';
import { POPULAR } from './popular.ts';
import { found } from './search.ts';

const MOST = 60;

/** Whether a new node could take the wire that was let go. */
function fits(strategy: Strategy, node: NodeFace, { from, to, replace }: QuickAddRequest): boolean {
  if (replace !== undefined) return node.type !== strategy.nodes.find(({ id }) => id === replace)?.type;
  if (!from && !to) return true;
  const { strategy: trial, id } = addNode(strategy, node.type, { x: 0, y: 0 });
  if (from) return bestInput(trial, from, id) !== null;
  const output = mainOutput(node);
  return to !== undefined && output !== null && judge(trial, { node: id, port: output }, to).ok;
}

/** Adds a node by name, goes to one, from the keyboard: `/`. */
export function QuickAdd() {
  const request = useCanvas((canvas) => canvas.quickAdd);
  const close = () => useCanvas.setState({ quickAdd: null });
  return (
    <Dialog.Root open={request !== null} onOpenChange={(open) => (open ? undefined : close())}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[14vh] left-1/2 z-50 w-[min(480px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden rounded-xl border border-line-strong bg-panel shadow-(--shadow-float) outline-none"
        >
          <Dialog.Title className="sr-only">
            {request?.replace === undefined ? 'Add a node' : 'Replace the node'}
          </Dialog.Title>
          {request ? <Choices request={request} onDone={close} /> : null}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Choices({ request, onDone }: { request: QuickAddRequest; onDone: () => void }) {
  const docs = useDocs();
  const [query, setQuery] = useTyped();
  const strategy = useDocument((document) => document.strategy);
  const offered = useMemo(() => OFFERED.filter((node) => fits(strategy, node, request)), [strategy, request]);
  const answers = found(offered, query);
  const first =
    request.replace === undefined
      ? popularFirst
      : (list: readonly NodeFace[]) => kinFirst(list, strategy, request);
  const nodes = (query.trim() === '' ? first(answers) : answers).slice(0, MOST);
  const phrases = phrasesOf(strategy);
  const there =
    request.from || request.to || request.replace || query.trim() === ''
      ? []
      : matching(strategy, phrases, query);
  const take = (type: string) => {
    addFromPalette(type, request);
    onDone();
  };
  useEnteredAhead(() => {
    const [best] = nodes;
    if (best) take(best.type);
  });
  return (
    <Command shouldFilter={false} label="Add a node">
      <Command.Input
        autoFocus
        value={query}
        onValueChange={setQuery}
        placeholder={invitation(request)}
        className="h-12 w-full border-b border-line bg-transparent px-4 text-base text-text outline-none placeholder:text-muted"
      />
      <Command.List className="max-h-[50vh] overflow-y-auto p-1.5">
        <Command.Empty className="p-3 text-sm text-muted">No node is called so.</Command.Empty>
        {nodes.map((node) => (
          <Command.Item
            key={node.type}
            value={node.type}
            onSelect={() => take(node.type)}
            className="flex items-center gap-2.5 rounded-md px-2.5 py-1.5 data-[selected=true]:bg-raise"
          >
            <NodeIcon type={node.type} group={node.group} color={colorOf(node)} />
            <span className="shrink-0 text-sm font-medium">{node.title}</span>
            <span className="min-w-0 grow truncate text-xs text-muted">{docs(node.type).doc}</span>
            <span className="shrink-0 text-xs text-dim">{GROUP_LOOKS[node.group].title}</span>
          </Command.Item>
        ))}
        {there.length > 0 ? (
          <Command.Group heading={<span className="px-2.5 text-xs text-dim">On the canvas</span>}>
            {there.map((node) => (
              <Command.Item
                key={node.id}
                value={`go:${node.id}`}
                onSelect={() => {
                  useView.getState().select([node.id]);
                  useCanvas.getState().control?.reveal([node.id]);
                  onDone();
                }}
                className="flex items-center gap-2.5 rounded-md px-2.5 py-1.5 data-[selected=true]:bg-raise"
              >
                <span className="text-sm">Go to {phrases.title(node)}</span>
                <span className="min-w-0 truncate text-xs text-muted">{phrases.setting(node)}</span>
              </Command.Item>
            ))}
          </Command.Group>
        ) : null}
      </Command.List>
    </Command>
  );
}

function invitation({ from, to, replace }: QuickAddRequest): string {
  if (replace !== undefined) return 'Put in its place…';
  return from || to ? 'Wire it to a new…' : 'Add a node: RSI, crosses, stop…';
}

/** What is most like the node that is replaced: of its group, then with outputs of the same type. */
function kinFirst(
  nodes: readonly NodeFace[],
  strategy: Strategy,
  { replace }: QuickAddRequest,
): readonly NodeFace[] {
  const old = libraryOf(strategy).get(strategy.nodes.find(({ id }) => id === replace)?.type ?? '');
  const outputOf = (face: NodeFace | undefined) =>
    face === undefined ? undefined : face.outputs[mainOutput(face) ?? '']?.type;
  const distance = (face: NodeFace) =>
    (outputOf(face) === outputOf(old) ? 0 : 2) +
    (face.group === old?.group ? 0 : 1) +
    (face.kind === old?.kind ? 0 : 4);
  return [...nodes].sort((a, b) => distance(a) - distance(b) || a.title.localeCompare(b.title, 'en'));
}

function popularFirst(nodes: readonly NodeFace[]): readonly NodeFace[] {
  return [
    ...nodes.filter(({ type }) => POPULAR.has(type)),
    ...nodes.filter(({ type }) => !POPULAR.has(type)),
  ];
}

/** A node is found by its name, type, setting and the values written in it. */
function findable(node: StrategyNode, phrases: Phrases): string {
  const values = Object.entries({ ...node.params, ...node.inputs }).map(
    ([key, value]) => `${key} ${JSON.stringify(value)}`,
  );
  return `${phrases.title(node)} ${phrases.setting(node)} ${node.id} ${node.type} ${values.join(' ')}`.toLowerCase();
}

function matching(strategy: Strategy, phrases: Phrases, query: string) {
  const text = query.trim().toLowerCase();
  return strategy.nodes.filter((node) => findable(node, phrases).includes(text)).slice(0, 8);
}
