/** The sample strategies of backtesting.py, in its words, as nodes of a strategy file. */
type Nodes = readonly Readonly<Record<string, unknown>>[];

const node = (id: string, type: string, params: object = {}, inputs: object = {}) => ({
  id,
  type,
  params,
  inputs,
});

/** The port's name; as a plain key of an object the linter takes it for a promise's. */
const YES = 'then';

const equity = (value: number) => ({ size: { mode: 'equity-percent', value } });

/** It calls a strategy from the bar after the slowest value's first; `crosses` needs two bars as well. */
const AVERAGES: Nodes = [
  node('price', 'candles'),
  node('fast', 'sma', { length: 10 }, { source: 'price.close' }),
  node('slow', 'sma', { length: 30 }, { source: 'price.close' }),
  node('up', 'crosses', { direction: 'above' }, { a: 'fast.value', b: 'slow.value' }),
  node('down', 'crosses', { direction: 'below' }, { a: 'fast.value', b: 'slow.value' }),
];

export const smaCross = (): Nodes => [
  ...AVERAGES,
  node('buy', 'buy', equity(100), { when: 'up.value' }),
  node('short', 'short', equity(100), { when: 'down.value' }),
];

/** @param leverage percent sizes are not multiplied by leverage: twice the equity is 200 % */
export const smaLong = (leverage: number): Nodes => [
  ...AVERAGES,
  node('buy', 'buy', equity(100 * leverage), { when: 'up.value' }),
  node('out', 'close-position', {}, { when: 'down.value' }),
];

/**
 * Three of its rules are said by nodes here:
 * - a stop does not act inside the candle of a stop entry: here it arms at that candle's close. It never loosens, from
 *   the level at the decision on: hence the higher of this low and the one before;
 * - a stop entry is sized by the price at which it fills, ours when it is placed, clipped at the fill to what is free
 *   (rule 13): a bid that nothing reaches keeps the other half of the cash out of its way;
 * - a stop entry at the close itself waits for the next touch, ours would fill at the next open (rule 4): there it
 *   stands a hair higher.
 */
export const donchian = (): Nodes => [
  node('price', 'candles'),
  node('top', 'highest', { length: 20 }, { source: 'price.high' }),
  node('hair', 'math', { op: '*' }, { a: 'top.value', b: 1 + 1e-12 }),
  node('at-top', 'compare', { op: '==' }, { a: 'price.close', b: 'top.value' }),
  node('entry', 'select', {}, { if: 'at-top.value', [YES]: 'hair.value', else: 'top.value' }),
  node('before', 'lag', { bars: 1 }, { source: 'top.value' }),
  node('ready', 'compare', { op: '>' }, { a: 'before.value', b: 0 }),
  node('low', 'lowest', { length: 10 }, { source: 'price.low' }),
  node('low-before', 'lag', { bars: 1 }, { source: 'low.value' }),
  node('floor', 'math', { op: 'max' }, { a: 'low.value', b: 'low-before.value' }),
  node('held', 'position'),
  node('never', 'math', { op: '*' }, { a: 'price.low', b: 0.001 }),
  node(
    'keep',
    'buy',
    { ...equity(50), type: 'limit', expireBars: 1, book: 'kept' },
    { when: 'ready.value', price: 'never.value' },
  ),
  node(
    'buy',
    'buy',
    { ...equity(100), type: 'stop', expireBars: 1 },
    { when: 'ready.value', stopPrice: 'entry.value' },
  ),
  node('stop', 'stop-loss', {}, { price: 'floor.value', arm: 'held.open' }),
];

const BRACKET: Nodes = [
  node('price', 'candles'),
  node('rsi', 'rsi', { length: 14 }),
  node('under', 'crosses', { direction: 'below' }, { a: 'rsi.value', b: 30 }),
  node('over', 'crosses', { direction: 'above' }, { a: 'rsi.value', b: 70 }),
];

/** An exit at a share of the close at which the entry was decided: frozen there. */
const bracket = (id: string, type: string, of: string, factor: number): Nodes => [
  node(`${id}-price`, 'math', { op: '*' }, { a: 'price.close', b: factor }),
  node(id, type, { follow: 'entry', of }, { price: `${id}-price.value` }),
];

/** It takes the stop first where both are in reach: the pessimistic path. */
export const rsiBracket = (): Nodes => [
  ...BRACKET,
  node('buy', 'buy', equity(100), { when: 'under.value' }),
  ...bracket('stop', 'stop-loss', 'buy', 0.95),
  ...bracket('target', 'take-profit', 'buy', 1.08),
];

/** Only when flat: nothing is reversed. */
export const rsiBracketBothWays = (): Nodes => [
  ...BRACKET,
  node('buy', 'buy', { ...equity(50), reverse: false }, { when: 'under.value' }),
  node('short', 'short', { ...equity(50), reverse: false }, { when: 'over.value' }),
  ...bracket('stop', 'stop-loss', 'buy', 0.97),
  ...bracket('target', 'take-profit', 'buy', 1.04),
  ...bracket('short-stop', 'stop-loss', 'short', 1.03),
  ...bracket('short-target', 'take-profit', 'short', 0.96),
];

/** An order that is cancelled on every bar is one that waits for one candle; closed at the close of the fifth, out a candle later. */
export const limitDip = (): Nodes => [
  node('price', 'candles'),
  node('limit', 'math', { op: '*' }, { a: 'price.close', b: 0.98 }),
  node('buy', 'buy', { ...equity(90), type: 'limit', expireBars: 1 }, { when: true, price: 'limit.value' }),
  node('out', 'time-exit', { bars: 6 }),
];

/** The stop is set at the close of the entry candle for the first time. */
export const trail = (): Nodes => [
  node('price', 'candles'),
  node('mean', 'sma', { length: 10 }),
  node('above', 'compare', { op: '>' }, { a: 'price.close', b: 'mean.value' }),
  node('range', 'true-range'),
  node('atr', 'sma', { length: 40 }, { source: 'range.value' }),
  node('far', 'math', { op: '*' }, { a: 'atr.value', b: 3 }),
  node('level', 'math', { op: '-' }, { a: 'price.close', b: 'far.value' }),
  node('ready', 'compare', { op: '>' }, { a: 'atr.value', b: 0 }),
  node('go', 'and', {}, { in: ['above.value', 'ready.value'] }),
  node('held', 'position'),
  node('buy', 'buy', equity(100), { when: 'go.value' }),
  node('stop', 'stop-loss', {}, { price: 'level.value', arm: 'held.open' }),
];
