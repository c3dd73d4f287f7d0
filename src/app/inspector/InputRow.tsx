import { Command } from 'cmdk';
import { Cable, X } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import type { Port, Strategy, StrategyNode } from '../../index.ts';
import { connect } from '../canvas/connect.ts';
import { judge } from '../canvas/rules.ts';
import { libraryOf } from '../nodes/blocks.ts';
import { type Phrases, phrasesOf, withoutParens } from '../sentence/phrases.ts';
import { useDocument } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';
import type { InputRef } from '../state/edits.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Select } from '../ui/Select.tsx';
import { Row } from './Row.tsx';

const READS = {
  close: 'close',
  volume: 'volume',
  main: 'main market',
  market: 'its market',
  instant: 'the time',
  feed: 'its feed',
  'feed-time': 'its feed',
} as const;

interface InputRowProps {
  node: StrategyNode;
  port: string;
  spec: Port;
  phrases: Phrases;
}

/** An input: what is wired into it, or the constant that stands in its place. */
export function InputRow({ node, port, spec, phrases }: InputRowProps) {
  const disconnect = useDocument((document) => document.disconnect);
  const input = node.inputs?.[port];
  const title = spec.title ?? (port === 'source' ? 'Source' : port);
  const ref: InputRef = { node: node.id, port };
  if (spec.variadic) {
    const list = (Array.isArray(input) ? input : input === undefined ? [] : [input]).map((wire, place) => ({
      wire,
      place,
    }));
    return (
      <Row title={title} hint={spec.doc}>
        <ul className="flex flex-col gap-1.5">
          {list.map(({ wire, place }) => (
            <li key={place}>
              <Wired
                text={typeof wire === 'string' ? withoutParens(phrases.source(wire)) : String(wire)}
                onCut={() => disconnect({ ...ref, place })}
              />
            </li>
          ))}
          <li>
            <WirePicker to={ref} label={`Wire another into ${title}`} text="wire another…" />
          </li>
        </ul>
      </Row>
    );
  }
  return (
    <Row title={title} hint={spec.doc}>
      {typeof input === 'string' ? (
        <Wired text={withoutParens(phrases.source(input))} onCut={() => disconnect(ref)} />
      ) : (
        <Constant
          node={node}
          port={port}
          spec={spec}
          title={title}
          value={Array.isArray(input) ? undefined : input}
        />
      )}
    </Row>
  );
}

/** Beside a longer text there is no room for a word. */
const SHORT = 9;

function Wired({ text, onCut }: { text: string; onCut: () => void }) {
  return (
    <span className="flex h-8 items-center gap-1 rounded-md border border-line bg-field pl-2.5">
      <span className="min-w-0 grow truncate text-sm" title={text}>
        {text}
      </span>
      {text.length > SHORT ? (
        <Cable size={12} className="shrink-0 text-muted" aria-label="wired" />
      ) : (
        <span className="text-xs text-muted">wired</span>
      )}
      <IconButton
        label="Cut this wire"
        className="h-7! w-6!"
        onClick={(event) => {
          markEdit(event);
          onCut();
        }}
      >
        <X size={12} aria-hidden />
      </IconButton>
    </span>
  );
}

interface ConstantProps {
  node: StrategyNode;
  port: string;
  spec: Port;
  title: string;
  value: number | boolean | undefined;
}

function Constant({ node, port, spec, title, value }: ConstantProps) {
  const setInput = useDocument((document) => document.setInput);
  const standing = spec.from ? READS[spec.from] : spec.optional ? 'nothing' : 'not wired';
  const picker = <WirePicker to={{ node: node.id, port }} label={`Wire ${title}`} />;
  if (spec.type === 'candles') {
    return <WirePicker to={{ node: node.id, port }} label={`Wire ${title}`} text={standing} />;
  }
  if (spec.type === 'bool') {
    return (
      <span className="grid grid-cols-[minmax(0,1fr)_32px] gap-1">
        <Select
          label={title}
          value={value === undefined ? 'none' : String(value)}
          options={[
            { value: 'none', title: standing },
            { value: 'true', title: 'always' },
            { value: 'false', title: 'never' },
          ]}
          onChange={(next) => {
            markEdit();
            setInput(node.id, port, next === 'none' ? undefined : next === 'true');
          }}
        />
        {picker}
      </span>
    );
  }
  return (
    <span className="grid grid-cols-[minmax(0,1fr)_32px] gap-1">
      <NumberField
        label={title}
        value={typeof value === 'number' ? value : undefined}
        placeholder={standing}
        optional
        onChange={(next) => setInput(node.id, port, typeof next === 'number' ? next : undefined)}
      />
      {picker}
    </span>
  );
}

interface WirePickerProps {
  to: InputRef;
  label: string;
  /** Absent: only an icon. */
  text?: string;
}

/** Chooses the output that an input reads. The list is made when it opens. */
function WirePicker({ to, label, text }: WirePickerProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        {text === undefined ? (
          <Button look="plain" aria-label={label} title={label} className="w-8 justify-center px-0!">
            <Cable size={14} aria-hidden />
          </Button>
        ) : (
          <Button className="w-full justify-between bg-field! px-2.5! text-muted!" aria-label={label}>
            <span className="truncate">{text}</span>
            <Cable size={13} aria-hidden />
          </Button>
        )}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 w-60 overflow-hidden rounded-lg border border-line-strong bg-raise shadow-(--shadow-float)"
        >
          <SourceList to={to} onDone={() => setOpen(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function SourceList({ to, onDone }: { to: InputRef; onDone: () => void }) {
  const strategy = useDocument((document) => document.strategy);
  return (
    <Command label="Outputs">
      <Command.Input
        autoFocus
        placeholder="Which value?"
        className="h-9 w-full border-b border-line-strong bg-transparent px-3 text-sm text-text outline-none placeholder:text-muted"
      />
      <Command.List className="max-h-64 overflow-y-auto p-1">
        <Command.Empty className="p-2 text-sm text-muted">No output fits here yet.</Command.Empty>
        {sources(strategy, to).map(({ from, title }) => (
          <Command.Item
            key={`${from.node}.${from.port}`}
            value={`${title} ${from.node}.${from.port}`}
            onSelect={() => {
              connect(from, to);
              onDone();
            }}
            className="truncate rounded-sm px-2 py-1.5 text-sm data-[selected=true]:bg-line-strong/60"
          >
            {title}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}

function sources(strategy: Strategy, to: InputRef) {
  const phrases = phrasesOf(strategy);
  return strategy.nodes.flatMap((node) =>
    Object.keys(libraryOf(strategy).get(node.type)?.outputs ?? {}).flatMap((port) => {
      const from = { node: node.id, port };
      const verdict = judge(strategy, from, to);
      return verdict.ok && verdict.from.port === port
        ? [{ from, title: phrases.source(`${node.id}.${port}`) }]
        : [];
    }),
  );
}
