/** A fault planted into a copy of the broker. */
export interface Mutant {
  readonly fault: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** One of the few that every test run plants. */
  readonly quick?: true;
}

export const MUTANTS: readonly Mutant[] = [
  {
    fault: 'fills a stop at its price where the candle opens beyond it',
    file: 'src/broker/search.ts',
    from: 'const price = guard.urgent ? this.p : this.reached(guard.level, side < 0);',
    to: 'const price = Number.isNaN(this.reached(guard.level, side < 0)) ? Number.NaN : guard.level;',
    quick: true,
  },
  {
    fault: 'decides on the candle after the one that closed',
    file: 'src/broker/signal.ts',
    from: 'for (let i = at; i < to; i++) if (when[i] === 1) return i;',
    to: 'for (let i = at; i < to; i++) if (when[i + 1] === 1) return i;',
    quick: true,
  },
  {
    fault: 'counts a fee twice',
    file: 'src/broker/desk.ts',
    from: 'quantity * price + fee : fee',
    to: 'quantity * price + 2 * fee : fee',
    quick: true,
  },
  {
    fault: 'lets a target go before a stop at the same price',
    file: 'src/broker/search.ts',
    from: 'export const STOP_EXIT = 3;\nexport const LIMIT_EXIT = 4;',
    to: 'export const STOP_EXIT = 4;\nexport const LIMIT_EXIT = 3;',
    quick: true,
  },
  {
    fault: 'moves a trailing stop to the extreme before it is checked',
    file: 'src/broker/walk.ts',
    from: '    const to = this.target(leader, leg);\n',
    to: '    const to = this.target(leader, leg);\n    for (const guard of leader.guards) if (guard.active) guard.point(to);\n',
    quick: true,
  },
  {
    fault: 'loses the rest of a partial fill',
    file: 'src/broker/entering.ts',
    from: '    this.meeting.keep(signal, whole - quantity, quantity);\n',
    to: '    desk.drop(signal);\n',
    quick: true,
  },
  {
    fault: 'sells more than is held',
    file: 'src/broker/desk.ts',
    from: '    const quantity = Math.min(wanted, book.quantity);\n    if (quantity === book.quantity) return quantity;',
    to: '    const quantity = wanted;\n    if (quantity >= book.quantity) return quantity;',
    quick: true,
  },
  {
    fault: 'arms the exits of another book',
    file: 'src/broker/desk.ts',
    from: '    const { guards } = book;\n    if (guards.length === 0) return;\n',
    to: '    const { guards } = book.market.books[0]!;\n    if (guards.length === 0) return;\n',
    quick: true,
  },
  {
    fault: 'fills a limit by a mere touch',
    file: 'src/broker/search.ts',
    from: 'return q < limit || (this.limitTouch && q === limit) ? limit : Number.NaN;',
    to: 'return q <= limit ? limit : Number.NaN;',
  },
  {
    fault: "lets more of a candle's volume fill than the cap",
    file: 'src/broker/market.ts',
    from: 'volume * this.cap',
    to: 'volume',
  },
  {
    fault: 'walks a candle without volume',
    file: 'src/broker/simulated.ts',
    from: 'market.walking = market.traded;',
    to: 'market.walking = true;',
  },
  {
    fault: 'charges slippage to makers',
    file: 'src/broker/desk.ts',
    from: '    if (maker) return raw;\n',
    to: '',
  },
  {
    fault: 'sizes without the fee',
    file: 'src/broker/sizer.ts',
    from: 'const perUnit = price * (1 + fee);',
    to: 'const perUnit = price;',
  },
  {
    fault: 'spends what is reserved',
    file: 'src/broker/account.ts',
    from: 'return this.funds(market) - this.held;',
    to: 'return this.funds(market);',
  },
  {
    fault: 'reserves without the margin',
    file: 'src/broker/market.ts',
    from: '(quantity * price) / this.leverage +',
    to: 'quantity * price +',
  },
  {
    fault: 'takes one entry too many',
    file: 'src/broker/decision.ts',
    from: 'book.entries >= plan.entries',
    to: 'book.entries > plan.entries',
  },
  {
    fault: 'walks the far extreme first',
    file: 'src/broker/walk.ts',
    from: 'book.side < 0 : high - open < open - low;\n    book.first',
    to: 'book.side < 0 : high - open > open - low;\n    book.first',
  },
  {
    fault: 'walks the good extreme first on the pessimistic path',
    file: 'src/broker/walk.ts',
    from: 'this.pessimistic && book.side !== 0 ? book.side < 0',
    to: 'this.pessimistic && book.side !== 0 ? book.side > 0',
  },
  {
    fault: 'turns to the good extreme after an entry',
    file: 'src/broker/book.ts',
    from: 'return this.lastSide > 0 ? this.market.low : this.market.high;',
    to: 'return this.lastSide > 0 ? this.market.high : this.market.low;',
  },
  {
    fault: 'leaves exits armed when the position is gone',
    file: 'src/broker/desk.ts',
    from: '    for (const guard of book.guards) guard.reset();\n    for (const signal',
    to: '    for (const signal',
  },
  {
    fault: 'leaves the working entries of a position that ended',
    file: 'src/broker/desk.ts',
    from: 'if (signal.side === side && signal.works && !signal.target) this.drop(signal);',
    to: '',
  },
  {
    fault: 'pays funding to shorts that owe it',
    file: 'src/broker/funding.ts',
    from: 'book.side * book.quantity * perUnit',
    to: 'book.quantity * perUnit',
  },
  {
    fault: 'forgets the maintenance margin',
    file: 'src/broker/book.ts',
    from: '(1 - side * market.maintenance)',
    to: '1',
  },
  {
    fault: 'leaves the entries that were not named',
    file: 'src/broker/desk.ts',
    from: '(names && !all && !names.has(lot.node))',
    to: '(names && !all && names.has(lot.node))',
  },
  {
    fault: 'loosens a stop that a step had moved',
    file: 'src/broker/exits/stop.ts',
    from: 'this.stepLevel = tighter(side, this.stepLevel, next);',
    to: 'this.stepLevel = next;',
  },
  {
    fault: 'loosens a trailing stop',
    file: 'src/broker/exits/trail.ts',
    from: 'const level = tighter(side, this.level, rounded);',
    to: 'const level = rounded;',
  },
  {
    fault: 'reads the ATR of an exit late',
    file: 'src/broker/guard.ts',
    from: '    for (const span of this.spans) span.keep();\n    this.bornBar',
    to: '    this.bornBar',
  },
  {
    fault: 'rounds a dearer purchase down to the tick',
    file: 'src/broker/market.ts',
    from: 'this.tick.up(raw + slip)',
    to: 'this.tick.down(raw + slip)',
  },
  {
    fault: 'takes orders under the minimum',
    file: 'src/broker/market.ts',
    from: 'return !(quantity >= this.minQuantity && quantity > 0 && quantity * price >= this.minNotional);',
    to: 'return !(quantity > 0);',
  },
  {
    fault: 'lets an order live one candle longer',
    file: 'src/broker/decision.ts',
    from: 'book.market.bar - signal.born + 1 < expireBars',
    to: 'book.market.bar - signal.born < expireBars',
  },
  {
    fault: 'reverses where it must not',
    file: 'src/broker/entering.ts',
    from: '    if (!plan.reverse) {',
    to: '    if (plan.reverse === undefined) {',
  },
  {
    fault: 'leaves by time one bar late',
    file: 'src/broker/exits/time.ts',
    from: 'this.bornBar + this.plan.bars - this.ahead',
    to: 'this.bornBar + this.plan.bars - this.ahead + 1',
  },
  {
    fault: 'goes on counting closes that were not in a row',
    file: 'src/broker/exits/stop.ts',
    from: '? this.closes + 1 : 0;',
    to: '? this.closes + 1 : this.closes;',
  },
  {
    fault: 'takes the last entry for the first',
    file: 'src/broker/book.ts',
    from: 'return this.orders.first;',
    to: 'return this.orders.last;',
  },
  {
    fault: "measures anew what is left of a target's sale",
    file: 'src/broker/entering.ts',
    from: '      signal.quantity = part - quantity;\n',
    to: '',
  },
  {
    fault: 'forgets the fee of the exit in a risk',
    file: 'src/broker/sizer.ts',
    from: 'price * fee + exit * market.fee(false, side < 0)',
    to: 'price * fee',
  },
  {
    fault: 'leaves the rest of a full ladder',
    file: 'src/broker/exits/target.ts',
    from: 'last: full && place === given.length - 1,',
    to: 'last: false,',
  },
  {
    fault: 'keeps an entry beside an exit of its side',
    file: 'src/broker/decision.ts',
    from: 'if (!signal.target && book.exitActs && book.side === side) return;',
    to: '',
  },
  {
    fault: 'takes market entries of both sides',
    file: 'src/broker/decision.ts',
    from: 'if (book.longWanted && book.shortWanted) this.neither(book);',
    to: '',
  },
  {
    fault: 'replaces an order of the same price',
    file: 'src/broker/placing.ts',
    from: 'if (signal.works && same(signal.stop, stop) && same(signal.limit, limit)) return false;',
    to: '',
  },
  {
    fault: 'keeps an order whose condition ended',
    file: 'src/broker/decision.ts',
    from: 'for (const signal of this.whiles) if (signal.waits && signal.when?.[at] !== 1) this.desk.drop(signal);',
    to: '',
  },
  {
    fault: 'lets an edge fire again after an unknown',
    file: 'src/broker/signal.ts',
    from: 'if (!Number.isNaN(value)) last = value;',
    to: 'last = value;',
  },
];
