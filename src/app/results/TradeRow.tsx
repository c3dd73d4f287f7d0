import { useView } from '../state/view.ts';
import { cn } from '../ui/cn.ts';
import { count, day, fixed, moment, money, price } from '../ui/format.ts';
import type { TradeTable } from '../worker/protocol.ts';
import { openTrade } from './open-trade.ts';
import { cellLook, TRADE_COLUMNS, type TradeColumn } from './trade-columns.ts';
import { reasonWord } from './words.ts';

export const TRADE_ROW = 30;

interface TradeRowProps {
  trades: TradeTable;
  at: number;
  /** Place in the table, the header being 1. */
  index: number;
  columns: readonly TradeColumn[];
  explained: boolean;
}

/** One trade. The whole row is a button: it shows the trade on the chart and explains it. */
export function TradeRow({ trades, at, index, columns, explained }: TradeRowProps) {
  const show = () => {
    openTrade(at);
    useView.getState().openInspector();
  };
  return (
    <tr
      aria-rowindex={index}
      className={cn(
        'relative border-b border-line/60 hover:bg-raise has-focus-visible:bg-raise',
        explained && 'bg-raise',
      )}
      style={{ height: TRADE_ROW }}
    >
      {columns.map((column) => (
        <td key={column.id} className={cn('truncate', cellLook(column), look(trades, at, column.id))}>
          {column.id === 'number' ? (
            <button
              type="button"
              aria-label={`Trade ${at + 1}: show it on the chart and say why`}
              onClick={show}
              className="after:absolute after:inset-0"
            >
              {count(at + 1)}
            </button>
          ) : (
            cellText(trades, at, column.id, columns.length < TRADE_COLUMNS.length)
          )}
        </td>
      ))}
    </tr>
  );
}

function look(trades: TradeTable, at: number, id: string): string {
  const profit = trades.profit[at]!;
  if (id === 'number') return 'text-muted';
  if ((id !== 'profit' && id !== 'percent') || profit === 0) return '';
  return profit > 0 ? 'text-up-text' : 'text-down-text';
}

function cellText(trades: TradeTable, at: number, id: string, short: boolean): string {
  const open = trades.exitRow[at]! < 0;
  const profit = trades.profit[at]!;
  switch (id) {
    case 'side':
      return trades.long[at] === 1 ? 'Long' : 'Short';
    case 'entry':
      return short ? day(trades.entryTime[at]!) : moment(trades.entryTime[at]!);
    case 'entry-price':
      return price(trades.entryPrice[at]!);
    case 'exit':
      return open ? 'still open' : moment(trades.exitTime[at]!);
    case 'exit-price':
      return open ? '–' : price(trades.exitPrice[at]!);
    case 'reason':
      return open ? 'open' : reasonWord(trades.names[trades.reason[at]!]);
    case 'bars':
      return count(trades.bars[at]!);
    case 'profit':
      return money(profit, { sign: true });
    case 'percent':
      return `${profit > 0 ? '+' : ''}${fixed(trades.profitPercent[at]!, 2)}`;
    default:
      return '';
  }
}
