import { cn } from '../ui/cn.ts';
import type { SortKey } from './trade-rows.ts';

export interface TradeColumn {
  readonly id: string;
  readonly title: string;
  readonly sort: SortKey | null;
  /** Shown on a phone too. */
  readonly phone: boolean;
  readonly right?: boolean;
  /** Left out where the table is narrow. */
  readonly wide?: boolean;
  readonly width: string;
}

export const TRADE_COLUMNS: readonly TradeColumn[] = [
  { id: 'number', title: '#', sort: 'number', phone: true, width: '54px' },
  { id: 'side', title: 'Side', sort: null, phone: false, width: '56px' },
  { id: 'entry', title: 'Entry', sort: 'entry', phone: true, width: 'auto' },
  {
    id: 'entry-price',
    title: 'Entry price',
    sort: 'entryPrice',
    phone: false,
    right: true,
    wide: true,
    width: '92px',
  },
  { id: 'exit', title: 'Exit', sort: 'exit', phone: false, width: 'auto' },
  {
    id: 'exit-price',
    title: 'Exit price',
    sort: 'exitPrice',
    phone: false,
    right: true,
    wide: true,
    width: '92px',
  },
  { id: 'reason', title: 'Left by', sort: null, phone: true, width: '72px' },
  { id: 'bars', title: 'Candles', sort: 'bars', phone: false, right: true, width: '76px' },
  { id: 'profit', title: 'Profit', sort: 'profit', phone: true, right: true, width: '88px' },
  {
    id: 'percent',
    title: 'Profit %',
    sort: 'percent',
    phone: true,
    right: true,
    width: '76px',
  },
];

/** The look that the cells of a column have in common, its heading too. */
export function cellLook({ id, right, wide }: TradeColumn): string {
  return cn(
    'px-1.5 first:pl-4 last:pr-4',
    right ? 'text-right' : 'text-left',
    (id === 'exit' || id === 'reason') && 'md:pl-5',
    wide && '@max-[860px]:hidden',
  );
}
