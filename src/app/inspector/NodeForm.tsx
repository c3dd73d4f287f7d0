import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import type { StrategyNode } from '../../index.ts';
import type { NodeFace } from '../nodes/face.ts';
import { parseReference } from '../../strategy/reference.ts';
import { BLOCK, libraryOf } from '../nodes/blocks.ts';
import { type Phrases, phrasesOf } from '../sentence/phrases.ts';
import { useDiagnostics } from '../state/diagnostics.ts';
import { endGesture, useDocument } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';
import { Button } from '../ui/Button.tsx';
import { plural } from '../ui/format.ts';
import { InputRow } from './InputRow.tsx';
import { LiveRows } from './LiveRows.tsx';
import { NodeHead } from './NodeHead.tsx';
import { ParamField, type SetValue, type Values } from './ParamField.tsx';
import { matters, shownFirst } from './relevance.ts';
import { Row } from './Row.tsx';

const BlockSection = lazy(() => import('./BlockSection.tsx'));
const FeedSection = lazy(() => import('./FeedSection.tsx'));
const MessagesSection = lazy(() => import('./MessagesSection.tsx'));
const SmallPicture = lazy(() => import('../help/SmallPicture.tsx'));

/** Fields that a form shows at once; the rest waits behind "More". */
const FIRST_FIELDS = 4;
const NO_PARAMS: Values = {};
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
      <NodeHead node={node} definition={definition} title={phrases.title(node)} />
      <Problems id={node.id} />
      {definition ? (
        <>
          {isBlock ? (
            <Suspense fallback={null}>
              <BlockSection node={node} />
            </Suspense>
          ) : null}
          <Fields node={node} definition={definition} phrases={phrases} />
          <Suspense fallback={null}>
            {readsFeed(definition) ? <FeedSection node={node} definition={definition} /> : null}
            {node.type === 'notify' ? <MessagesSection id={node.id} /> : null}
          </Suspense>
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

/** Whether a node reads a series from outside. */
const readsFeed = ({ inputs }: NodeFace) => Object.values(inputs).some(({ from }) => from === 'feed');

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
  const params = node.params ?? NO_PARAMS;
  const set = useCallback<SetValue>((path, value) => setParam(node.id, path, value), [setParam, node.id]);
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
        <ParamField key={field.key} spec={field} whole={more} values={params} set={set} />
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
