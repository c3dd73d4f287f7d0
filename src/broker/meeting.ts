import type { Desk, Terms } from './desk.ts';
import { LIMIT, MARKET, type Signal, TRAILING, WAITING } from './signal.ts';

/** On what terms orders fill, and what becomes of what the volume leaves of them. */
export class Meeting {
  private readonly terms: Terms = { raw: 0, maker: false, bound: Number.NaN, rule: 2 };

  constructor(private readonly desk: Desk) {}

  say(raw: number, maker: boolean, bound: number, rule: number): Terms {
    const { terms } = this;
    terms.raw = raw;
    terms.maker = maker;
    terms.bound = bound;
    terms.rule = rule;
    return terms;
  }

  /** Where a signal's order meets the market, and by which rule. */
  signalTerms(signal: Signal, price: number, takes: boolean): Terms {
    const { stage } = signal;
    if (stage === LIMIT) return this.say(price, !takes, signal.limit, signal.triggered ? 6 : 5);
    if (stage === MARKET) return this.say(price, false, Number.NaN, signal.rest ? 11 : 2);
    return this.say(price, false, Number.NaN, stage === TRAILING || stage === WAITING ? 9 : 4);
  }

  /** The candle has no more volume: a limit rests on, everything else goes to market at the next open. */
  keep(signal: Signal, rest: number, part: number): void {
    signal.book.market.left = 0;
    // A market order's quantity is fixed at its first fill, not before.
    if (part <= 0 && Number.isNaN(signal.quantity)) return;
    if (signal.stage === LIMIT) {
      signal.quantity = rest;
      signal.marketable = false;
      return;
    }
    if (signal.stage !== MARKET) this.desk.toMarket(signal, rest);
    signal.quantity = rest;
  }
}
