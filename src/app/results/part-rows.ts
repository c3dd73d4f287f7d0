import type { Strategy, TradeGroup } from '../../index.ts';
import { count, fixed, money, percent } from '../ui/format.ts';
import type { Breakdown } from '../worker/protocol.ts';
import { reasonWord } from './words.ts';

export interface PartRow {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  /** The node to show; null: none. */
  readonly node: string | null;
  readonly group: TradeGroup;
}

export interface PartSection {
  readonly title: string;
  readonly rows: readonly PartRow[];
}

interface Named {
  readonly title: string;
  readonly detail: string;
}

/** The parts of a result, the ones that earned most first. Books and reasons only where there are several. */
export function partSections(
  breakdown: Breakdown,
  strategy: Strategy,
  called: (node: string) => Named,
): readonly PartSection[] {
  const plain = (title: string): Named => ({ title, detail: '' });
  const market = (id: string): Named => {
    const found = strategy.markets.find((each) => each.id === id);
    return found ? { title: found.symbol, detail: found.timeframe } : plain(id);
  };
  const section = (
    title: string,
    groups: readonly TradeGroup[],
    name: (of: string) => Named,
    isNode = false,
  ): PartSection => ({
    title,
    rows: [...groups]
      .sort((a, b) => b.profit - a.profit)
      .map((group) => ({
        ...(group.of === null ? plain('End of the data') : name(group.of)),
        key: group.of ?? '',
        node: isNode ? group.of : null,
        group,
      })),
  });
  const { all, markets, directions, entryNodes, exitNodes, exitReasons, books } = breakdown;
  const several = (groups: readonly TradeGroup[], made: PartSection) => (groups.length > 1 ? [made] : []);
  return [
    ...(all
      ? [{ title: 'Everything', rows: [{ ...plain('All trades'), key: 'all', node: null, group: all }] }]
      : []),
    section('By market', markets, market),
    section('By direction', directions, (side) => plain(side === 'long' ? 'Long' : 'Short')),
    section('By entry', entryNodes, called, true),
    section('By exit', exitNodes, called, true),
    ...several(
      exitReasons,
      section('By reason of leaving', exitReasons, (reason) => plain(capital(reasonWord(reason)))),
    ),
    ...several(books, section('By book', books, plain)),
  ].filter(({ rows }) => rows.length > 0);
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export interface PartColumn {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  /** Shown on a phone too. */
  readonly phone: boolean;
  /** Coloured by profit or loss. */
  readonly tone?: true;
  readonly text: (group: TradeGroup) => string;
}

const ratio = (value: number | null) => (value === null ? '–' : fixed(value, 2));

export const PART_COLUMNS: readonly PartColumn[] = [
  {
    id: 'trades',
    title: 'Trades',
    says: 'Closed round trips of this part.',
    phone: true,
    text: ({ trades }) => count(trades),
  },
  {
    id: 'won',
    title: 'Won',
    says: 'Share of them with a profit after fees.',
    phone: true,
    text: ({ winRate }) => percent(winRate, { places: 0 }),
  },
  {
    id: 'profit',
    title: 'Profit',
    says: 'Sum of their profits after fees, in money.',
    phone: true,
    tone: true,
    text: ({ profit }) => money(profit, { sign: true }),
  },
  {
    id: 'factor',
    title: 'Profit factor',
    says: 'Sum of profits / |sum of losses|. Above 1 the part earned.',
    phone: false,
    text: ({ profitFactor }) => ratio(profitFactor),
  },
  {
    id: 'expectancy',
    title: 'Expectancy',
    says: 'Mean profit of a trade as a share of its entry value.',
    phone: false,
    text: ({ expectancyPercent }) => percent(expectancyPercent, { sign: true, places: 2 }),
  },
  {
    id: 'r',
    title: 'In R',
    says: 'Mean profit of a trade in initial risks: the distance to its first stop. Only where a stop was set.',
    phone: false,
    text: ({ expectancyR }) => ratio(expectancyR),
  },
  {
    id: 'bars',
    title: 'Held',
    says: 'Mean number of candles from entry to exit.',
    phone: false,
    text: ({ averageBars }) => fixed(averageBars, 1),
  },
  {
    id: 'mae',
    title: 'MAE',
    says: 'Mean of the worst moments of its trades (maximum adverse excursion), in money before fees.',
    phone: false,
    text: ({ averageMae }) => money(averageMae, { sign: true }),
  },
  {
    id: 'mfe',
    title: 'MFE',
    says: 'Mean of the best moments of its trades (maximum favourable excursion), in money before fees.',
    phone: false,
    text: ({ averageMfe }) => money(averageMfe, { sign: true }),
  },
  {
    id: 'fees',
    title: 'Fees',
    says: 'All fees that its trades paid.',
    phone: false,
    text: ({ fees }) => money(fees),
  },
];
