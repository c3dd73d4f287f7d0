import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { cn } from '../ui/cn.ts';
import { usePhone } from '../ui/use-media.ts';
import { NoTrades } from './NoTrades.tsx';
import { useResults } from './store.ts';
import { TRADE_ROW, TradeRow } from './TradeRow.tsx';
import { cellLook, TRADE_COLUMNS, type TradeColumn } from './trade-columns.ts';
import { type Sorting, sortTrades } from './trade-rows.ts';

const SPARE = 8;
const TALL = 800;

/** Every trade; only the rows in view are drawn. */
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
  const columns = TRADE_COLUMNS.filter((column) => column.phone || !phone);
  const first = Math.max(0, Math.min(trades.count, Math.floor(top / TRADE_ROW)) - SPARE);
  const last = Math.min(
    trades.count,
    first + Math.ceil((box.current?.clientHeight ?? TALL) / TRADE_ROW) + 2 * SPARE,
  );
  return (
    <div
      ref={box}
      className="@container h-full overflow-y-auto"
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <table
        aria-label="Trades"
        aria-rowcount={trades.count + 1}
        className="w-full table-fixed border-collapse text-sm"
      >
        <colgroup>
          {columns.map(({ id, width, wide }) => (
            <col key={id} style={{ width }} className={cn(wide && '@max-[860px]:hidden')} />
          ))}
        </colgroup>
        <thead className="sticky top-0 z-10 bg-panel">
          <tr aria-rowindex={1} className="h-8 shadow-[inset_0_-1px_var(--line)]">
            {columns.map((column) => (
              <Head key={column.id} column={column} sorting={sorting} onSort={setSorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer rows={first} />
          {Array.from(order.subarray(first, last), (at, place) => (
            <TradeRow
              key={at}
              trades={trades}
              at={at}
              index={first + place + 2}
              columns={columns}
              explained={why === at}
            />
          ))}
          <Spacer rows={trades.count - last} />
        </tbody>
      </table>
    </div>
  );
}

/** Holds the place of rows that are out of view. */
function Spacer({ rows }: { rows: number }) {
  if (rows <= 0) return null;
  return (
    <tr>
      <td style={{ height: rows * TRADE_ROW, padding: 0 }} />
    </tr>
  );
}

interface HeadProps {
  column: TradeColumn;
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
}

function Head({ column, sorting, onSort }: HeadProps) {
  const { title, sort } = column;
  const active = sort !== null && sorting.by === sort;
  const Arrow = sorting.down ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={active ? (sorting.down ? 'descending' : 'ascending') : undefined}
      className={cn('text-xs font-normal text-muted', cellLook(column))}
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
    </th>
  );
}
