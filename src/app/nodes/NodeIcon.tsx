import type { Group } from '../../index.ts';
import { BLOCK } from './blocks.ts';

/** Line drawings on a 16 × 16 grid. */
const WAVE = 'M1.500 10.500c2.500 0 2.800-5 5-5s2.300 4 4.300 4 2-3 3.700-3';
const CROSS = 'M2.500 3.500l11 9M2.500 12.500l11-9';
const SHAPES: Readonly<Record<string, string>> = {
  wave: WAVE,
  cross: CROSS,
  candles: 'M5 1.500v3m0 6v4M3.500 4.500h3v6h-3zM11 2.500v2.500m0 5v3.500M9.500 5h3v5h-3z',
  compare: 'M3 4.500l9 3.500-9 3.500',
  gate: 'M3 3h4.500a5 5 0 0 1 0 10H3z',
  not: 'M3 3l8 5-8 5zM12.800 8h.01',
  up: 'M8 13.500v-11m-4.500 4.500L8 2.500 12.500 7',
  down: 'M8 2.500v11M3.500 9L8 13.500 12.500 9',
  shield: 'M8 1.800l5 1.900v4c0 3.200-2.100 5.500-5 6.500-2.900-1-5-3.300-5-6.500v-4z',
  target: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zm0 3.800a2.200 2.200 0 1 0 0 4.400 2.200 2.200 0 0 0 0-4.400z',
  trail: 'M1.500 13.500h3v-3h3.500v-3h3.500v-3h3',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zm0 3v3.200l2.300 1.500',
  bands:
    'M1.500 4.500c3 2 5-1.500 7-1.500s3.500 2 6 1.500M1.500 8.500c3 1.500 5-1 7-1s3.500 1.500 6 1M1.500 12.500c3 1 5-.5 7-.5s3.500 1 6 .5',
  bars: 'M3 13.500v-5m3.300 5v-8m3.400 8v-4m3.300 4v-10',
  swing: 'M1.500 12.500l4-8 3.500 5 5.500-7',
  math: 'M3.500 4.500h4m-2-2v4M9.500 4.500h3.500M3.800 10l3.400 3.400m0-3.400l-3.400 3.400M9.500 10.800h3.500m-3.500 2.200h3.500',
  hash: 'M6 2.500l-1.200 11m6.200-11l-1.200 11M2.800 5.800h10.900M2.300 10.200h10.900',
  back: 'M13 8H3.500m3.700-4L3 8l4.200 4',
  wallet:
    'M2.500 4.500h9.500a1.500 1.500 0 0 1 1.500 1.500v6a1.500 1.500 0 0 1-1.500 1.500H4A1.500 1.500 0 0 1 2.500 12zm0 0A1.500 1.500 0 0 1 4 2.800h7m0 6.200h.01',
  latch: 'M4 7.500V5.500a4 4 0 0 1 8 0v2M3 7.500h10v6H3z',
  within: 'M2.500 3v10m11-10v10M5 8h6m-2-2l2 2-2 2',
  note: 'M3 2.500h10v8l-3 3H3zM5.500 6h5M5.500 9h3',
  block: 'M8 1.800l5.500 3v6.400l-5.500 3-5.500-3V4.800zm0 6.200V14M2.700 5L8 8l5.300-3',
  unknown: 'M6 6a2 2 0 1 1 3 1.700c-.7.400-1 .8-1 1.800m0 2.500h.01',
};

const BY_TYPE: Readonly<Record<string, keyof typeof SHAPES>> = {
  candles: 'candles',
  ohlc: 'candles',
  constant: 'hash',
  crosses: 'cross',
  compare: 'compare',
  between: 'bands',
  and: 'gate',
  or: 'gate',
  xor: 'gate',
  not: 'not',
  within: 'within',
  latch: 'latch',
  lag: 'back',
  previous: 'back',
  buy: 'up',
  cover: 'up',
  short: 'down',
  sell: 'down',
  'close-position': 'down',
  'stop-loss': 'shield',
  'break-even': 'shield',
  'take-profit': 'target',
  'trailing-stop': 'trail',
  'time-exit': 'clock',
  bollinger: 'bands',
  donchian: 'bands',
  keltner: 'bands',
};

const BY_GROUP: Readonly<Record<Group, keyof typeof SHAPES>> = {
  data: 'candles',
  math: 'math',
  trend: 'wave',
  momentum: 'wave',
  volatility: 'bands',
  volume: 'bars',
  structure: 'swing',
  cycles: 'wave',
  regime: 'swing',
  conditions: 'compare',
  time: 'clock',
  position: 'wallet',
  orders: 'up',
  exits: 'shield',
  bots: 'trail',
  notes: 'note',
};

interface NodeIconProps {
  type: string;
  /** Absent: a type that is not known here. */
  group: Group | undefined;
  color: string;
  size?: number;
}

export function NodeIcon({ type, group, color, size = 16 }: NodeIconProps) {
  const block = type.startsWith(BLOCK) && group !== undefined ? 'block' : undefined;
  const shape = block ?? BY_TYPE[type] ?? (group ? BY_GROUP[group] : 'unknown');
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke={color}
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      className="shrink-0"
      aria-hidden="true"
    >
      <path d={SHAPES[shape]} />
    </svg>
  );
}
