import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { NodeFace } from '../nodes/face.ts';
import { colorOf, GROUP_LOOKS } from '../nodes/groups.ts';
import { NodeIcon } from '../nodes/NodeIcon.tsx';
import { useDocs } from '../nodes/use-docs.ts';
import { addFromPalette } from '../palette/add.ts';
import { closeHelp } from '../state/help.ts';
import { Button } from '../ui/Button.tsx';
import { cn } from '../ui/cn.ts';
import { docParts } from './doc-parts.ts';
import { inputFacts, outputFacts, paramFacts, type ParamFact, type PortFact } from './facts.ts';
import { NodePicture } from './NodePicture.tsx';
import { Prose } from './Prose.tsx';

/** Everything that a node says about itself. */
export function NodePage({ definition }: { definition: NodeFace }) {
  const { type, title, group, aliases = [] } = definition;
  const { doc, source, words = [] } = useDocs()(type);
  const color = colorOf(definition);
  const inputs = inputFacts(definition);
  const params = paramFacts(definition);
  return (
    <article className="flex flex-col gap-7" aria-label={title}>
      <header>
        <div className="flex items-center gap-2.5">
          <NodeIcon type={type} group={group} color={color} size={22} />
          <h1 className="text-2xl font-bold tracking-tight">{title}</h1>
          <div className="grow" />
          <Button
            onClick={(event) => {
              addFromPalette(type, null, event);
              closeHelp();
            }}
          >
            <Plus size={14} aria-hidden /> Add to the strategy
          </Button>
        </div>
        <p className="mt-1 text-sm text-muted">
          {GROUP_LOOKS[group].title} · <code className="text-xs">{type}</code>
        </p>
      </header>
      <NodePicture type={type} title={title} color={color} size="large" />
      <dl className="grid gap-x-6 gap-y-4 text-base md:grid-cols-[112px_minmax(0,1fr)]">
        {docParts(doc).map((part) => (
          <div key={part.title} className="contents">
            <dt className="text-sm leading-5 text-muted max-md:-mb-3">{part.title}</dt>
            <dd>
              <Prose text={part.text} />
            </dd>
          </div>
        ))}
      </dl>
      {inputs.length > 0 ? (
        <Ports title="Takes" ports={inputs} />
      ) : (
        <Section title="Takes">
          <p className="text-sm text-muted">
            {group === 'position' ? 'Nothing: it reads the position and the account by itself.' : 'Nothing.'}
          </p>
        </Section>
      )}
      <Ports title="Gives" ports={outputFacts(definition)} />
      {params.length > 0 ? <Params params={params} /> : null}
      <Section title="Found by">
        <p className="text-sm text-muted">{[title, type, ...aliases, ...words].join(' · ')}</p>
      </Section>
      {source ? (
        <Section title="Source of the formula">
          <p className="text-sm text-muted">
            <Linked text={source} />
          </p>
        </Section>
      ) : null}
    </article>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 text-base font-semibold">{title}</h2>
      {children}
    </section>
  );
}

const CELL = 'border-b border-line/60 py-1.5 pr-3 align-top';
const HEAD = 'border-b border-line py-1 pr-3 text-left text-xs font-normal text-muted';

function Ports({ title, ports }: { title: string; ports: readonly PortFact[] }) {
  return (
    <Section title={title}>
      <table className="w-full text-sm">
        <thead>
          <tr>
            <th scope="col" className={cn(HEAD, 'w-36 max-md:w-24')}>
              Port
            </th>
            <th scope="col" className={cn(HEAD, 'w-28')}>
              Type
            </th>
            <th scope="col" className={HEAD}>
              What it means
            </th>
          </tr>
        </thead>
        <tbody>
          {ports.map(({ name, title: called, type, says }) => (
            <tr key={name}>
              <th scope="row" className={cn(CELL, 'text-left font-normal')}>
                {called}
                {called.toLowerCase() === name.toLowerCase() ? null : (
                  <code className="block text-xs text-muted">{name}</code>
                )}
              </th>
              <td className={cn(CELL, 'text-muted')}>{type}</td>
              <td className={cn(CELL, 'text-muted')}>{says === '' ? '–' : says}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Params({ params }: { params: readonly ParamFact[] }) {
  return (
    <Section title="Settings">
      <table className="w-full text-sm">
        <thead>
          <tr>
            <th scope="col" className={HEAD}>
              Setting
            </th>
            <th scope="col" className={HEAD}>
              Range
            </th>
            <th scope="col" className={cn(HEAD, 'pr-0 text-right')}>
              Default
            </th>
          </tr>
        </thead>
        <tbody>
          {params.map(({ name, title, range, initial, depth }) => (
            <tr key={name}>
              <th
                scope="row"
                className={cn(CELL, 'text-left font-normal')}
                style={{ paddingLeft: depth * 14 }}
              >
                {title}
                <code className="block text-xs break-all text-muted">{name}</code>
              </th>
              <td className={cn(CELL, 'text-muted')}>{range === '' ? '–' : range}</td>
              <td className={cn(CELL, 'pr-0 text-right')}>{initial === '' ? '–' : initial}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** A text in which addresses can be followed. */
function Linked({ text }: { text: string }) {
  return text.split(/(https?:\/\/[^\s;)]+)/).map((part) =>
    part.startsWith('http') ? (
      <a key={part} href={part} target="_blank" rel="noreferrer" className="break-all text-accent underline">
        {part}
      </a>
    ) : (
      <span key={part}>{part}</span>
    ),
  );
}
