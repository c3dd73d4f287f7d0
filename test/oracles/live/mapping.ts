import { between, type Random } from '../../contract/random.ts';
import { type Direct, newestOf } from './direct.ts';
import type { Market } from './markets.ts';

/** A port of a node, and how TA-Lib's value of a row becomes ours. */
export interface Port {
  readonly port: string;
  readonly ours?: (given: number, row: number) => number;
}

/** One run of one function with drawn options, and the node that is to agree. */
export interface Drawn {
  readonly options: readonly number[];
  readonly node: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly inputs?: Readonly<Record<string, string>>;
  /** One for each output of TA-Lib; several where one output tells several ports, none where it is not compared. */
  readonly ports: readonly (readonly Port[])[];
}

export interface Mapped {
  readonly name: string;
  /** TA-Lib's inputs, as columns of candles. */
  readonly inputs: readonly ('open' | 'high' | 'low' | 'close' | 'volume')[];
  readonly whole?: boolean;
  /** The only markets that it is asked about; none: all. */
  readonly markets?: readonly Market[];
  /** What the values are small differences of: its last digits are rounding, and TA-Lib's drift with the rows. */
  readonly level?: 'price' | 'percent';
  /** What the formula gives where TA-Lib rounds too much or calls small values zero: computed from the window itself. */
  readonly direct?: Direct;
  /** TA-Lib gives 0 once the price has stood still for long: such rows are not compared. */
  readonly still?: true;
  /** Where and why ours differs on purpose. */
  readonly differs?: string;
  readonly draw: (random: Random) => Drawn;
}

type Simple = Omit<Drawn, 'ports'> & { readonly ports?: readonly (string | null)[] };

export const plain = ({ ports = ['value'], ...drawn }: Simple): Drawn => ({
  ...drawn,
  ports: ports.map((port) => (port === null ? [] : [{ port }])),
});

/** Markets that never stand still for long. */
export const LIVELY = ['walk', 'ticks', 'ties', 'gaps', 'tiny', 'huge', 'unit'] as const;
export const DRIFT =
  "TA-Lib's sums lose digits with the rows, and it calls what is below 1e-14 zero; ours keep them. Where the two part, ours is held to the formula itself.";
export const KAMA =
  'averaged by KAMA, whose efficiency of values that stand still is 1: in TA-Lib rounding may be left of the way they went, and then it is 0.';
export const STILL =
  'TA-Lib calls gains and losses that add up to less than 1e-14 none, and gives 0, once the price has stood still for long; ours keeps its value.';

/** Short lengths more often than long ones. */
export const lengthOf = (random: Random, least = 2) =>
  between(random, least, random() < 0.4 ? 5 : random() < 0.7 ? 50 : 200);
export const factorOf = (random: Random, most: number) =>
  random() < 0.3 ? between(random, 1, Math.max(1, most)) : random() * most;

export const HLC = ['high', 'low', 'close'] as const;
export const HLCV = ['high', 'low', 'close', 'volume'] as const;
export const OHLC = ['open', 'high', 'low', 'close'] as const;
export const CLOSE = ['close'] as const;

/** TA-Lib's kinds of average in its order; MAMA, the eighth, takes no length. */
const AVERAGES = ['sma', 'ema', 'wma', 'dema', 'tema', 'trima', 'kama', null, 't3'] as const;
export function averageOf(random: Random, but?: string): { at: number; maType: string } {
  const at = between(random, 0, AVERAGES.length - 1);
  const maType = AVERAGES[at];
  return maType && maType !== but ? { at, maType } : averageOf(random, but);
}

/** A function with one length. */
export function one(
  name: string,
  node: string,
  inputs: Mapped['inputs'] = CLOSE,
  ports: readonly (string | null)[] = ['value'],
  params: Readonly<Record<string, unknown>> = {},
  least = 2,
): Mapped {
  return {
    name,
    inputs,
    draw: (random) => {
      const length = lengthOf(random, least);
      return plain({ options: [length], node, params: { ...params, length }, ports });
    },
  };
}

/** A function without options. */
export const none = (
  name: string,
  node: string,
  inputs: Mapped['inputs'] = CLOSE,
  ports: readonly string[] = ['value'],
  params: Readonly<Record<string, unknown>> = {},
): Mapped => ({ name, inputs, draw: () => plain({ options: [], node, params, ports }) });

export const transform = (name: string, op: string, markets?: readonly Market[]): Mapped => ({
  ...none(name, 'function', CLOSE, ['value'], { op }),
  ...(markets ? { markets } : {}),
});

export const arithmetic = (name: string, op: string): Mapped => ({
  name,
  inputs: ['close', 'open'],
  draw: () =>
    plain({ options: [], node: 'math', params: { op }, inputs: { a: 'price.close', b: 'price.open' } }),
});

/** A function of one length whose values ours gives in another unit. */
export const changed = (name: string, node: string, ours: Port['ours'], least = 1): Mapped => ({
  name,
  inputs: CLOSE,
  draw: (random) => {
    const length = lengthOf(random, least);
    return { options: [length], node, params: { length }, ports: [[{ port: 'value', ours }]] };
  },
});

export const index = (name: string, outputs: readonly string[]): Mapped => ({
  name,
  inputs: CLOSE,
  whole: true,
  direct: newestOf(outputs[0]?.startsWith('highest') ? 1 : -1),
  differs:
    'of equal extremes TA-Lib takes now the newest, now the oldest, depending on when it looked last; ours is the newest, as in AROON.',
  draw: (random) => {
    const length = lengthOf(random);
    const node = outputs.find((given) => given !== '') ?? '';
    return {
      options: [length],
      node,
      params: { length },
      ports: outputs.map((given) =>
        given === '' ? [] : [{ port: 'value', ours: (place, row) => row - place }],
      ),
    };
  },
});

export const two = (name: string, node: string, direct: Direct): Mapped => ({
  name,
  direct,
  differs: DRIFT,
  inputs: ['close', 'open'],
  draw: (random) => {
    const length = lengthOf(random);
    return plain({
      options: [length],
      node,
      params: { length },
      inputs: { a: 'price.close', b: 'price.open' },
    });
  },
});

export const directional = (name: string, port: string, least = 2): Mapped => ({
  name,
  ...(name.endsWith('DM') ? {} : name.startsWith('ADX') ? { markets: LIVELY } : { still: true }),
  ...(name.endsWith('DM') ? {} : { differs: STILL }),
  inputs: name.endsWith('DM') ? ['high', 'low'] : HLC,
  draw: (random) => {
    const length = lengthOf(random, least);
    return plain({ options: [length], node: 'adx', params: { length, smoothing: length }, ports: [port] });
  },
});

export function pair(random: Random): { fast: number; slow: number } {
  return { fast: lengthOf(random), slow: lengthOf(random) };
}

export const apart = (name: string, node: string, level: Mapped['level']): Mapped => ({
  name,
  inputs: CLOSE,
  level,
  draw: (random) => {
    const { fast, slow } = pair(random);
    const { at, maType } = averageOf(random);
    return plain({ options: [fast, slow, at], node, params: { fast, slow, maType } });
  },
});
