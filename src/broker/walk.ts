import type { Book } from './book.ts';
import type { Market } from './market.ts';
import type { Matching } from './matching.ts';
import type { Notes } from './notes.ts';
import { Band } from './quiet.ts';
import { ENTRY_ORDER, LIMIT_EXIT, type Search, STOP_EXIT } from './search.ts';
import { LIMIT, STOP, TRAILING } from './signal.ts';

/** Walks candles along their paths (rules 3, 7 to 10). */
export class Walk {
  private readonly band = new Band();
  private lastEntryPrice = Number.NaN;

  constructor(
    private readonly markets: readonly Market[],
    private readonly books: readonly Book[],
    private readonly search: Search,
    private readonly matching: Matching,
    private readonly notes: Notes,
    private readonly pessimistic: boolean,
  ) {}

  /** Walks the candle (or finer candle) that every walking market holds, in lock-step of four phases. */
  candle(): void {
    this.atOpen();
    if (this.staysQuiet()) return;
    for (const book of this.books) if (book.market.walking) this.choosePath(book);
    for (let leg = 1; leg <= 3; leg++) this.leg(leg);
    for (const market of this.markets) if (market.walking) market.mark = market.close;
  }

  /** One market whose candle, after its open, meets no level of any book: only its extremes are seen. */
  private staysQuiet(): boolean {
    const market = this.markets[0]!;
    if (this.markets.length > 1 || !market.walking) return false;
    const { band } = this;
    band.reset();
    for (const book of market.books) {
      if (book.entering) return false;
      if (!book.plain) band.narrow(book, false);
    }
    if (band.isBusy || band.wake <= market.bar || market.low <= band.low || market.high >= band.high)
      return false;
    for (const book of market.books) {
      book.at = market.close;
      if (book.side === 0) continue;
      book.see(market.high);
      book.see(market.low);
    }
    market.mark = market.close;
    return true;
  }

  /** Only what happens at the open: the last candle of a run that closes there. */
  openOnly(): void {
    this.atOpen();
  }

  private atOpen(): void {
    for (const market of this.markets) if (market.walking) market.mark = market.open;
    for (const book of this.books) {
      if (!book.market.walking) continue;
      book.at = book.market.open;
      book.turned = book.entering = false;
      if (book.side !== 0) book.see(book.at);
    }
    this.matching.nextPoint();
    this.moment();
    for (const book of this.books) if (book.market.walking && !book.plain) this.afterPoint(book, true);
  }

  /** Everything that fills at the opens of all walking markets. */
  private moment(): void {
    const { search } = this;
    for (;;) {
      search.begin(0, 0);
      for (const book of this.books) {
        if (!book.market.walking) continue;
        search.at(book.at);
        search.look(book, true);
      }
      if (search.found) search.entriesOnly = this.matching.execute(search) || search.entriesOnly;
      else if (search.entriesOnly) search.entriesOnly = false;
      else return;
    }
  }

  /** A path point was checked against the old levels: those that trail move now. */
  private afterPoint(book: Book, opening: boolean): void {
    if (opening) {
      for (const signal of book.signals)
        if (signal.stage === LIMIT && signal.born <= book.market.bar) signal.marketable = false;
      for (const guard of book.guards) for (const target of guard.targets) target.marketable = false;
    }
    for (const signal of book.signals) {
      if (signal.stage === TRAILING && signal.born <= book.market.bar) signal.point(book.at);
    }
    if (book.side === 0) return;
    for (const guard of book.guards) if (guard.active) guard.point(book.at);
  }

  private choosePath(book: Book): void {
    const { open, high, low } = book.market;
    const upFirst = this.pessimistic && book.side !== 0 ? book.side < 0 : high - open < open - low;
    book.first = upFirst ? high : low;
    book.second = upFirst ? low : high;
  }

  private target(book: Book, leg: number): number {
    return leg === 3 ? book.market.close : leg === 1 ? book.first : book.second;
  }

  // Legs

  private leg(leg: number): void {
    this.lastEntryPrice = Number.NaN;
    for (const book of this.books) {
      book.waiting = book.market.walking && (leg === 3 || !book.turned);
    }
    if (this.markets.length === 1) {
      const market = this.markets[0]!;
      for (let more = true; more; ) more = this.walkLeg(market, leg, true);
    } else this.lockStep(leg);
    if (leg === 3) return;
    for (const market of this.markets) if (market.walking) this.markAtPoint(market, leg);
  }

  private markAtPoint(market: Market, leg: number): void {
    const { open, high, low } = market;
    const upFirst = high - open < open - low;
    market.mark = upFirst === (leg === 1) ? high : low;
  }

  /** The exits of all markets come before the entries, which go by market. */
  private lockStep(leg: number): void {
    const paused: boolean[] = this.markets.map(
      (market) => market.walking && this.walkLeg(market, leg, false),
    );
    for (const [index, market] of this.markets.entries()) {
      while (paused[index]) {
        this.walkLeg(market, leg, true);
        paused[index] = this.walkLeg(market, leg, false);
      }
    }
  }

  /**
   * Walks a market's books along a leg: those on one path together, else the long ones first. True where it
   * stopped before an entry (`entering` false) or after one.
   */
  private walkLeg(market: Market, leg: number, entering: boolean): boolean {
    for (;;) {
      const leader = this.leader(market);
      if (!leader) return false;
      if (this.walkGroup(market, leader, leg, entering)) return true;
    }
  }

  private leader(market: Market): Book | undefined {
    let leader: Book | undefined;
    for (const book of market.books) {
      if (book.waiting && (!leader || rank(book) < rank(leader))) leader = book;
    }
    return leader;
  }

  private walkGroup(market: Market, leader: Book, leg: number, entering: boolean): boolean {
    const { search } = this;
    const from = leader.at;
    const to = this.target(leader, leg);
    search.begin(from, to);
    for (const book of market.books) {
      if (book.waiting && book.at === from && this.target(book, leg) === to) search.look(book, false);
    }
    if (search.entriesOnly && !search.found) {
      search.entriesOnly = false;
      this.turnAll(market, leg);
      return false;
    }
    if (search.found) {
      if (search.rank === ENTRY_ORDER && !entering) return true;
      const { price } = search;
      for (const book of market.books) {
        if (book.waiting && book.at === from && this.target(book, leg) === to) this.moveTo(book, price);
      }
      return this.event(price, market);
    }
    for (const book of market.books) {
      if (!book.waiting || book.at !== from || this.target(book, leg) !== to) continue;
      this.moveTo(book, to);
      this.afterPoint(book, false);
      book.waiting = false;
    }
    return false;
  }

  private moveTo(book: Book, price: number): void {
    book.at = book.market.mark = price;
    if (book.side !== 0) book.see(price);
  }

  /** Carries out what was found inside the candle. True where an entry filled. */
  private event(price: number, market: Market): boolean {
    const { search, matching } = this;
    const book = search.book!;
    const { rank: kind } = search;
    const stopped = kind === STOP_EXIT;
    const rival = (stopped || kind === LIMIT_EXIT) && this.rivalOf(book, stopped, market);
    const held = book.quantity;
    if (kind !== ENTRY_ORDER) matching.nextPoint();
    else if (price !== this.lastEntryPrice) {
      this.lastEntryPrice = price;
      matching.nextPoint();
    }
    if (!matching.execute(search)) {
      if (rival && book.quantity !== held) this.ambiguous(market);
      return false;
    }
    search.entriesOnly = true;
    book.entering = true;
    this.ambiguousEntry(book, market, search.signal?.index ?? -1);
    return true;
  }

  /** After an entry inside the candle: to the adverse extreme at once, then wait for the last leg. */
  private turnAll(market: Market, leg: number): void {
    for (const book of market.books) if (book.entering) this.turn(book, leg);
  }

  private turn(book: Book, leg: number): void {
    const { search } = this;
    const { market } = book;
    for (;;) {
      book.entering = false;
      const adverse = book.adverse();
      search.begin(book.at, adverse);
      search.look(book, false);
      if (!search.found) {
        if (!search.entriesOnly) break;
        search.entriesOnly = false;
        continue;
      }
      this.moveTo(book, search.price);
      this.event(search.price, market);
    }
    this.moveTo(book, book.adverse());
    this.afterPoint(book, false);
    book.turned = true;
    book.waiting = leg === 3;
  }

  // Ambiguity (rule 8)

  /** Whether a resting exit of the other kind lies in the candle too, before one of `stopped`'s kind fills. */
  private rivalOf(book: Book, stopped: boolean, market: Market): boolean {
    if (market.ambiguousBar === market.bar) return false;
    for (const guard of book.guards) {
      if (!guard.active) continue;
      if (stopped) {
        if (guard.on !== 'price') continue;
        for (const { done, level } of guard.targets) if (!done && inRange(market, level)) return true;
      } else if (guard.rests && inRange(market, guard.level)) return true;
    }
    for (const signal of book.signals) {
      if (signal.opens || signal.side !== book.side || signal.born > market.bar) continue;
      const { stage } = signal;
      const level = stopped
        ? stage === LIMIT
          ? signal.limit
          : Number.NaN
        : stage === STOP || stage === TRAILING
          ? signal.stop
          : Number.NaN;
      if (inRange(market, level)) return true;
    }
    return false;
  }

  /** Whether a level that the entry of `node` armed lies in the candle. */
  private ambiguousEntry(book: Book, market: Market, node: number): void {
    if (market.ambiguousBar === market.bar) return;
    for (const guard of book.guards) {
      if (!guard.active || guard.on !== 'price' || !guard.guards(node)) continue;
      if (guard.rests && inRange(market, guard.level)) this.ambiguous(market);
      for (const { done, level } of guard.targets)
        if (!done && inRange(market, level)) this.ambiguous(market);
    }
  }

  private ambiguous(market: Market): void {
    if (market.ambiguousBar === market.bar) return;
    market.ambiguousBar = market.bar;
    this.notes.ambiguousOn(market.time);
  }
}

function inRange({ low, high }: Market, level: number): boolean {
  return level >= low && level <= high;
}

/** Books on different paths walk a leg in this order: long, short, flat. */
function rank({ side }: Book): number {
  return side > 0 ? 0 : side < 0 ? 1 : 2;
}
