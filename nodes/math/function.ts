import { z } from 'zod';
import { choice, defineNode, number } from '../../src/node/index.ts';
import { acos, asin, atan, cos, cosh, exp, ln, log10, sin, sinh, tan, tanh } from '../../src/node/math.ts';

const FUNCTIONS = {
  abs: Math.abs,
  negate: (x: number) => 0 - x,
  sign: Math.sign,
  log: ln,
  log10,
  exp,
  sqrt: Math.sqrt,
  round: (x: number) => Math.sign(x) * Math.floor(Math.abs(x) + 0.5),
  floor: Math.floor,
  ceil: Math.ceil,
  sin,
  cos,
  tan,
  asin,
  acos,
  atan,
  sinh,
  cosh,
  tanh,
} as const;

const NAMES = [
  'abs',
  'negate',
  'sign',
  'log',
  'log10',
  'exp',
  'sqrt',
  'round',
  'floor',
  'ceil',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'sinh',
  'cosh',
  'tanh',
] as const satisfies readonly (keyof typeof FUNCTIONS)[];

export default defineNode({
  type: 'function',
  group: 'math',
  title: 'Function',
  doc: 'A mathematical function of one value: its size without sign, its logarithm, root, rounding and so on. Logarithms of prices make equal percentages equally far apart. Angles are in radians. Trap: what has no answer, such as the root of a negative number, is unknown.',
  source: 'https://ta-lib.org/functions/ (math transform)',
  words: [
    'absolute',
    'logarithm',
    'ln',
    'exponential',
    'square root',
    'rounding',
    'sine',
    'cosine',
    'tangent',
    'sign',
  ],
  params: z.object({ op: choice('Function', NAMES, 'abs') }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number() },
  warmup: () => 0,
  state: () => ({}),
  sentence: ({ op }, { source }) => `${op}(${source})`,
  run({ op }, _state, { source }, { value }, from, to) {
    const apply = FUNCTIONS[op];
    for (let i = from; i < to; i++) {
      const result = apply(source[i]!);
      value[i] = Number.isFinite(result) ? result : Number.NaN;
    }
  },
  golden: [
    {
      source: 'by hand: halves are rounded away from zero',
      params: { op: 'round' },
      in: { source: [0.5, -0.5, 1.4, -1.6] },
      out: { value: [1, -1, 1, -2] },
    },
    {
      source: 'https://www.wolframalpha.com, ln 3 and ln 7',
      params: { op: 'log' },
      in: { source: [1, 3, 7] },
      out: { value: [0, 1.0986122886681098, 1.9459101490553132] },
      tolerance: 1e-15,
    },
  ],
});
