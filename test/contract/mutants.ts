/** A fault planted into a copy of a node or kernel, and the node that must show it. */
export interface Mutant {
  readonly fault: string;
  readonly node: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const SMA = 'nodes/trend/sma.ts';

export const MUTANTS: readonly Mutant[] = [
  { fault: 'looks ahead by one bar', node: 'sma', file: SMA, from: 'source[i]!', to: 'source[i + 1]!' },
  {
    fault: 'looks ahead by one bar',
    node: 'change',
    file: 'nodes/math/change.ts',
    from: 'source[i]! -',
    to: 'source[i + 1]! -',
  },
  {
    fault: 'looks ahead by one bar',
    node: 'true-range',
    file: 'nodes/volatility/true-range.ts',
    from: 'high[i]!',
    to: 'high[i + 1]!',
  },
  { fault: 'forgets a state', node: 'sma', file: SMA, from: 'state.seen = seen;', to: '' },
  { fault: 'forgets a state', node: 'sma', file: SMA, from: 'state.lost = lost + 0;', to: '' },
  {
    fault: 'forgets a state',
    node: 'streak',
    file: 'nodes/math/streak.ts',
    from: 'state.up = rises;',
    to: '',
  },
  {
    fault: 'forgets a state',
    node: 'latch-core',
    file: 'nodes/conditions/latch-core.ts',
    from: 'state.value = held;',
    to: '',
  },
  {
    fault: 'forgets a state',
    node: 'stdev',
    file: 'src/node/kernels/deviation.ts',
    from: 'state.squaresLost = squaresLost + 0;',
    to: '',
  },
  {
    fault: 'states a look-back too short',
    node: 'sma',
    file: SMA,
    from: 'lookback: ({ length }) => length,',
    to: 'lookback: ({ length }) => length - 1,',
  },
  {
    fault: 'states a look-back too short',
    node: 'crosses',
    file: 'nodes/conditions/crosses.ts',
    from: 'lookback: () => 1,',
    to: '',
  },
  {
    fault: 'states a look-back too short',
    node: 'beta',
    file: 'nodes/math/beta.ts',
    from: 'length + 1,\n  warmup',
    to: 'length,\n  warmup',
  },
  {
    fault: 'shares its state between instances',
    node: 'toggle',
    file: 'nodes/conditions/toggle.ts',
    from: 'state: () => ({ on: 0, before: 0 })',
    to: 'state: ((shared) => () => shared)({ on: 0, before: 0 })',
  },
  {
    fault: 'shares a buffer between instances',
    node: 'median',
    file: 'nodes/math/median.ts',
    from: 'run({ length }, state,',
    to: 'run({ length }, { ...state },',
  },
  {
    fault: 'is off by one at ties',
    node: 'crosses',
    file: 'nodes/conditions/crosses.ts',
    from: 'before <= 0',
    to: 'before < 0',
  },
  {
    fault: 'is off by one at ties',
    node: 'between',
    file: 'nodes/conditions/between.ts',
    from: '>= lower[i]!',
    to: '> lower[i]!',
  },
  {
    fault: 'is off by one at ties',
    node: 'highest-age',
    file: 'src/node/kernels/extreme.ts',
    from: '<= sign * added',
    to: '< sign * added',
  },
  {
    fault: 'is off by one at ties',
    node: 'compare',
    file: 'nodes/conditions/compare.ts',
    from: 'return left >= right;',
    to: 'return left > right;',
  },
  {
    fault: 'is off by one at ties',
    node: 'percent-rank',
    file: 'src/node/kernels/ranking.ts',
    from: '(equal && values[at] === value)',
    to: '(!equal && values[at] === value)',
  },
  {
    fault: 'keeps NaN in its state',
    node: 'previous',
    file: 'nodes/math/previous.ts',
    from: 'if (!Number.isNaN(before)) last',
    to: 'last',
  },
  {
    fault: 'keeps NaN in its state',
    node: 'cumulative',
    file: 'nodes/math/cumulative.ts',
    from: 'if (Number.isNaN(now)) value[i] = Number.NaN;\n      else {',
    to: '{',
  },
  {
    fault: 'keeps −0 in its state',
    node: 'highest',
    file: 'src/node/kernels/extreme.ts',
    from: 'source[i]! + 0;',
    to: 'source[i]!;',
  },
  {
    fault: 'states a wrong warm-up',
    node: 'sma',
    file: SMA,
    from: 'warmup: ({ length }) => length - 1',
    to: 'warmup: ({ length }) => length',
  },
  {
    fault: 'states a wrong warm-up',
    node: 'rising',
    file: 'nodes/conditions/rising.ts',
    from: 'warmup: ({ bars: window }) => window',
    to: 'warmup: ({ bars: window }) => window - 1',
  },
  {
    fault: 'gives a value too early',
    node: 'sma',
    file: SMA,
    from: 'value[i] = seen === length',
    to: 'value[i] = seen >= length - 1',
  },
  {
    fault: 'settles later than it says',
    node: 'ema',
    file: 'nodes/trend/ema.ts',
    from: 'offset + length + emaSettle(length)',
    to: 'offset + length',
  },
  {
    fault: 'goes on after an unknown value with a stale window',
    node: 'sma',
    file: SMA,
    from: "unknown: 'restart'",
    to: "unknown: 'skip'",
  },
  {
    fault: 'divides by zero',
    node: 'math',
    file: 'nodes/math/math.ts',
    from: 'finite(a[i]! / b[i]!)',
    to: 'a[i]! / b[i]!',
  },
  {
    fault: 'writes into its input',
    node: 'clamp',
    file: 'nodes/math/clamp.ts',
    from: 'const least = lower[i]!;',
    to: 'const least = lower[i]!;\n      lower[i] = 0;',
  },
  {
    fault: 'shows the present in a delayed output',
    node: 'latch',
    file: 'nodes/conditions/latch.ts',
    from: "held: 'held.value'",
    to: "held: 'core.value'",
  },
];
