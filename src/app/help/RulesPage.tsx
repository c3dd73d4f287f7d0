import { helpHash } from '../state/help.ts';
import { cn } from '../ui/cn.ts';
import { Blocks } from './Blocks.tsx';
import { ExampleCard } from './ExampleCard.tsx';
import { RULES } from './rules.ts';

export function RulesIndex({ entry }: { entry: string | null }) {
  return (
    <nav
      aria-label="Rules"
      className="w-72 shrink-0 overflow-y-auto border-r border-line bg-panel p-2 max-md:w-full"
    >
      <ul>
        {RULES.map(({ entry: own, number, title }) => (
          <li key={own}>
            <a
              href={helpHash({ book: 'rules', entry: own })}
              aria-current={own === entry ? 'page' : undefined}
              className={cn(
                'flex gap-2.5 rounded-md px-2 py-1 text-sm no-underline max-md:py-2',
                own === entry ? 'bg-raise text-text' : 'text-muted hover:bg-raise hover:text-text',
              )}
            >
              <span className="w-5 shrink-0 text-right text-dim">{number ?? '·'}</span>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A rule with its worked examples. */
export function RulesPage({ entry }: { entry: string | null }) {
  const rule = entry === null ? RULES[0] : RULES.find((each) => each.entry === entry);
  if (!rule) {
    return <h1 className="text-2xl font-bold tracking-tight">There is no rule “{entry}”</h1>;
  }
  return (
    <article className="flex flex-col gap-4" aria-label={rule.title}>
      <header>
        <p className="text-sm text-muted">{rule.number === null ? 'The simulator' : `Rule ${rule.number}`}</p>
        <h1 className="text-2xl font-bold tracking-tight">{rule.title}</h1>
      </header>
      <Blocks blocks={rule.blocks} />
      {rule.examples.length > 0 ? (
        <h2 className="mt-3 text-base font-semibold">
          {rule.examples.length === 1 ? 'Worked example' : 'Worked examples'}
        </h2>
      ) : null}
      {rule.examples.map((example) => (
        <ExampleCard key={example.id} example={example} />
      ))}
      <Neighbours at={RULES.indexOf(rule)} />
    </article>
  );
}

/** The sections before and after. */
function Neighbours({ at }: { at: number }) {
  const [before, after] = [RULES[at - 1], RULES[at + 1]];
  return (
    <nav
      aria-label="Neighbouring rules"
      className="mt-4 flex justify-between gap-6 border-t border-line pt-4 text-sm"
    >
      {before ? (
        <a href={helpHash({ book: 'rules', entry: before.entry })} className="text-accent">
          ‹ {before.title}
        </a>
      ) : (
        <span />
      )}
      {after ? (
        <a href={helpHash({ book: 'rules', entry: after.entry })} className="text-right text-accent">
          {after.title} ›
        </a>
      ) : null}
    </nav>
  );
}
