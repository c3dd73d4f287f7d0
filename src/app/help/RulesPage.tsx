import { helpHash } from '../state/help.ts';
import { cn } from '../ui/cn.ts';
import { Prose } from './Prose.tsx';
import { RULES } from './rules.ts';

export function RulesIndex({ entry }: { entry: string | null }) {
  return (
    <nav
      aria-label="Rules"
      className="w-72 shrink-0 overflow-y-auto border-r border-line bg-panel p-2 max-md:w-full"
    >
      <ul>
        {RULES.map(({ number, title }) => (
          <li key={number}>
            <a
              href={helpHash({ book: 'rules', entry: String(number) })}
              aria-current={String(number) === entry ? 'page' : undefined}
              className={cn(
                'flex gap-2.5 rounded-md px-2 py-1 text-sm no-underline max-md:py-2',
                String(number) === entry ? 'bg-raise text-text' : 'text-muted hover:bg-raise hover:text-text',
              )}
            >
              <span className="w-5 shrink-0 text-right text-dim">{number}</span>
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
  const rule = RULES.find(({ number }) => String(number) === (entry ?? '1'));
  if (!rule) {
    return <h1 className="text-2xl font-bold tracking-tight">There is no rule {entry}</h1>;
  }
  return (
    <article className="flex flex-col gap-4" aria-label={rule.title}>
      <p className="text-sm text-muted">Rule {rule.number}</p>
      <h1 className="-mt-4 text-2xl font-bold tracking-tight">{rule.title}</h1>
      {rule.paragraphs.map((paragraph) => (
        <p key={paragraph} className="text-base">
          <Prose text={paragraph} />
        </p>
      ))}
    </article>
  );
}
