import type { LedgerView, OrderOutput } from '../node/index.ts';
import { bucketEnd } from '../time/timeframe.ts';
import { Account } from './account.ts';
import { assemble, type Floor } from './assemble.ts';
import type { Book } from './book.ts';
import { Decision } from './decision.ts';
import { Desk, type Terms } from './desk.ts';
import { Finer } from './finer.ts';
import { Funding } from './funding.ts';
import { FillLog, TradeLog } from './log.ts';
import type { Market } from './market.ts';
import { Matching } from './matching.ts';
import { Placing } from './placing.ts';
import type { Broker, BrokerSetup } from './port.ts';
import { Quiet } from './quiet.ts';
import { Reports } from './reports.ts';
import type { BrokerResult } from './result.ts';
import { buildResult } from './results.ts';
import { Rows } from './rows.ts';
import { Search } from './search.ts';
import { Signal } from './signal.ts';
import { Sizer } from './sizer.ts';
import { soloParts } from './solo/parts.ts';
import { Solo } from './solo/solo.ts';
import type { Clock } from './span.ts';
import { nearestTarget, View } from './view.ts';
import { Volatility } from './volatility.ts';
import { Walk } from './walk.ts';

/** Fills orders against candles by the rules of docs/simulation.md. */
export class SimulatedBroker implements Broker {
  readonly ledger: LedgerView;
  private readonly clock: Clock = { at: 0, read: -1 };
  private readonly floor: Floor;
  private readonly account: Account;
  private readonly desk: Desk;
  private readonly matching: Matching;
  private readonly search: Search;
  private readonly walk: Walk;
  private readonly finer: Finer;
  private readonly funding: Funding;
  private readonly decision: Decision;
  private readonly quiet: Quiet;
  private readonly rows: Rows;
  private readonly reports: Reports;
  private readonly volatility: Volatility;
  private readonly solo: Solo | undefined;
  private readonly fillsAtClose: boolean;
  /** Instants before the one being worked on. */
  private instants = 0;

  constructor(private readonly setup: BrokerSetup) {
    const { execution } = setup;
    this.floor = assemble(setup, this.clock);
    const { markets, books, signals, notes, volatilityLengths } = this.floor;
    this.account = new Account(setup.cash, books);
    this.reports = new Reports(setup.nodes.length);
    const logs = [new FillLog(), new TradeLog(), new TradeLog()] as const;
    this.desk = new Desk(this.account, ...logs, notes, this.reports, this.clock);
    this.volatility = new Volatility(markets, volatilityLengths);
    const sizer = new Sizer(this.account, this.desk, this.clock, this.volatility);
    this.matching = new Matching(this.desk, this.account, sizer);
    this.search = new Search(execution.limitTouch, (book) => this.account.spare(book));
    const pessimistic = execution.path === 'pessimistic';
    this.walk = new Walk(markets, books, this.search, this.matching, notes, pessimistic);
    this.finer = new Finer(markets, this.walk);
    this.funding = new Funding(markets, this.account);
    const placing = new Placing(this.desk, this.account, sizer, notes, this.clock, execution.latency);
    this.decision = new Decision(
      books,
      signals,
      this.desk,
      placing,
      notes,
      this.clock,
      execution.latency,
      this.floor.cancellers,
      this.floor.risks,
    );
    const { rows = 0, whole, room, opens } = setup;
    this.rows = new Rows(markets, books, this.account, notes, rows, whole, room, opens);
    this.quiet = new Quiet(markets, signals, this.floor.cancellers, this.floor.risks.length > 0);
    const parts = soloParts(this.floor, setup);
    this.solo =
      parts && new Solo(parts, this.account, this.desk, sizer, this.rows, notes, this.clock, execution);
    this.fillsAtClose = execution.fillAt === 'close';
    this.ledger = new View(markets, books, this.desk.trades, this.account, this.rows.equity);
  }

  run(from: number, to: number): void {
    let at = from;
    while (at < to) {
      at = this.solo?.takes() ? this.walkAlone(this.solo, at, from, to) : this.skip(at, from, to);
      if (at === to) break;
      if (this.quiet.still(at)) this.pass(at, at + 1);
      else this.candles(at);
      this.close(at, from, to);
      at++;
    }
    this.endBlock(from, to);
  }

  private walkAlone(solo: Solo, at: number, from: number, to: number): number {
    const until = solo.run(at, from, to);
    this.instants += until - at;
    return until;
  }

  /** Passes the instants on which no order, exit or condition can do anything. */
  private skip(at: number, from: number, to: number): number {
    const until = this.quiet.until(at, from, to);
    if (until > at) this.pass(at, until);
    this.instants += until - at;
    return until;
  }

  advance(at: number): void {
    this.candles(at);
  }

  decide(at: number): void {
    this.close(at, at, at + 1);
    this.endBlock(at, at + 1);
  }

  private endBlock(from: number, to: number): void {
    for (const signal of this.floor.signals) signal.endBlock(from, to);
    for (const { trigger } of this.floor.cancellers) trigger.endBlock(from, to);
    this.rows.keepPrices(from, to);
  }

  /** Candles on which no order and no exit can do anything. */
  private pass(from: number, to: number): void {
    const { clock, reports, floor } = this;
    const { markets } = floor;
    clock.at = to - 1;
    reports.now = this.instants + to - 1 - from;
    for (const market of markets) {
      market.closing = market.ticks(to - 1);
      market.walking = false;
      this.rows.gaps(market, from, to);
      this.quiet.pass(market, from, to);
    }
    if (this.volatility.wanted) {
      for (const market of markets) {
        const { close } = market.feed.candles;
        for (let at = from; at < to; at++)
          if (market.ticks(at)) this.volatility.see(market.index, close[at]!);
      }
    }
    this.rows.add(from, to);
  }

  /** Steps (a) and (b). */
  private candles(at: number): void {
    const { clock, reports, floor, rows } = this;
    clock.at = at;
    clock.read = at - 1;
    reports.now = this.desk.instant = this.instants;
    let walking = false;
    for (const market of floor.markets) {
      market.walking = false;
      market.closing = market.ticks(at);
      if (!market.closing) continue;
      this.funding.before(market, at);
      rows.gaps(market, at, at + 1);
      market.begin(at);
      market.walking = market.traded;
      if (market.walking) walking = true;
    }
    if (walking) this.finer.walk();
    for (const market of floor.markets) this.afterCandle(market, at);
    this.decision.expire();
    rows.one();
  }

  private afterCandle(market: Market, at: number): void {
    if (!market.closing) return;
    market.mark = market.close;
    this.funding.after(market, at);
    this.volatility.see(market.index, market.close);
  }

  /** Steps (d) and (e). */
  private close(at: number, from: number, to: number): void {
    const { clock, reports } = this;
    clock.read = at;
    this.desk.instant = this.instants++;
    reports.now = this.instants;
    this.decision.decide(from, to, this.instants, this.floor.risks.length > 0 ? this.closeTime() : 0);
    if (this.fillsAtClose) this.fillAtClose();
  }

  /** When the present instant is: the latest close of a candle. */
  private closeTime(): number {
    let time = Number.NEGATIVE_INFINITY;
    for (const market of this.floor.markets) {
      if (market.closing) time = Math.max(time, bucketEnd(market.settings.timeframe, market.time));
    }
    return time;
  }

  private fillAtClose(): void {
    const { search, matching, floor } = this;
    const before = this.desk.fills.length;
    matching.nextPoint();
    for (;;) {
      search.begin(0, 0);
      for (const book of floor.books) {
        if (!book.market.closing || !book.market.traded) continue;
        search.at(book.market.close);
        search.lookAtMarketOrders(book);
      }
      if (!search.found) {
        if (!search.entriesOnly) break;
        search.entriesOnly = false;
      } else if (matching.execute(search)) search.entriesOnly = true;
    }
    if (this.desk.fills.length > before) this.rows.again();
  }

  end(at: number): void {
    this.solo?.release();
    const atOpen = this.setup.execution.closeAtEnd === 'open';
    if (atOpen) this.lastOpen(at);
    else this.candles(at);
    this.desk.free = true;
    this.clock.read = atOpen ? at - 1 : at;
    for (const book of this.floor.books) this.closeForGood(book, atOpen);
    if (atOpen) for (const market of this.floor.markets) if (market.ticks(at)) market.mark = market.close;
    this.desk.free = false;
    if (atOpen) this.rows.one();
    else this.rows.again();
    this.rows.keepPrices(at, at + 1);
    this.instants++;
  }

  /** Entries are cancelled, market exits decided before fill at the open, and the candle is not walked. */
  private lastOpen(at: number): void {
    const { clock, reports, floor, search, matching } = this;
    clock.at = at;
    clock.read = at - 1;
    reports.now = this.desk.instant = this.instants;
    for (const signal of floor.signals) if (signal.opens && signal.works) this.desk.drop(signal);
    for (const market of floor.markets) {
      if (!market.ticks(at)) continue;
      this.funding.before(market, at);
      this.rows.gaps(market, at, at + 1);
      market.begin(at);
      market.left = Number.POSITIVE_INFINITY;
      market.mark = market.open;
    }
    this.desk.free = true;
    matching.nextPoint();
    for (;;) {
      search.begin(0, 0);
      for (const book of floor.books) {
        if (!book.market.ticks(at)) continue;
        search.at(book.market.open);
        search.lookAtDecided(book);
      }
      if (!search.found) return;
      matching.execute(search);
    }
  }

  private closeForGood(book: Book, atOpen: boolean): void {
    if (book.side === 0) return;
    const terms: Terms = {
      raw: atOpen ? book.market.mark : book.market.close,
      maker: false,
      bound: Number.NaN,
      rule: 18,
    };
    this.desk.leave(book, book.quantity, terms, -1, 'end');
  }

  output(node: number, port: OrderOutput): number {
    if (port === 'paused')
      return this.floor.risks.some(({ index, paused }) => index === node && paused) ? 1 : 0;
    const actor = this.floor.actors[node];
    const instant = this.instants;
    if (!actor) return Number.NaN;
    if (port === 'resting') return restingNow(actor) ? 1 : 0;
    if (port === 'target') return nearestTarget(actor.book);
    return this.reports.read(node, port, instant);
  }

  shift(): void {
    // Nothing is kept by window index between calls.
  }

  result(): BrokerResult {
    this.solo?.release();
    return buildResult(this.setup, this.floor, this.desk, this.account, this.rows);
  }
}

function restingNow(actor: NonNullable<Floor['actors'][number]>): boolean {
  if (actor instanceof Signal) return actor.resting;
  return (
    actor.active && (actor.rests || actor.targets.some(({ done, level }) => !done && !Number.isNaN(level)))
  );
}
