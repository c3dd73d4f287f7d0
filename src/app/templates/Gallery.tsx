import { FileUp, Plus, Search, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { simulateTemplate, type TemplateResult } from '../results/index.ts';
import { Logo } from '../shell/Logo.tsx';
import { ThemeMenu } from '../shell/TopBar.tsx';
import { usePhone } from '../ui/use-media.ts';
import { useDocument } from '../state/document.ts';
import { chooseFile, openStrategy } from '../state/files.ts';
import { EMPTY_STRATEGY } from '../state/first.ts';
import { useView } from '../state/view.ts';
import { Button } from '../ui/Button.tsx';
import { cn } from '../ui/cn.ts';
import { percent, plural } from '../ui/format.ts';
import { EquityLines } from './EquityLines.tsx';
import { KeptList } from './KeptList.tsx';
import { TEMPLATES, type Template } from './index.ts';

const KINDS: readonly { value: Template['kind'] | 'all'; title: string }[] = [
  { value: 'all', title: 'All' },
  { value: 'trend', title: 'Trend' },
  { value: 'breakout', title: 'Breakout' },
  { value: 'reversion', title: 'Reversion' },
  { value: 'money', title: 'Money' },
  { value: 'lesson', title: 'Lessons' },
];

/** Strategies that run, each with its own result, good or bad. */
export default function Gallery() {
  const show = useView((view) => view.show);
  const [kind, setKind] = useState<(typeof KINDS)[number]['value']>('all');
  const [query, setQuery] = useState('');
  const text = query.trim().toLowerCase();
  const shown = TEMPLATES.filter(
    (template) =>
      (kind === 'all' || template.kind === kind) &&
      `${template.strategy.name} ${template.idea} ${template.teaches}`.toLowerCase().includes(text),
  );
  const phone = usePhone();
  const markets = useDocument(({ strategy }) => strategy.markets);
  const hasDocument = useDocument(({ strategy }) => strategy.nodes.length > 0);
  return (
    <div className="flex h-full flex-col">
      <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line bg-panel px-3">
        <Logo />
        <span className="grow truncate text-sm font-semibold">Candlewire</span>
        <ThemeMenu />
        <Button look="plain" onClick={() => chooseFile()}>
          Open a file
        </Button>
        <Button onClick={() => show('strategy')}>
          <X size={14} aria-hidden /> {hasDocument ? 'Back' : 'Close'}
          {hasDocument ? <span className="max-sm:sr-only">to my strategy</span> : null}
        </Button>
      </header>
      <main className="min-h-0 grow overflow-y-auto">
        <div className="mx-auto max-w-[1160px] px-4 pt-9 pb-12">
          <h1 className="text-2xl font-bold tracking-tight">Start from something that runs</h1>
          <p className="mt-1.5 max-w-[640px] text-base text-muted">
            Each strategy opens wired and simulated, with its own result, good or bad. Every one teaches one
            thing; some lose on purpose. Most run on a synthetic market that comes along, so the figures show
            how rules behave, not what a market will pay.
          </p>
          <div className="mt-6 grid gap-3.5 sm:grid-cols-2">
            <Start
              icon={<Plus size={20} aria-hidden />}
              title="Empty canvas"
              text={phone ? 'Add the first node yourself' : 'Press / to add the first node'}
              onClick={() => openStrategy({ ...EMPTY_STRATEGY, markets }, 'An empty canvas')}
            />
            <Start
              icon={<FileUp size={20} aria-hidden />}
              title="Open a file, or drop one"
              text="A strategy, your own candles, or a series (CSV, JSON)"
              onClick={() => chooseFile()}
            />
          </div>
          <KeptList />
          <div className="mt-6 flex flex-wrap items-center gap-1.5">
            {KINDS.map(({ value, title }) => (
              <Button
                key={value}
                aria-pressed={kind === value}
                className={cn('h-7! px-2.5!', kind === value && 'border-dim! bg-raise!')}
                onClick={() => setKind(value)}
              >
                {title}
                {value === 'all' ? <span className="text-2xs text-muted">{TEMPLATES.length}</span> : null}
              </Button>
            ))}
            <div className="relative ml-auto w-60 max-w-full max-sm:w-full">
              <Search size={14} className="absolute top-2 left-2.5 text-muted" aria-hidden />
              <input
                aria-label="Search templates"
                placeholder="Search"
                value={query}
                onChange={(event) => setQuery(event.target.value)}
                className="h-8 w-full rounded-md border border-line-strong bg-transparent pr-2 pl-8 text-sm text-text placeholder:text-muted"
              />
            </div>
          </div>
          <ul className="mt-4 grid gap-3.5 sm:grid-cols-2 lg:grid-cols-3">
            {shown.map((template) => (
              <TemplateCard key={template.id} template={template} />
            ))}
          </ul>
          {shown.length === 0 ? <p className="mt-4 text-muted">No template answers to that.</p> : null}
        </div>
      </main>
    </div>
  );
}

interface StartProps {
  icon: React.ReactNode;
  title: string;
  text: string;
  onClick: () => void;
}

function Start({ icon, title, text, onClick }: StartProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex items-center gap-4 rounded-xl border border-dashed border-line-strong px-4 py-4 text-left hover:border-accent"
    >
      <span className="text-accent">{icon}</span>
      <span>
        <span className="block text-sm font-semibold">{title}</span>
        <span className="block text-sm text-muted">{text}</span>
      </span>
    </button>
  );
}

function TemplateCard({ template }: { template: Template }) {
  const { strategy, idea, teaches, loses } = template;
  const result = useResult(template);
  const market = strategy.markets[0];
  return (
    <li>
      <button
        type="button"
        onClick={() => openStrategy(structuredClone(strategy), `Opened ${strategy.name}`)}
        className="flex h-full w-full flex-col rounded-xl border border-line bg-panel px-4 pt-3.5 pb-3 text-left hover:border-accent"
      >
        <span className="flex w-full items-center justify-between gap-2">
          <span className="truncate text-base font-semibold">{strategy.name}</span>
          <span className="flex gap-1.5 text-2xs">
            {loses ? <span className="rounded-full bg-down/15 px-2 text-down-text">loses</span> : null}
            <span className="rounded-full bg-raise px-2 text-muted">
              {market?.symbol} {market?.timeframe}
            </span>
          </span>
        </span>
        <span className="mt-0.5 block text-sm text-muted">{idea}</span>
        <span className="mt-3 block h-24 w-full">
          {result !== null && result !== 'failed' ? (
            <EquityLines equity={result.equity} hold={result.hold} />
          ) : null}
        </span>
        <Figures result={result} />
        <span className="mt-3 flex w-full justify-between border-t border-line pt-3 text-sm">
          <span className="text-muted">Teaches: {teaches}</span>
          <span className="text-accent">Open</span>
        </span>
      </button>
    </li>
  );
}

/** Null: on its way. */
type Measured = TemplateResult | 'failed' | null;

function Figures({ result }: { result: Measured }) {
  if (result === null) return <span className="mt-3 block text-sm text-muted">measuring…</span>;
  if (result === 'failed')
    return <span className="mt-3 block text-sm text-muted">could not be measured here</span>;
  const { totalReturn, buyHoldReturn, maxDrawdown, trades } = result;
  return (
    <span className="mt-3 flex gap-x-3 overflow-hidden text-xs whitespace-nowrap text-muted">
      <span className={totalReturn !== null && totalReturn < 0 ? 'text-down-text' : 'text-up-text'}>
        {signed(totalReturn)}
      </span>
      <span>
        hold <span className="text-text">{signed(buyHoldReturn)}</span>
      </span>
      <span>
        worst{' '}
        <span className="text-text">
          {maxDrawdown === null ? '–' : percent(-Math.abs(maxDrawdown), { places: 0 })}
        </span>
      </span>
      <span className="text-text">{trades === null ? '–' : plural(trades, 'trade')}</span>
    </span>
  );
}

const signed = (fraction: number | null) => (fraction === null ? '–' : percent(fraction, { sign: true }));

/** The template's own result, measured here and now. */
function useResult({ strategy }: Template): Measured {
  const [result, setResult] = useState<Measured>(null);
  useEffect(() => {
    let wanted = true;
    simulateTemplate(strategy).then(
      (measured) => {
        if (wanted) setResult(measured);
      },
      () => {
        if (wanted) setResult('failed');
      },
    );
    return () => {
      wanted = false;
    };
  }, [strategy]);
  return result;
}
