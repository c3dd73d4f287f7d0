import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useView } from '../state/view.ts';
import { cn } from '../ui/cn.ts';
import { count, fixed, moment, money, price } from '../ui/format.ts';
import { usePhone } from '../ui/use-media.ts';
import type { TradeTable } from '../worker/protocol.ts';
import { NoTrades } from './NoTrades.tsx';
import { openTrade } from './open-trade.ts';
import { useResults } from './store.ts';
import { type Sorting, type SortKey, sortTrades } from './trade-rows.ts';
import { reasonWord } from './words.ts';

const ROW = 30;
const SPARE = 6;

interface Column {
  readonly title: string;
  readonly sort: SortKey | null;
  readonly phone: boolean;
  readonly right?: boolean;
}

const COLUMNS: readonly Column[] = [
  { title: '#', sort: 'number', phone: true },
  { title: 'Side', sort: null, phone: false },
  { title: 'Entry', sort: 'entry', phone: true },
  { title: 'at', sort: 'entryPrice', phone: false, right: true },
  { title: 'Exit', sort: 'exit', phone: false },
  { title: 'at', sort: 'exitPrice', phone: false, right: true },
  { title: 'Left by', sort: null, phone: true },
  { title: 'Candles', sort: 'bars', phone: false, right: true },
  { title: 'Profit', sort: 'profit', phone: true, right: true },
  { title: '%', sort: 'percent', phone: true, right: true },
];
const WIDE =
  'grid-cols-[44px_52px_minmax(120px,1fr)_88px_minmax(120px,1fr)_88px_minmax(76px,0.7fr)_64px_92px_68px]';
const NARROW = 'grid-cols-[40px_minmax(0,1fr)_72px_76px_64px]';

/** Every trade; only the rows in view are drawn. A click shows the trade on the chart and explains it. */
export function Trades() {
  const trades = useResults(({ report }) => report?.trades);
  const why = useResults(({ why }) => why);
  const phone = usePhone();
  const [sorting, setSorting] = useState<Sorting>({ by: 'number', down: true });
  const [top, setTop] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const order = useMemo(() => (trades ? sortTrades(trades, sorting) : new Int32Array()), [trades, sorting]);
  if (!trades) return null;
  if (trades.count === 0) return <NoTrades />;
  const columns = COLUMNS.filter((column) => column.phone || !phone);
  const first = Math.max(0, Math.floor(top / ROW) - SPARE);
  const height = box.current?.clientHeight ?? 600;
  const shown = order.subarray(first, first + Math.ceil(height / ROW) + 2 * SPARE);
  const grid = cn('grid items-center gap-x-3 px-4', phone ? NARROW : WIDE);
  return (
    <div role="table" aria-label="Trades" aria-rowcount={trades.count + 1} className="flex h-full flex-col">
      <div role="row" aria-rowindex={1} className={cn(grid, 'h-8 shrink-0 border-b border-line')}>
        {columns.map((column, at) => (
          <Head key={`${column.title} ${at}`} column={column} sorting={sorting} onSort={setSorting} />
        ))}
      </div>
      <div
        ref={box}
        role="rowgroup"
        className="min-h-0 grow overflow-y-auto"
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        <div role="presentation" className="relative" style={{ height: trades.count * ROW }}>
          {Array.from(shown, (at, place) => (
            <div
              key={at}
              role="row"
              aria-rowindex={first + place + 2}
              className={cn(
                grid,
                'absolute inset-x-0 border-b border-line/60 text-sm hover:bg-raise has-focus-visible:bg-raise',
                why === at && 'bg-raise',
              )}
              style={{ top: (first + place) * ROW, height: ROW }}
            >
              <Row trades={trades} at={at} phone={phone} />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

interface HeadProps {
  column: Column;
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
}

function Head({ column: { title, sort, right }, sorting, onSort }: HeadProps) {
  const active = sort !== null && sorting.by === sort;
  const Arrow = sorting.down ? ArrowDown : ArrowUp;
  return (
    <div
      role="columnheader"
      aria-sort={active ? (sorting.down ? 'descending' : 'ascending') : undefined}
      className={cn('text-xs text-muted', right && 'text-right')}
    >
      {sort === null ? (
        title
      ) : (
        <button
          type="button"
          onClick={() => onSort({ by: sort, down: active ? !sorting.down : true })}
          className={cn('inline-flex items-center gap-0.5 hover:text-text', active && 'text-text')}
        >
          {title}
          {active ? <Arrow size={11} aria-hidden /> : null}
        </button>
      )}
    </div>
  );
}

function Row({ trades, at, phone }: { trades: TradeTable; at: number; phone: boolean }) {
  const open = trades.exitRow[at]! < 0;
  const profit = trades.profit[at]!;
  const mood = profit > 0 ? 'text-up-text' : profit < 0 ? 'text-down-text' : 'text-text';
  const show = () => {
    openTrade(at);
    useView.getState().openInspector();
  };
  const side = trades.long[at] === 1 ? 'Long' : 'Short';
  return (
    <>
      <div role="cell" className="text-muted">
        <button
          type="button"
          aria-label={`Trade ${at + 1}: show it on the chart and say why`}
          onClick={show}
          className="after:absolute after:inset-0"
        >
          {count(at + 1)}
        </button>
      </div>
      {phone ? null : <Cell>{side}</Cell>}
      <Cell title="UTC">{moment(trades.entryTime[at]!)}</Cell>
      {phone ? null : (
        <>
          <Cell right>{price(trades.entryPrice[at]!)}</Cell>
          <Cell title="UTC">
            {open ? <span className="text-muted">still open</span> : moment(trades.exitTime[at]!)}
          </Cell>
          <Cell right>{open ? '–' : price(trades.exitPrice[at]!)}</Cell>
        </>
      )}
      <Cell>{open ? 'open' : reasonWord(trades.names[trades.reason[at]!])}</Cell>
      {phone ? null : <Cell right>{count(trades.bars[at]!)}</Cell>}
      <Cell right className={mood}>
        {money(profit, { sign: true })}
      </Cell>
      <Cell right className={mood}>
        {`${profit > 0 ? '+' : ''}${fixed(trades.profitPercent[at]!, 2)}`}
      </Cell>
    </>
  );
}

interface CellProps {
  children: React.ReactNode;
  right?: boolean;
  title?: string;
  className?: string;
}

function Cell({ children, right, title, className }: CellProps) {
  return (
    <div role="cell" title={title} className={cn('truncate', right && 'text-right', className)}>
      {children}
    </div>
  );
}
