import type { Port, Strategy, StrategyNode } from '../../index.ts';
import type { StrategyInput } from '../../strategy/schema.ts';
import type { NodeFace } from '../nodes/face.ts';

/** The node of a scene that the picture is of. */
export const SHOWN = 'shown';

type Inputs = Readonly<Record<string, StrategyInput>>;

const node = (id: string, type: string, params: Record<string, unknown>, inputs: Inputs): StrategyNode => ({
  id,
  type,
  params,
  inputs: { ...inputs },
});

/** What there is to wire to: two averages, an oscillator, their crossings and a condition that often holds. */
const AROUND: readonly StrategyNode[] = [
  node('fast', 'ema', { length: 8 }, {}),
  node('slow', 'ema', { length: 21 }, {}),
  node('rsi', 'rsi', { length: 14 }, {}),
  node('up', 'crosses', { direction: 'above' }, { a: 'fast.value', b: 'slow.value' }),
  node('down', 'crosses', { direction: 'below' }, { a: 'fast.value', b: 'slow.value' }),
  node('above', 'compare', { op: '>' }, { a: 'fast.value', b: 'slow.value' }),
  node('calm', 'compare', { op: '<' }, { a: 'rsi.value', b: 60 }),
  node('tired', 'compare', { op: '<' }, { a: 'rsi.value', b: 40 }),
];
const ENTER = node('enter', 'buy', {}, { when: 'up.value' });
const LEAVE = node('leave', 'close-position', {}, { when: 'down.value' });
const STATE = node('state', 'position', {}, {});

/** Conditions of every scene that tell where something happens. */
export const EVENTS = ['up.value', 'down.value'];

/** Inputs that say more than the general rule would. */
const WIRED: Readonly<Record<string, Inputs>> = {
  between: { source: 'rsi.value', lower: 40, upper: 60 },
  compare: { a: 'fast.value', b: 'slow.value' },
  clamp: { source: 'rsi.value', lower: 35, upper: 65 },
  divergence: { oscillator: 'rsi.value' },
  sequence: { a: 'tired.value', b: 'up.value' },
  steps: { step1: 'tired.value', step2: 'up.value' },
  expression: { a: 'fast.value', b: 'slow.value', c: 'slow.value' },
  cooldown: { in: 'calm.value' },
  'every-nth': { in: 'above.value' },
  held: { in: 'above.value' },
  counter: { in: 'above.value', reset: 'down.value' },
  becomes: { in: 'above.value' },
  delay: { in: 'above.value' },
  not: { in: 'above.value' },
  beta: { a: 'slow.value', b: 'fast.value' },
  cointegration: { b: 'slow.value' },
  'volume-delta': { takerVolume: 'taker.value' },
};
const PARAMS: Readonly<Record<string, Record<string, unknown>>> = {
  'time-exit': { bars: 8 },
  'stop-loss': { percent: 2 },
  'take-profit': { percent: 3 },
  'trailing-stop': { percent: 2 },
  'break-even': { after: { percent: 1 } },
  near: { percent: 0.2 },
  resample: { timeframe: '4h' },
  'date-range': { from: '2024-02-27', to: '2024-02-28' },
  'interval-buy': { every: '1d', amount: 100 },
  'session-range': { start: '09:00', end: '12:00' },
  expression: { formula: '(a - b) / c' },
  oco: { of: ['low', 'high'] },
  'risk-guard': { lossesInRow: 1, for: 24 },
};
const FURTHER: Readonly<Record<string, StrategyNode>> = {
  'volume-delta': node('taker', 'math', { op: '*' }, { a: 'market.volume', b: 0.55 }),
};
const ENDS = /^(reset|leave|end|stop|off)/;

/** A small strategy in which a node can be seen at work, everything about it at its default. */
export function sceneOf(definition: NodeFace): Strategy {
  const { type } = definition;
  const shown: StrategyNode = {
    id: SHOWN,
    type,
    params: PARAMS[type] ?? {},
    inputs: { ...(WIRED[type] ?? wiresFor(definition)) },
  };
  const further = FURTHER[type];
  return {
    format: 'candlewire.strategy',
    version: 1,
    markets: [{ id: 'main', symbol: 'SYN/USDT', timeframe: '1h', kind: 'margin' }],
    nodes: [
      node('market', 'candles', {}, {}),
      ...AROUND,
      ...(further ? [further] : []),
      ...actorsFor(definition),
      shown,
    ],
  };
}

/** Orders need a position to act on, and what reads the account needs trades. */
function actorsFor({ kind, type, group }: NodeFace): readonly StrategyNode[] {
  if (kind === 'ledger') return [ENTER, LEAVE];
  if (kind !== 'order') return [];
  if (group === 'exits') return [ENTER, LEAVE, STATE];
  switch (type) {
    case 'buy':
      return [LEAVE];
    case 'interval-buy':
      return [];
    case 'cancel-orders':
      return [
        node('enter', 'buy', { type: 'limit' }, { when: 'up.value', price: 'slow.value' }),
        node('leave', 'close-position', {}, { when: 'tired.value' }),
      ];
    case 'oco':
      return [
        node('low', 'buy', { type: 'limit' }, { when: 'up.value', price: 'slow.value' }),
        node('high', 'buy', { type: 'stop' }, { when: 'up.value', stopPrice: 'fast.value' }),
        LEAVE,
      ];
    case 'risk-guard':
      return [ENTER, LEAVE];
    case 'short':
      return [node('leave', 'close-position', {}, { when: 'up.value' })];
    case 'cover':
      return [node('enter', 'short', {}, { when: 'down.value' })];
    default:
      return [ENTER];
  }
}

function wiresFor({ inputs, type, kind }: NodeFace): Inputs {
  if (kind === 'order')
    return inputs.when && !inputs.when.optional ? { when: ORDER_SIGNALS[type] ?? 'down.value' } : {};
  const wires: Record<string, StrategyInput> = {};
  let numbers = 0;
  let conditions = 0;
  for (const [port, spec] of Object.entries(inputs)) {
    if (!mustBeWired(spec)) continue;
    if (spec.variadic) {
      wires[port] =
        spec.type === 'bool' || type === 'score'
          ? ['above.value', 'calm.value']
          : ['fast.value', 'slow.value'];
    } else if (spec.type === 'bool') {
      const first = type === 'select' ? 'above.value' : 'up.value';
      wires[port] = conditions > 0 || ENDS.test(port) ? 'down.value' : first;
      conditions++;
    } else {
      wires[port] = numbers > 0 ? 'slow.value' : 'fast.value';
      numbers++;
    }
  }
  return wires;
}

/** Where entries and covers act; everything else acts as the averages turn down. */
const ORDER_SIGNALS: Readonly<Record<string, string>> = { buy: 'up.value', cover: 'up.value' };

function mustBeWired({ from, optional, hidden, initial }: Port): boolean {
  return from === undefined && !optional && !hidden && initial === undefined;
}
