import { accountOf, executionOf } from '../../strategy/settings.ts';
import { phrasesOf } from '../sentence/phrases.ts';
import { fixed, money, percent, plural, price } from '../ui/format.ts';
import type { FillTable, RunReport } from '../worker/protocol.ts';
import { reasonWord } from './words.ts';

export interface Fact {
  readonly title: string;
  readonly text: string;
}

/** The first fill of a trade's entry; −1: not found. */
export function entryFill({ fills, trades }: RunReport, trade: number): number {
  const row = trades.entryRow[trade]!;
  const node = trades.names[trades.entryNode[trade]!];
  return fills.row.findIndex(
    (at, i) => at === row && fills.entry[i] === 1 && fills.names[fills.node[i]!] === node,
  );
}

/** What became of a decision: fill, costs, what was armed, how it ended. */
export function aftermath(report: RunReport, trade: number): readonly Fact[] {
  const { trades, fills, strategy } = report;
  const fill = entryFill(report, trade);
  const open = trades.exitRow[trade]! < 0;
  const notional = fill < 0 ? 0 : fills.price[fill]! * fills.quantity[fill]!;
  const facts: Fact[] = [
    {
      title: fillTitle(report, fill),
      text: price(fill < 0 ? trades.entryPrice[trade]! : fills.price[fill]!),
    },
  ];
  if (fill >= 0) {
    const fee = fills.fee[fill]!;
    facts.push({
      title: `fee ${percent(notional > 0 ? fee / notional : accountOf(strategy).takerFee, { places: 2 })}`,
      text: money(-fee),
    });
  }
  facts.push(...armed(report, trade));
  if (open) {
    facts.push({ title: 'still open after', text: plural(trades.bars[trade]!, 'candle') });
  } else {
    const phrases = phrasesOf(strategy);
    const exit = strategy.nodes.find(({ id }) => id === trades.names[trades.exitNode[trade]!]);
    const by = exit ? phrases.title(exit).toLowerCase() : reasonWord(trades.names[trades.reason[trade]!]);
    facts.push({ title: 'left after', text: `${plural(trades.bars[trade]!, 'candle')}, ${by}` });
    facts.push({ title: 'left at', text: price(trades.exitPrice[trade]!) });
  }
  const gain = trades.profitPercent[trade]!;
  facts.push({
    title: open ? 'so far' : 'result',
    text: `${money(trades.profit[trade]!, { sign: true })}, ${gain > 0 ? '+' : ''}${fixed(gain, 2)}\u2009%`,
  });
  return facts;
}

function fillTitle({ strategy, fills }: RunReport, fill: number): string {
  if (fill < 0) return 'filled at';
  if (fills.rule[fill] !== 2) return 'filled inside a candle';
  return executionOf(strategy).fillAt === 'close' ? 'filled at that close' : 'filled at the next open';
}

/** Exits that stood guard from the entry on, with their level where it is a plain percentage. */
function armed({ strategy, orders, trades }: RunReport, trade: number): Fact[] {
  const entry = trades.entryRow[trade]!;
  const side = trades.long[trade] === 1 ? 1 : -1;
  const phrases = phrasesOf(strategy);
  return orders.flatMap(({ id, armed: rows }): Fact[] => {
    const node = strategy.nodes.find((each) => each.id === id);
    if (!node || !rows.some((row, at) => at % 2 === 0 && row === entry)) return [];
    const distance = node.params?.percent;
    const way = node.type === 'stop-loss' ? -side : node.type === 'take-profit' ? side : 0;
    const level =
      typeof distance === 'number' ? trades.entryPrice[trade]! * (1 + (way * distance) / 100) : null;
    const text = way === 0 || level === null ? phrases.setting(node) : price(level);
    return [{ title: `${phrases.title(node).toLowerCase()} armed`, text }];
  });
}

/** The rule by which an entry filled, in a sentence. */
export function ruleSentence(rule: number, decided: string, filled: string): string {
  switch (rule) {
    case 2:
      return decided === filled
        ? `decided and filled at the close of ${decided}.`
        : `decided on the close of ${decided}, filled at the open of ${filled}.`;
    case 4:
      return `the price touched the stop inside the candle of ${filled}.`;
    case 5:
      return `the price went through the limit inside the candle of ${filled}.`;
    case 6:
      return `a stop was touched and became a limit in the candle of ${filled}.`;
    case 9:
      return `the trailing level was reached in the candle of ${filled}.`;
    default:
      return `filled in the candle of ${filled}.`;
  }
}

export function ruleOf(fills: FillTable, fill: number): number | null {
  return fill < 0 ? null : (fills.rule[fill] ?? null);
}
