import fc from 'fast-check';

/** What the generator says of one order node; wires are names of columns. */
export interface OrderSpec {
  readonly type: string;
  readonly params: Record<string, unknown>;
  readonly wires: Record<string, Wire>;
  /** An exit for one entry only, or anything in terms of the risk at the stop, where the whole strategy allows it. */
  readonly only?: boolean;
  readonly risk?: boolean;
}
/** A condition (`column op value`), a price column, or a constant. */
export type Wire =
  | {
      readonly of: 'condition';
      readonly column: 'trades' | 'openInterest';
      readonly op: string;
      readonly value: number;
    }
  | { readonly of: 'price'; readonly column: 'quoteVolume' | 'takerVolume' }
  | { readonly of: 'constant'; readonly value: number };

export interface Features {
  readonly shorts: boolean;
  readonly books: readonly string[];
  readonly markets: readonly string[];
}

const pick = fc.constantFrom;
/** `one` case in `of`. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>, of = 4) =>
  fc.oneof({ weight: of - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const defined = (record: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

export const condition: fc.Arbitrary<Wire> = fc.record({
  of: fc.constant('condition' as const),
  column: pick('trades' as const, 'openInterest' as const),
  op: pick('>', '<', '==', '>='),
  value: fc.integer({ min: 0, max: 9 }),
});
const above: Wire = { of: 'price', column: 'quoteVolume' };
const below: Wire = { of: 'price', column: 'takerVolume' };
const seldom = fc.integer({ min: 0, max: 5 }).map((n) => n === 5);
const scale = rarely(
  pick(0.5, 1, 2).map((value): Wire => ({ of: 'constant', value })),
  3,
);

/** A distance of an order: a few ticks or percent of a price near 100. */
const near = fc.oneof(
  pick(0.5, 1, 2, 3).map((percent) => ({ percent })),
  pick(0.5, 1, 1.5, 3).map((price) => ({ price })),
  pick(0.5, 1, 2).map((atr) => ({ atr, atrLength: 3 })),
  pick(1, 2, 5).map((ticks) => ({ ticks })),
);
/** A distance of an exit: also money. */
const away = fc.oneof(
  { weight: 5, arbitrary: near },
  { weight: 1, arbitrary: pick(10, 50).map((quote) => ({ quote })) },
);

const size = fc.oneof(
  { weight: 4, arbitrary: pick(10, 30, 50, 100).map((value) => ({ mode: 'equity-percent', value })) },
  { weight: 1, arbitrary: pick(20, 100).map((value) => ({ mode: 'cash-percent', value })) },
  { weight: 1, arbitrary: pick(25, 100).map((value) => ({ mode: 'initial-percent', value })) },
  { weight: 2, arbitrary: pick(500, 4000, 9000).map((value) => ({ mode: 'quote', value })) },
  { weight: 2, arbitrary: pick(1, 7.3, 40, 120).map((value) => ({ mode: 'base', value })) },
  { weight: 1, arbitrary: pick(50, 100).map((value) => ({ mode: 'position-percent', value })) },
  { weight: 1, arbitrary: pick(1, 2, 3).map((value) => ({ mode: 'slots', value })) },
  { weight: 1, arbitrary: pick(20, 100).map((value) => ({ mode: 'kelly', value })) },
  {
    weight: 1,
    arbitrary: fc
      .record({ value: pick(20, 60, 200), length: pick(2, 3, 8) })
      .map((aim) => ({ mode: 'volatility-target', ...aim })),
  },
);
/** Bounds of the notional, and a factor of percent sizes. */
const bounds = fc.record({
  min: rarely(pick(500, 3000), 12),
  max: rarely(pick(2000, 6000), 12),
  leverage: rarely(pick(1.5, 2), 12),
});
/** Sizes that trade the difference: at market only. */
const target = fc.record({
  size: fc.oneof(
    pick(0, 30, 70).map((value) => ({ mode: 'target-percent', value })),
    pick(0, 2000, 6000).map((value) => ({ mode: 'target-quote', value })),
    pick(0, 10, 60).map((value) => ({ mode: 'target-base', value })),
  ),
  band: pick(undefined, 0, 5),
});
const lessSize = fc.option(
  fc.oneof(
    pick(30, 50, 100).map((value) => ({ mode: 'position-percent', value })),
    pick(800, 5000).map((value) => ({ mode: 'quote', value })),
    pick(3, 20).map((value) => ({ mode: 'base', value })),
  ),
  { nil: undefined },
);

interface Kind {
  params: Record<string, unknown>;
  wires: Record<string, Wire>;
}

/** Type and prices of an order; `buys`: limits rest below, stops above. */
function kind(buys: boolean, trailing: boolean): fc.Arbitrary<Kind> {
  const [limit, stop] = buys ? [below, above] : [above, below];
  const market = fc.constant<Kind>({ params: {}, wires: {} });
  const limits = fc
    .record({
      offset: fc.option(near, { nil: undefined }),
      wired: fc.boolean(),
      postOnly: rarely(fc.constant(true), 4),
    })
    .map(
      ({ offset, wired, postOnly }): Kind => ({
        params: defined({ type: 'limit', offset: wired ? undefined : offset, postOnly }),
        wires: wired ? { price: limit } : {},
      }),
    );
  const stops = fc.record({ offset: near, wired: fc.boolean() }).map(
    ({ offset, wired }): Kind => ({
      params: defined({ type: 'stop', offset: wired ? undefined : offset }),
      wires: wired ? { stopPrice: stop } : {},
    }),
  );
  const stopLimits = fc
    .record({ offset: near, limitOffset: fc.option(near, { nil: undefined }), wired: fc.boolean() })
    .map(
      ({ offset, limitOffset, wired }): Kind => ({
        params: defined({ type: 'stop-limit', offset: wired ? undefined : offset, limitOffset }),
        wires: wired ? { stopPrice: stop } : {},
      }),
    );
  const trails = fc.record({ distance: near, activation: fc.option(near, { nil: undefined }) }).map(
    ({ distance, activation }): Kind => ({
      params: { type: 'trailing', trail: defined({ ...distance, activation }) },
      wires: {},
    }),
  );
  return fc.oneof(
    { weight: 4, arbitrary: market },
    { weight: 2, arbitrary: limits },
    { weight: 2, arbitrary: stops },
    { weight: 1, arbitrary: stopLimits },
    ...(trailing ? [{ weight: 1, arbitrary: trails }] : []),
  );
}

const trigger = fc.option(pick('rising', 'while'), { nil: undefined });

export function place(features: Features): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .record({ book: pick(...features.books), market: pick(...features.markets) })
    .map(({ book, market }) =>
      defined({ book: book === 'main' ? undefined : book, market: market === 'main' ? undefined : market }),
    );
}

interface Sizable {
  size: object;
  kind: Kind;
  goal: { size: object; band: number | undefined } | undefined;
}

function aimed<T extends Sizable>(raw: T): T {
  if (!raw.goal) return raw;
  return {
    ...raw,
    size: defined({ ...raw.goal.size, band: raw.goal.band }),
    kind: { params: {}, wires: {} },
  };
}

export function entry(features: Features): fc.Arbitrary<OrderSpec> {
  const types = features.shorts ? pick('buy', 'short') : fc.constant('buy');
  return types.chain((type) =>
    fc
      .record({
        size,
        kind: kind(type === 'buy', true),
        trigger,
        entries: fc.option(pick(2, 3), { nil: undefined }),
        reverse: rarely(fc.constant(false), 4),
        minDistance: rarely(
          fc.record({ distance: near, side: fc.option(pick('better', 'worse', 'any'), { nil: undefined }) }),
          2,
        ),
        expireBars: rarely(pick(1, 2, 5), 3),
        when: condition,
        scale,
        risk: seldom,
        bounds,
        goal: rarely(target, 6),
        place: place(features),
      })
      .map((raw) => aimed(raw))
      .map(
        (raw): OrderSpec => ({
          type,
          risk: raw.risk,
          params: defined({
            ...raw.place,
            size: raw.goal ? raw.size : defined({ ...raw.size, ...raw.bounds }),
            ...raw.kind.params,
            trigger: raw.trigger,
            entries: raw.entries,
            reverse: raw.reverse,
            minDistance:
              raw.minDistance && defined({ ...raw.minDistance.distance, side: raw.minDistance.side }),
            expireBars: raw.expireBars,
          }),
          wires: { when: raw.when, ...raw.kind.wires, ...(raw.scale ? { scale: raw.scale } : {}) },
        }),
      ),
  );
}

export function reduction(features: Features): fc.Arbitrary<OrderSpec> {
  const types = features.shorts ? pick('sell', 'cover') : fc.constant('sell');
  return types.chain((type) =>
    fc
      .record({
        size: lessSize,
        kind: kind(type === 'cover', true),
        trigger,
        expireBars: rarely(pick(1, 2, 5), 3),
        when: condition,
        place: place(features),
      })
      .map(
        (raw): OrderSpec => ({
          type,
          params: defined({
            ...raw.place,
            size: raw.size,
            ...raw.kind.params,
            trigger: raw.trigger,
            expireBars: raw.expireBars,
          }),
          wires: { when: raw.when, ...raw.kind.wires },
        }),
      ),
  );
}

export function closing(features: Features): fc.Arbitrary<OrderSpec> {
  return fc
    .record({
      percent: fc.option(pick(40, 100), { nil: undefined }),
      minProfit: rarely(near, 3),
      trigger: fc.option(pick('rising'), { nil: undefined }),
      when: condition,
      place: place(features),
    })
    .map(
      ({ place: where, when, ...params }): OrderSpec => ({
        type: 'close-position',
        params: defined({ ...where, ...params }),
        wires: { when },
      }),
    );
}

/** Exits; `of` is set by the caller, who knows the entries. */
export function exit(features: Features): fc.Arbitrary<OrderSpec> {
  const price = fc.record({
    wire: pick(above, below),
    follow: fc.option(pick('ratchet', 'free', 'entry'), { nil: undefined }),
  });
  const on = fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    {
      weight: 1,
      arbitrary: fc
        .option(pick(1, 2), { nil: undefined })
        .map((confirm): Record<string, unknown> => defined({ on: 'close', confirm })),
    },
  );
  const basis = fc.option(pick('first', 'last'), { nil: undefined });
  const steps = rarely(
    fc.array(fc.record({ at: near, to: fc.oneof(pick(-1, 0, 1).map((percent) => ({ percent }))) }), {
      minLength: 1,
      maxLength: 2,
    }),
    2,
  );
  const stopLoss = fc.record({ distance: away, wired: rarely(price, 3), on, basis, steps }).map(
    ({ distance, wired, on: when, basis: from, steps: moves }): Kind => ({
      params: defined({
        ...(wired ? { follow: wired.follow } : distance),
        ...when,
        basis: from,
        steps: wired ? undefined : moves,
      }),
      wires: wired ? { price: wired.wire } : {},
    }),
  );
  const single = fc.record({ distance: away, wired: rarely(price, 3), on, basis }).map(
    ({ distance, wired, on: when, basis: from }): Kind => ({
      params: defined({ ...(wired ? { follow: wired.follow } : distance), ...when, basis: from }),
      wires: wired ? { price: wired.wire } : {},
    }),
  );
  const ladder = fc
    .record({
      percents: fc.uniqueArray(pick(0.5, 1, 2, 4), { minLength: 1, maxLength: 3 }),
      share: pick(25, 50, 'full' as const),
    })
    .map(({ percents, share }): Kind => {
      const each = share === 'full' ? 100 / percents.length : Math.min(share, 100 / percents.length);
      return { params: { targets: percents.map((percent) => ({ percent, share: each })) }, wires: {} };
    });
  const timed = fc
    .uniqueArray(pick(0, 1, 2, 4), { minLength: 1, maxLength: 3 })
    .chain((bars) =>
      fc.tuple(...bars.map((afterBars) => near.map((distance) => ({ afterBars, ...distance })))),
    )
    .map(
      (list): Kind => ({ params: { steps: [...list].sort((a, b) => a.afterBars - b.afterBars) }, wires: {} }),
    );
  const trail = fc.record({ distance: near, activation: fc.option(near, { nil: undefined }), on }).map(
    ({ distance, activation, on: when }): Kind => ({
      params: defined({ ...distance, activation, ...when }),
      wires: {},
    }),
  );
  const even = fc
    .record({ after: near, offset: fc.option(near, { nil: undefined }) })
    .map((params): Kind => ({ params: defined(params), wires: {} }));
  const time = pick(1, 2, 4).map((bars): Kind => ({ params: { bars }, wires: {} }));
  const named = (type: string, arbitrary: fc.Arbitrary<Kind>) =>
    arbitrary.map((value) => ({ type, ...value }));
  const all = fc.oneof(
    { weight: 3, arbitrary: named('stop-loss', stopLoss) },
    { weight: 2, arbitrary: named('take-profit', single) },
    { weight: 1, arbitrary: named('take-profit', ladder) },
    { weight: 1, arbitrary: named('take-profit', timed) },
    { weight: 2, arbitrary: named('trailing-stop', trail) },
    { weight: 1, arbitrary: named('break-even', even) },
    { weight: 1, arbitrary: named('time-exit', time) },
  );
  return fc
    .record({ all, place: place(features), only: seldom, risk: seldom, arm: rarely(condition, 8) })
    .map(({ all: { type, params, wires }, place: where, only, risk, arm }) => ({
      type,
      params: { ...where, ...params },
      wires: arm ? { ...wires, arm } : wires,
      only,
      risk,
    }));
}
