import { CircleHelp, Maximize2 } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { askWhy } from '../results/open-trade.ts';
import { useResults } from '../results/store.ts';
import { phrasesOf } from '../sentence/phrases.ts';
import { useShownTheme } from '../state/theme.ts';
import { useView } from '../state/view.ts';
import { IconButton } from '../ui/Button.tsx';
import { cn } from '../ui/cn.ts';
import { Legend } from './Legend.tsx';
import { Stage } from './stage.ts';

/** Candles with fills and plotted outputs, and under them equity or drawdown. */
export default function Chart({ compact = false }: { compact?: boolean }) {
  const chart = useRef<HTMLDivElement>(null);
  const lower = useRef<HTMLCanvasElement>(null);
  const own = useRef<HTMLCanvasElement>(null);
  const stage = useRef<Stage | null>(null);
  const theme = useShownTheme();
  const pane = useOwnPane(compact);
  const refs = pane.refs.join(' ');

  useEffect(() => {
    if (!chart.current || !lower.current) return;
    const made = new Stage({
      ...{ chart: chart.current, lower: lower.current, own: null, ownRefs: [], compact },
    });
    stage.current = made;
    return () => {
      stage.current = null;
      made.destroy();
    };
  }, [compact]);
  useEffect(() => {
    if (!chart.current || !lower.current) return;
    const ownRefs = refs === '' ? [] : refs.split(' ');
    const parts = { chart: chart.current, lower: lower.current, own: own.current, ownRefs, compact };
    stage.current?.setParts(parts);
  }, [refs, compact]);
  useEffect(() => {
    if (theme) stage.current?.setTheme();
  }, [theme]);

  const follow = (event: React.PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const row = stage.current?.rowAt(event.clientX - box.left) ?? null;
    if (row !== null) useView.getState().setCrosshair(row);
  };
  const travel = (event: React.PointerEvent<HTMLCanvasElement>) => {
    stage.current?.travel(event.clientX - event.currentTarget.getBoundingClientRect().left);
  };
  return (
    <div className="flex h-full flex-col">
      <div className="relative min-h-0 grow">
        <div ref={chart} className="absolute inset-0" />
        <div className="pointer-events-none absolute inset-0 z-10 contain-strict *:pointer-events-auto">
          <Legend compact={compact} />
          <IconButton
            label="Why no entry at the crosshair?"
            className={cn('absolute h-6! w-6!', compact ? 'right-16 bottom-8' : 'top-1.5 right-26')}
            onClick={() => {
              const row = useView.getState().crosshair;
              if (row !== null) askWhy(row, null);
            }}
          >
            <CircleHelp size={13} aria-hidden />
          </IconButton>
          {compact ? null : (
            <IconButton
              label="Show all candles"
              className="absolute top-1.5 right-18 h-6! w-6!"
              onClick={() => stage.current?.fit()}
            >
              <Maximize2 size={13} aria-hidden />
            </IconButton>
          )}
        </div>
      </div>
      {pane.refs.length > 0 ? (
        <div className="flex h-16 shrink-0 flex-col border-t border-line">
          <span className="shrink-0 truncate px-3 pt-1 text-2xs text-muted">{pane.title}</span>
          <canvas ref={own} className="min-h-0 w-full grow" onPointerMove={follow} />
        </div>
      ) : null}
      <div className={cn('flex shrink-0 flex-col border-t border-line', compact ? 'h-15' : 'h-21')}>
        <PaneChoice />
        <canvas
          ref={lower}
          className="min-h-0 w-full grow cursor-pointer touch-none"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            travel(event);
          }}
          onPointerMove={(event) => {
            if (event.buttons > 0) travel(event);
          }}
        />
      </div>
    </div>
  );
}

function PaneChoice() {
  const pane = useResults(({ pane }) => pane);
  const setPane = useResults(({ setPane }) => setPane);
  const choice = (value: typeof pane, title: string) => (
    <button
      type="button"
      aria-pressed={pane === value}
      onClick={() => setPane(value)}
      className={pane === value ? 'text-text' : 'text-muted hover:text-text'}
    >
      {title}
    </button>
  );
  return (
    <div className="flex shrink-0 gap-3 px-3 pt-1 text-2xs">
      {choice('equity', 'Equity beside buy & hold')}
      {choice('drawdown', 'Drawdown')}
      <a
        href="https://www.tradingview.com/"
        target="_blank"
        rel="noreferrer"
        className="ml-auto text-dim hover:text-text"
      >
        Chart by TradingView
      </a>
    </div>
  );
}

/** Outputs of the selected node that have an axis of their own. */
function useOwnPane(compact: boolean): { title: string; refs: readonly string[] } {
  const report = useResults(({ report }) => report);
  const selected = useView((view) => view.selected[0]);
  return useMemo(() => {
    const nothing = { title: '', refs: [] };
    if (!report || compact || selected === undefined) return nothing;
    const refs = report.plots.filter(({ axis, ref }) => axis === 'own' && ref.startsWith(`${selected}.`));
    if (refs.length === 0) return nothing;
    const phrases = phrasesOf(report.strategy);
    return {
      title: refs.map(({ ref }) => phrases.source(ref)).join(', '),
      refs: refs.map(({ ref }) => ref),
    };
  }, [report, selected, compact]);
}
