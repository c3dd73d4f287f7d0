import type { Group } from '../../index.ts';

interface GroupLook {
  readonly title: string;
  /** CSS colour of the category. */
  readonly color: string;
}

/** How each group of nodes is called and coloured, in the palette's order. */
export const GROUP_LOOKS: Readonly<Record<Group, GroupLook>> = {
  data: { title: 'Data', color: 'var(--data)' },
  trend: { title: 'Trend', color: 'var(--indicator)' },
  momentum: { title: 'Momentum', color: 'var(--indicator)' },
  volatility: { title: 'Volatility', color: 'var(--indicator)' },
  volume: { title: 'Volume', color: 'var(--indicator)' },
  structure: { title: 'Structure', color: 'var(--indicator)' },
  cycles: { title: 'Cycles', color: 'var(--indicator)' },
  regime: { title: 'Regime', color: 'var(--indicator)' },
  math: { title: 'Math', color: 'var(--data)' },
  conditions: { title: 'Conditions', color: 'var(--condition)' },
  time: { title: 'Time', color: 'var(--condition)' },
  position: { title: 'Position', color: 'var(--data)' },
  orders: { title: 'Orders', color: 'var(--order)' },
  exits: { title: 'Exits', color: 'var(--exit)' },
  bots: { title: 'Bots', color: 'var(--order)' },
  notes: { title: 'Notes', color: 'var(--data)' },
};

/** Selling nodes among the orders read as exits. */
const EXITING = new Set(['sell', 'cover', 'close-position', 'cancel-orders']);

export function colorOf(node: { readonly type: string; readonly group: Group }): string {
  return EXITING.has(node.type) ? 'var(--exit)' : GROUP_LOOKS[node.group].color;
}
