import { Command } from 'cmdk';
import type { Strategy } from '../../index.ts';
import { libraryOf } from '../nodes/blocks.ts';
import { phrasesOf } from '../sentence/phrases.ts';
import { useDocument } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';
import type { InputRef, PortRef } from '../state/edits.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { carryAll } from './carry.ts';
import { useCanvas, useTyped } from './canvas-store.ts';
import { connect } from './connect.ts';
import { breakAll, deedsOf, type PortDeed } from './port-wires.ts';
import { judge } from './rules.ts';

interface Choice {
  readonly title: string;
  readonly from: PortRef;
  readonly to: InputRef;
}

/** Every wire that may leave a node, by name: wiring without a pointer. */
function choices(strategy: Strategy, id: string): readonly Choice[] {
  const phrases = phrasesOf(strategy);
  const source = strategy.nodes.find((node) => node.id === id);
  const outputs = Object.entries(libraryOf(strategy).get(source?.type ?? '')?.outputs ?? {});
  const many = outputs.length > 1;
  return outputs.flatMap(([port, output]) =>
    strategy.nodes.flatMap((node) => {
      const definition = libraryOf(strategy).get(node.type);
      return Object.entries(definition?.inputs ?? {}).flatMap(([input, spec]): Choice[] => {
        const [from, to] = [
          { node: id, port },
          { node: node.id, port: input },
        ];
        const verdict = spec.hidden ? null : judge(strategy, from, to);
        if (!verdict?.ok || verdict.from.port !== port) return [];
        const lead = many ? `${output.title ?? port} → ` : '';
        const detail = phrases.setting(node);
        return [
          {
            title: `${lead}${phrases.title(node)}${detail ? ` (${detail})` : ''}: ${spec.title ?? input}`,
            from,
            to,
          },
        ];
      });
    }),
  );
}

export default function ConnectDialog() {
  const id = useCanvas((canvas) => canvas.connecting);
  const close = () => useCanvas.setState({ connecting: null });
  return (
    <Dialog open={id !== null} onClose={close} title="Wires: connect, carry, break">
      {id === null ? null : <ChoiceList id={id} onDone={close} />}
    </Dialog>
  );
}

function ChoiceList({ id, onDone }: { id: string; onDone: () => void }) {
  const strategy = useDocument((document) => document.strategy);
  const [text, setText] = useTyped();
  return (
    <Command label="Wires">
      <Command.Input
        autoFocus
        value={text}
        onValueChange={setText}
        placeholder="Node or input; “carry” or “break”"
        className="mb-2 h-9 w-full rounded-md border border-line bg-field px-2.5 text-sm text-text placeholder:text-dim"
      />
      <Command.List className="max-h-72 overflow-y-auto">
        <Command.Empty className="p-2 text-sm text-muted">
          No input takes such a wire from here.
        </Command.Empty>
        <Command.Group heading="Connect to" className={GROUP}>
          {choices(strategy, id).map(({ title, from, to }) => (
            <Item
              key={`${from.port} ${to.node} ${to.port}`}
              title={title}
              value={`${title} ${from.port} ${to.node}.${to.port}`}
              onChoose={() => {
                connect(from, to);
                onDone();
              }}
            />
          ))}
        </Command.Group>
        <Command.Group heading="All wires of a port" className={GROUP}>
          {deedsOf(strategy, id).map((deed) => (
            <Item
              key={keyOf(deed)}
              title={deed.title}
              value={`${deed.title} ${keyOf(deed)}`}
              onChoose={() => {
                act(deed);
                onDone();
              }}
            />
          ))}
        </Command.Group>
      </Command.List>
    </Command>
  );
}

const GROUP =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted';

function Item({ title, value, onChoose }: { title: string; value: string; onChoose: () => void }) {
  return (
    <Command.Item
      value={value}
      onSelect={onChoose}
      className="rounded-sm px-2 py-1.5 text-sm data-[selected=true]:bg-raise"
    >
      {title}
    </Command.Item>
  );
}

function keyOf({ port, to }: PortDeed): string {
  return `${port.side} ${port.port}${to ? ` ${to.node}.${to.port}` : ''}`;
}

function act({ port, to }: PortDeed): void {
  markEdit();
  if (to) carryAll(port, to);
  else useDocument.getState().change((strategy) => breakAll(strategy, port));
}
