import { z } from 'zod';
import { bars, candles, defineComposite, factor, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { emaSettle, rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'waddah-attar',
  group: 'trend',
  title: 'Waddah Attar explosion',
  doc: 'Three lines: how strongly MACD moves (trend, above zero up, below down), how wide the Bollinger bands are (explosion), and a dead zone of average ranges. A trend bar beyond both the explosion line and the dead zone is the entry; one that falls back under the explosion line the exit. Trap: it comes after the breakout began.',
  source: 'W. Attar; LazyBear, Waddah Attar Explosion V2',
  words: ['WAE', 'explosion', 'lazybear'],
  params: z.object({
    sensitivity: factor('Sensitivity', { min: 0.01, max: 10_000, default: 150 }),
    fast: bars('Fast length', { default: 20 }),
    slow: bars('Slow length', { default: 40 }),
    length: bars('Band length', { min: 2, default: 20 }),
    deviations: factor('Deviations', { min: 0, max: 100, default: 2 }),
    deadZone: factor('Dead zone', { min: 0, max: 1000, default: 3.7 }, 'ATR 100'),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    trend: number({ title: 'Trend', plot: 'own' }),
    explosion: number({ title: 'Explosion', plot: 'own' }),
    deadZone: number({ title: 'Dead zone', plot: 'own' }),
  },
  warmup: ({ fast, slow, length }) => ({
    trend: Math.max(fast, slow),
    explosion: length - 1,
    deadZone: RANGE_LENGTH,
  }),
  settle: ({ fast, slow, length }) =>
    1 + Math.max(emaSettle(Math.max(fast, slow)), length, RANGE_LENGTH + rmaSettle(RANGE_LENGTH)),
  sentence: ({ sensitivity, fast, slow }, inputs) => `${sensitivity}, ${fast}, ${slow} of ${inputs.candles}`,
  expand: ({ sensitivity, fast, slow, length, deviations, deadZone }) => ({
    nodes: [
      part('fast', 'ema', { source: 'in.candles.close' }, { length: fast }),
      part('slow', 'ema', { source: 'in.candles.close' }, { length: slow }),
      part('macd', 'math', { a: 'fast.value', b: 'slow.value' }, { op: '-' }),
      part('turn', 'change', { source: 'macd.value' }),
      part('trend', 'math', { a: 'turn.value', b: sensitivity }, { op: '*' }),
      part('bands', 'bollinger', { source: 'in.candles.close' }, { length, deviations }),
      part('explosion', 'math', { a: 'bands.upper', b: 'bands.lower' }, { op: '-' }),
      part('range', 'atr', { candles: 'in.candles' }, { length: RANGE_LENGTH }),
      part('zone', 'math', { a: 'range.value', b: deadZone }, { op: '*' }),
    ],
    outputs: { trend: 'trend.value', explosion: 'explosion.value', deadZone: 'zone.value' },
  }),
});

/** Bars of the average range that makes the dead zone. */
const RANGE_LENGTH = 100;
