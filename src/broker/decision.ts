import type { Book } from './book.ts';
import type { Canceller } from './cancel.ts';
import type { Desk } from './desk.ts';
import { type Guard, tighter } from './guard.ts';
import type { Notes } from './notes.ts';
import type { Placing } from './placing.ts';
import type { RiskWatch } from './risk.ts';
import type { Signal } from './signal.ts';
import type { Clock } from './span.ts';

/** What nodes decide at a close, and what holds when several of them meet ("What signals do"). */
export class Decision {
  /** Nodes whose trigger fires at this close, in file order: the first `fired` of the list, which is never emptied so that nothing is allocated. */
  private readonly firing: Signal[] = [];
  private fired = 0;
  private readonly expiring: readonly Signal[];
  private readonly whiles: readonly Signal[];

  constructor(
    private readonly books: readonly Book[],
    private readonly signals: readonly Signal[],
    private readonly desk: Desk,
    private readonly placing: Placing,
    private readonly notes: Notes,
    private readonly clock: Clock,
    private readonly latency: number,
    private readonly cancellers: readonly Canceller[],
    private readonly risks: readonly RiskWatch[],
  ) {
    this.expiring = signals.filter(({ plan }) => plan.expireBars !== undefined);
    this.whiles = signals.filter(({ plan }) => plan.trigger === 'while');
  }

  /** Resting orders that have lived their bars end before anything is decided. */
  expire(): void {
    for (const signal of this.expiring) {
      const { expireBars } = signal.plan;
      if (expireBars === undefined || !signal.resting) continue;
      if (signal.book.market.bar - signal.born + 1 < expireBars) continue;
      this.notes.expire(signal.index);
      this.desk.drop(signal);
    }
  }

  /** `from..to`: the window rows that may be read; `instant`: the number of this close, `time`: when it is. */
  decide(from: number, to: number, instant: number, time: number): void {
    const { at } = this.clock;
    for (const book of this.books) {
      book.exitActs = book.longWanted = book.shortWanted = false;
      if (book.side !== 0 && book.market.closing) this.guards(book);
    }
    for (const risk of this.risks) risk.look(instant, time, this.desk, 1 + this.latency);
    for (const canceller of this.cancellers) canceller.decide(at, from, to, this.desk);
    const { firing } = this;
    this.fired = 0;
    for (const signal of this.signals) {
      signal.firesNow = signal.fires(at, from, to);
      signal.acts = false;
      if (signal.firesNow) firing[this.fired++] = signal;
    }
    const { fired } = this;
    if (fired === 0 && this.whiles.length === 0) return;
    for (let i = 0; i < fired; i++) if (!firing[i]!.opens) this.exit(firing[i]!);
    for (let i = 0; i < fired; i++) if (firing[i]!.opens) this.entry(firing[i]!);
    for (const book of this.books) if (book.longWanted && book.shortWanted) this.neither(book);
    for (const signal of this.whiles) if (signal.waits && signal.when?.[at] !== 1) this.desk.drop(signal);
    for (let i = 0; i < fired; i++) {
      const signal = firing[i]!;
      if (signal.firesNow && !signal.opens && signal.market) this.cancelSide(signal);
    }
    for (let i = 0; i < fired; i++) {
      const signal = firing[i]!;
      if (signal.acts) signal.acts = this.placing.makeRoom(signal);
    }
    for (let i = 0; i < fired; i++) {
      const signal = firing[i]!;
      if (!signal.acts) continue;
      if (signal.opens && signal.book.side !== signal.side) this.warnOfExit(signal);
      this.placing.place(signal);
    }
  }

  /** Exits that look at closes: several stops of the same entries leave it to the tightest. */
  private guards(book: Book): void {
    const { guards, side, market } = book;
    for (const guard of guards) if (guard.active) guard.close(market.close, market.traded);
    this.desk.findR(book, market.close);
    for (const guard of guards) {
      if (!guard.active || !guard.wouldAct) continue;
      book.exitActs = true;
      if (guard.pending || guards.some((other) => this.outdoes(other, guard, side))) continue;
      guard.order(market.bar + 1 + this.latency);
    }
    for (const guard of guards) guard.wouldAct = false;
  }

  private outdoes(other: Guard, guard: Guard, side: number): boolean {
    if (other === guard || !other.active || !other.wouldAct) return false;
    if (Number.isNaN(other.level) || Number.isNaN(guard.level) || !sameNames(other, guard)) return false;
    if (other.level === guard.level) return other.index < guard.index;
    return tighter(side, other.level, guard.level) === other.level;
  }

  private exit(signal: Signal): void {
    const { book } = signal;
    if (signal.either && book.side !== 0) signal.side = signal.works ? signal.side : book.side;
    if (book.side !== signal.side || (signal.either && book.side === 0)) return;
    if (!this.earnsEnough(signal)) {
      signal.firesNow = false;
      return;
    }
    signal.acts = true;
    if (signal.market) book.exitActs = true;
  }

  private earnsEnough({ book, minProfit }: Signal): boolean {
    if (!minProfit) return true;
    const profit = book.side * (book.market.close - book.average);
    return profit >= minProfit.fresh(book.average, book.entered);
  }

  private entry(signal: Signal): void {
    const { book, side, plan } = signal;
    for (const risk of this.risks) if (risk.blocks(signal, this.desk)) return;
    if (!signal.target && book.exitActs && book.side === side) return;
    if (book.side === -side && !plan.reverse) return;
    if (!signal.target && book.side === side && (book.entries >= plan.entries || this.tooNear(signal)))
      return;
    signal.acts = true;
    if (!signal.market || signal.target) return;
    if (side > 0) book.longWanted = true;
    else book.shortWanted = true;
  }

  private tooNear({ book, side, plan, minDistance }: Signal): boolean {
    if (!minDistance) return false;
    const distance = minDistance.fresh(book.lastEntry, book.entered);
    const worse = side * (book.market.close - book.lastEntry);
    const far =
      plan.minDistanceSide === 'any' ? Math.abs(worse) : plan.minDistanceSide === 'worse' ? worse : -worse;
    return !(far >= distance);
  }

  /** Market entries of both sides at once: neither. */
  private neither(book: Book): void {
    for (const signal of book.signals) {
      if (!signal.acts || !signal.opens || !signal.market || signal.target) continue;
      signal.acts = false;
      this.notes.note('both-sides', signal.index);
    }
  }

  /** An exit at market that fires cancels the working entries of its side; all cancels come before what is placed. */
  private cancelSide({ book, either, side: own }: Signal): void {
    const side = either ? book.side : own;
    for (const other of book.signals) {
      if (other.opens && !other.target && other.works && (side === 0 || other.side === side)) {
        this.desk.drop(other);
      }
    }
  }

  private warnOfExit(entry: Signal): void {
    const { at } = this.clock;
    for (const exit of entry.book.signals) {
      if (exit.opens || !exit.market || exit.when?.[at] !== 1) continue;
      if (exit.either || exit.side === entry.side) {
        this.notes.note('entry-while-exit', entry.index);
        return;
      }
    }
  }
}

function sameNames(a: Guard, b: Guard): boolean {
  if (a.names === b.names) return true;
  if (!a.names || !b.names || a.names.size !== b.names.size) return false;
  for (const name of a.names) if (!b.names.has(name)) return false;
  return true;
}
