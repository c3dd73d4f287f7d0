import { z } from 'zod';
import {
  any,
  bars,
  bool,
  candles,
  choice,
  createLibrary,
  defineComposite,
  defineNode,
  market,
  number,
} from '../../src/node/index.ts';

const none = z.object({});

const source = defineComposite({
  type: 'candles',
  group: 'data',
  title: 'Candles',
  doc: '',
  params: z.object({ market: market(), timeframe: z.string().optional() }),
  inputs: { candles: candles({ from: 'market', hidden: true }) },
  outputs: { candles: candles(), open: number(), close: number(), volume: number() },
  warmup: () => 0,
  timeframe: ({ timeframe }) => timeframe,
  expand: () => ({
    nodes: [],
    outputs: {
      candles: 'in.candles',
      open: 'in.candles.open',
      close: 'in.candles.close',
      volume: 'in.candles.volume',
    },
  }),
});

const add = defineNode({
  type: 'add',
  group: 'math',
  title: 'Add',
  doc: '',
  params: none,
  inputs: { a: number(), b: number({ initial: 0 }) },
  outputs: { value: number() },
  warmup: () => 0,
  state: () => ({}),
  run(_params, _state, { a, b }, { value }, from, to) {
    for (let i = from; i < to; i++) value[i] = a[i]! + b[i]!;
  },
});

const mean = defineNode({
  type: 'mean',
  group: 'trend',
  title: 'Mean',
  doc: '',
  params: z.object({ length: bars('Length', { default: 3 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number() },
  lookback: ({ length }) => length,
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: () => ({ seen: 0 }),
  run({ length }, state, { source: values }, { value }, from, to) {
    for (let i = from; i < to; i++) {
      state.seen = Math.min(length, state.seen + 1);
      let sum = 0;
      for (let k = 0; k < state.seen; k++) sum += values[i - k]!;
      value[i] = state.seen === length ? sum / length : Number.NaN;
    }
  },
});

const total = defineNode({
  type: 'total',
  group: 'math',
  title: 'Total',
  doc: '',
  params: none,
  inputs: { source: number({ from: 'volume' }) },
  outputs: { value: number() },
  warmup: () => 0,
  state: () => ({ sum: 0 }),
  run(_params, state, { source: values }, { value }, from, to) {
    for (let i = from; i < to; i++) {
      state.sum += values[i]!;
      value[i] = state.sum;
    }
  },
});

const compare = defineNode({
  type: 'compare',
  group: 'conditions',
  title: 'Compare',
  doc: '',
  params: z.object({ op: choice('Operator', ['>', '<'], '>') }),
  inputs: { a: number(), b: number() },
  outputs: { value: bool() },
  warmup: () => 0,
  state: () => ({}),
  run({ op }, _state, { a, b }, { value }, from, to) {
    for (let i = from; i < to; i++) value[i] = Number(op === '>' ? a[i]! > b[i]! : a[i]! < b[i]!);
  },
});

const and = defineNode({
  type: 'and',
  group: 'conditions',
  title: 'And',
  doc: '',
  params: none,
  inputs: { in: bool({ variadic: true }) },
  outputs: { value: bool() },
  warmup: () => 0,
  state: () => ({}),
  run(_params, _state, inputs, { value }, from, to) {
    for (let i = from; i < to; i++) value[i] = Number(inputs.in.every((column) => column[i] === 1));
  },
});

const previous = defineNode({
  type: 'previous',
  group: 'math',
  title: 'Previous',
  doc: '',
  params: z.object({ initial: z.number().default(0) }),
  inputs: { source: any() },
  outputs: { value: any({ delayed: true }) },
  lookback: () => 1,
  warmup: () => 0,
  unknown: 'accepts',
  delayed: () => true,
  state: ({ initial }) => ({ seen: 0, last: initial }),
  run(_params, state, { source: values }, { value }, from, to) {
    for (let i = from; i < to; i++) {
      const before = values[i - 1]!;
      if (state.seen++ > 0 && !Number.isNaN(before)) state.last = before;
      value[i] = state.last;
    }
  },
});

const range = defineNode({
  type: 'range',
  group: 'volatility',
  title: 'Range',
  doc: '',
  params: none,
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number() },
  warmup: () => 0,
  state: () => ({}),
  run(_params, _state, { candles: { high, low } }, { value }, from, to) {
    for (let i = from; i < to; i++) value[i] = high[i]! - low[i]!;
  },
});

/** A few nodes, small enough to be seen through, for tests of the compiler and the runtime. */
export const mini = createLibrary([source, add, mean, total, compare, and, previous, range]);
