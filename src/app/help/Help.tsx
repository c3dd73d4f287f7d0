import { ArrowLeft, Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { colorOf } from '../nodes/groups.ts';
import { library } from '../nodes/library.ts';
import { OFFERED, PALETTE_GROUPS } from '../palette/offered.ts';
import { found } from '../palette/search.ts';
import { Logo } from '../shell/Logo.tsx';
import { ThemeMenu } from '../shell/TopBar.tsx';
import { closeHelp, type HelpPage, helpHash, openHelp, useHelp } from '../state/help.ts';
import { Button } from '../ui/Button.tsx';
import { cn } from '../ui/cn.ts';
import { usePhone } from '../ui/use-media.ts';
import { KeysPage } from './KeysPage.tsx';
import { NodePage } from './NodePage.tsx';
import { RulesIndex, RulesPage } from './RulesPage.tsx';

const BOOKS: readonly { readonly book: HelpPage['book']; readonly title: string }[] = [
  { book: 'nodes', title: 'Nodes' },
  { book: 'rules', title: 'Simulation rules' },
  { book: 'keys', title: 'Keys' },
];

/** The reference: every node, and every rule by which the simulator fills orders. */
export default function Help() {
  const page = useHelp((help) => help.page);
  const phone = usePhone();
  const listed = page.book !== 'keys' && (!phone || page.entry === null);
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) closeHelp();
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, []);
  return (
    <div className="flex h-full flex-col">
      <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line bg-panel px-3">
        <Logo />
        <span className="text-sm font-semibold max-sm:sr-only">Reference</span>
        <nav aria-label="Books" className="ml-1 flex min-w-0 gap-1">
          {BOOKS.map(({ book, title }) => (
            <a
              key={book}
              href={helpHash({ book, entry: null })}
              aria-current={page.book === book ? 'page' : undefined}
              className={cn(
                'flex h-8 items-center truncate rounded-md px-2.5 text-sm no-underline',
                page.book === book ? 'bg-raise text-text' : 'text-muted hover:text-text',
              )}
            >
              {title}
            </a>
          ))}
        </nav>
        <div className="grow" />
        <ThemeMenu />
        <Button onClick={closeHelp} aria-label="Back to the strategy">
          <ArrowLeft size={14} aria-hidden />
          <span className="max-sm:sr-only">Back to the strategy</span>
        </Button>
      </header>
      <div className="flex min-h-0 grow">
        {listed && page.book === 'nodes' ? <NodeList entry={page.entry} /> : null}
        {listed && page.book === 'rules' ? <RulesIndex entry={page.entry} /> : null}
        {phone && listed ? null : <Reading page={page} phone={phone} />}
      </div>
    </div>
  );
}

/** The page itself; it scrolls back to its top, and takes the focus, when another one is opened. */
function Reading({ page, phone }: { page: HelpPage; phone: boolean }) {
  const box = useRef<HTMLElement>(null);
  const place = helpHash(page);
  const shown = useRef(place);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (shown.current === place) return;
    shown.current = place;
    box.current?.scrollTo({ top: 0 });
  }, [place]);
  return (
    <main ref={box} tabIndex={-1} className="min-w-0 grow overflow-y-auto bg-panel outline-none">
      <div className="mx-auto max-w-180 px-4 pt-6 pb-16 md:px-8">
        {phone && page.book !== 'keys' ? (
          <a
            href={helpHash({ book: page.book, entry: null })}
            className="mb-3 inline-block text-sm text-accent"
          >
            ‹ All {page.book === 'nodes' ? 'nodes' : 'rules'}
          </a>
        ) : null}
        <PageBody page={page} />
      </div>
    </main>
  );
}

function PageBody({ page: { book, entry } }: { page: HelpPage }) {
  if (book === 'keys') return <KeysPage />;
  return book === 'rules' ? <RulesPage entry={entry} /> : <NodeEntry entry={entry} />;
}

function NodeEntry({ entry }: { entry: string | null }) {
  const definition = library.get(entry ?? 'rsi');
  if (definition && !definition.hidden) return <NodePage key={definition.type} definition={definition} />;
  return (
    <>
      <h1 className="text-2xl font-bold tracking-tight">No node is called “{entry}”</h1>
      <p className="mt-1.5 text-base text-muted">Look for it in the list: it also answers to other names.</p>
    </>
  );
}

/** Every node by group, or what a search finds. */
function NodeList({ entry }: { entry: string | null }) {
  const [query, setQuery] = useState('');
  const list = useRef<HTMLElement>(null);
  const results = query.trim() === '' ? null : found(OFFERED, query);
  useEffect(() => {
    list.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <nav
      ref={list}
      aria-label="Nodes"
      className="flex w-60 shrink-0 flex-col border-r border-line bg-panel max-md:w-full"
    >
      <div className="relative p-2">
        <Search size={14} className="absolute top-[18px] left-4.5 text-muted" aria-hidden />
        <input
          aria-label="Search the reference"
          placeholder="Search: RSI, squeeze, stop…"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            const first = results?.[0];
            if (event.key === 'Enter' && first) openHelp({ book: 'nodes', entry: first.type });
            if (event.key === 'Escape' && query !== '') {
              event.preventDefault();
              setQuery('');
            }
          }}
          className="h-8 w-full rounded-md border border-line bg-field pr-2 pl-8 text-sm text-text placeholder:text-muted"
        />
      </div>
      <div className="min-h-0 grow overflow-y-auto px-2 pb-3">
        {results === null ? (
          PALETTE_GROUPS.map(({ group, title, color, nodes }) => (
            <section key={group} aria-label={title}>
              <h2 className="flex h-7 items-center gap-2.5 px-2 text-sm font-medium">
                <span className="h-3 w-[2.5px] rounded-full" style={{ background: color }} />
                <span className="grow">{title}</span>
                <span className="text-xs font-normal text-dim">{nodes.length}</span>
              </h2>
              <Links nodes={nodes} entry={entry} />
            </section>
          ))
        ) : (
          <Links nodes={results} entry={entry} withColor />
        )}
        {results?.length === 0 ? <p className="px-2 py-1.5 text-muted">No node is called so.</p> : null}
      </div>
    </nav>
  );
}

interface LinksProps {
  nodes: typeof OFFERED;
  entry: string | null;
  withColor?: boolean;
}

function Links({ nodes, entry, withColor = false }: LinksProps) {
  return (
    <ul>
      {nodes.map((node) => (
        <li key={node.type}>
          <a
            href={helpHash({ book: 'nodes', entry: node.type })}
            aria-current={node.type === entry ? 'page' : undefined}
            className={cn(
              'flex h-[25px] items-center gap-2 rounded-md pr-2 text-sm no-underline max-md:h-9',
              withColor ? 'pl-2' : 'pl-[21px]',
              node.type === entry ? 'bg-raise text-text' : 'text-muted hover:bg-raise hover:text-text',
            )}
          >
            {withColor ? (
              <span className="h-3 w-[2.5px] rounded-full" style={{ background: colorOf(node) }} />
            ) : null}
            <span className="truncate">{node.title}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
