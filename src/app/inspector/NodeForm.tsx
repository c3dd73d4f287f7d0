import { CopyPlus, Eye, EyeOff, Rows3, Trash2 } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { StrategyNode } from '../../index.ts';
import type { NodeFace } from '../nodes/face.ts';
import { useCanvas } from '../canvas/canvas-store.ts';
import { parseReference } from '../../strategy/reference.ts';
import { BLOCK, libraryOf } from '../nodes/blocks.ts';
import { colorOf } from '../nodes/groups.ts';
import { NodeIcon } from '../nodes/NodeIcon.tsx';
import { useDocs } from '../nodes/use-docs.ts';
import { type Phrases, phrasesOf } from '../sentence/phrases.ts';
import { useDiagnostics } from '../state/diagnostics.ts';
import { endGesture, useDocument } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';
import { useView } from '../state/view.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { HelpLink } from '../ui/HelpLink.tsx';
import { plural } from '../ui/format.ts';
import { InputRow } from './InputRow.tsx';
import { LiveRows } from './LiveRows.tsx';
import { ParamField } from './ParamField.tsx';
import { matters, shownFirst } from './relevance.ts';
import { Row } from './Row.tsx';

const BlockSection = lazy(() => import('./BlockSection.tsx'));
const SmallPicture = lazy(() => import('../help/SmallPicture.tsx'));

/** Fields that a form shows at once; the rest waits behind "More". */
const FIRST_FIELDS = 4;
/** Characters that three lines hold anyway. */
const SHORT_DOC = 130;

export function NodeForm({ node }: { node: StrategyNode }) {
  const strategy = useDocument((document) => document.strategy);
  const phrases = useMemo(() => phrasesOf(strategy), [strategy]);
  const definition = libraryOf(strategy).get(node.type);
  const isBlock = node.type.startsWith(BLOCK);
  const feeds = useMemo(
    () =>
      strategy.nodes
        .filter(({ inputs }) =>
          Object.values(inputs ?? {})
            .flat()
            .some((wire) => typeof wire === 'string' && parseReference(wire)?.node === node.id),
        )
        .map((target) => phrases.title(target).toLowerCase()),
    [strategy, phrases, node.id],
  );
  return (
    <div className="flex flex-col gap-3">
      <Head node={node} definition={definition} title={phrases.title(node)} />
      <Problems id={node.id} />
      {definition ? (
        <>
          {isBlock ? (
            <Suspense fallback={null}>
              <BlockSection node={node} />
            </Suspense>
          ) : null}
          <Fields node={node} definition={definition} phrases={phrases} />
          <LiveRows node={node} definition={definition} phrases={phrases} feeds={feeds} />
          {isBlock ? null : (
            <Suspense fallback={null}>
              <SmallPicture definition={definition} />
            </Suspense>
          )}
        </>
      ) : (
        <p className="text-sm text-muted">
          This Candlewire knows no node of type “{node.type}”. It is kept as it is in the file and does
          nothing here.
        </p>
      )}
    </div>
  );
}

interface HeadProps {
  node: StrategyNode;
  definition: NodeFace | undefined;
  title: string;
}

function Head({ node, definition, title }: HeadProps) {
  const { remove, duplicate, setDisabled } = useDocument.getState();
  const select = useView((view) => view.select);
  const togglePorts = useCanvas((canvas) => canvas.togglePorts);
  const disabled = node.disabled === true;
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
      <div className="mt-1.5 -ml-2 flex">
        <IconButton label="Show all ports" onClick={() => togglePorts(node.id)}>
          <Rows3 size={15} aria-hidden />
        </IconButton>
        <IconButton label="Duplicate" keys="Ctrl D" onClick={() => select(duplicate([node.id]))}>
          <CopyPlus size={15} aria-hidden />
        </IconButton>
        <IconButton
          label={disabled ? 'Switch on' : 'Switch off'}
          aria-pressed={disabled}
          onClick={(event) => {
            markEdit(event);
            setDisabled([node.id], !disabled);
          }}
        >
          {disabled ? <EyeOff size={15} aria-hidden /> : <Eye size={15} aria-hidden />}
        </IconButton>
        <IconButton
          label="Remove"
          keys="Del"
          onClick={(event) => {
            markEdit(event);
            remove([node.id]);
            select([]);
          }}
        >
          <Trash2 size={15} aria-hidden />
        </IconButton>
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

function Problems({ id }: { id: string }) {
  const diagnostics = useDiagnostics();
  const fix = useDocument((document) => document.fix);
  const own = diagnostics.filter(({ node }) => node === id);
  if (own.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2">
      {own.map((diagnostic) => (
        <li
          key={`${diagnostic.code} ${diagnostic.port ?? ''} ${diagnostic.path ?? ''} ${diagnostic.message}`}
          className="rounded-md border border-line-strong bg-card p-2 text-sm"
        >
          <p className={diagnostic.severity === 'error' ? 'text-down-text' : 'text-muted'}>
            {diagnostic.message}
          </p>
          {diagnostic.fix ? (
            <Button
              className="mt-1.5 h-7! px-2!"
              onClick={(event) => {
                markEdit(event);
                if (diagnostic.fix) fix(diagnostic.fix);
              }}
            >
              {diagnostic.fix.title}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

interface FieldsProps {
  node: StrategyNode;
  definition: NodeFace;
  phrases: Phrases;
}

function Fields({ node, definition, phrases }: FieldsProps) {
  const { setParam, setTitle } = useDocument.getState();
  const [more, setMore] = useState(false);
  const { fields } = definition;
  const params = node.params ?? {};
  const useful = fields.filter((field) => matters(field, params));
  const first = useful.filter((field) => shownFirst(field, params)).slice(0, FIRST_FIELDS);
  const shown = useful.filter((field) => more || first.includes(field) || params[field.key] !== undefined);
  const inputs = Object.entries(definition.inputs).filter(([, spec]) => !spec.hidden);
  const wanted = inputs.filter(([port, spec]) => more || !spec.optional || node.inputs?.[port] !== undefined);
  const left = useful.length - shown.length + inputs.length - wanted.length;
  return (
    <div data-fields className="flex flex-col gap-2">
      {wanted.map(([port, spec]) => (
        <InputRow key={port} node={node} port={port} spec={spec} phrases={phrases} />
      ))}
      {shown.map((field) => (
        <ParamField
          key={field.key}
          spec={field}
          whole={more}
          values={params}
          set={(path, value) => setParam(node.id, path, value)}
        />
      ))}
      {left > 0 || more ? (
        <Button look="plain" className="self-start px-0!" aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? 'Fewer settings' : plural(left, 'more setting')}
        </Button>
      ) : null}
      <Row title="Name">
        <input
          aria-label="Name"
          value={node.title ?? ''}
          placeholder={phrases.title(node)}
          maxLength={200}
          onChange={(event) => setTitle(node.id, event.target.value)}
          onBlur={endGesture}
          className="h-8 w-full rounded-md border border-line bg-field px-2.5 text-sm text-text placeholder:text-dim hover:border-line-strong"
        />
      </Row>
    </div>
  );
}
