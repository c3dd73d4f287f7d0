import { z } from 'zod';
import { bars, choice, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'volume-oscillator',
  group: 'volume',
  title: 'Volume oscillator',
  doc: 'A quick average of the volume against a slow one, in percent. Above zero the market is getting busier. A breakout with a rising oscillator has more behind it. Trap: it says nothing about the direction of the price.',
  source: 'https://www.tradingview.com/support/solutions/43000591350/ (Volume Oscillator)',
  words: ['PVO', 'percentage volume oscillator', 'VO', 'VOSC'],
  params: z.object({
    fast: bars('Fast length', { default: 5 }),
    slow: bars('Slow length', { default: 10 }),
    maType: choice('Average', ['ema', 'sma', 'rma', 'wma'], 'ema'),
  }),
  inputs: { volume: number({ from: 'volume' }) },
  outputs: { value: number({ unit: '%', plot: 'own' }) },
  warmup: ({ fast, slow }) => Math.max(fast, slow) - 1,
  settle: ({ fast, slow }) => Math.max(fast, slow) + rmaSettle(Math.max(fast, slow)),
  sentence: ({ fast, slow }, { volume }) => `${fast}, ${slow} of ${volume}`,
  expand: ({ fast, slow, maType }) => ({
    nodes: [
      part('quick', maType, { source: 'in.volume' }, { length: fast }),
      part('calm', maType, { source: 'in.volume' }, { length: slow }),
      part('apart', 'math', { a: 'quick.value', b: 'calm.value' }, { op: '-' }),
      part('share', 'math', { a: 'apart.value', b: 'calm.value' }, { op: '/' }),
      part('percent', 'math', { a: 'share.value', b: 100 }, { op: '*' }),
    ],
    outputs: { value: 'percent.value' },
  }),
});
