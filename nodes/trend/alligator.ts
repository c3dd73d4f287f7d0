import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'alligator',
  group: 'trend',
  title: 'Alligator',
  doc: "Williams' three smoothed averages of the middle price, each drawn some bars late. Lips above teeth above jaw: the alligator eats upward, an up trend. Twined lines: it sleeps, stay out. Use it to tell when to trade at all. Trap: it wakes late, after the first part of the move.",
  source: 'B. Williams, Trading Chaos, 1995; https://www.tradingview.com/support/solutions/43000592305/',
  words: ['williams alligator', 'bill williams', 'jaw', 'teeth', 'lips', 'gator'],
  params: z.object({
    jaw: bars('Jaw length', { default: 13 }),
    teeth: bars('Teeth length', { default: 8 }),
    lips: bars('Lips length', { default: 5 }),
    jawOffset: bars('Jaw offset', { min: 0, default: 8 }),
    teethOffset: bars('Teeth offset', { min: 0, default: 5 }),
    lipsOffset: bars('Lips offset', { min: 0, default: 3 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    jaw: number({ title: 'Jaw', plot: 'price' }),
    teeth: number({ title: 'Teeth', plot: 'price' }),
    lips: number({ title: 'Lips', plot: 'price' }),
  },
  warmup: ({ jaw, teeth, lips, jawOffset, teethOffset, lipsOffset }) => ({
    jaw: jaw - 1 + jawOffset,
    teeth: teeth - 1 + teethOffset,
    lips: lips - 1 + lipsOffset,
  }),
  settle: ({ jaw, teeth, lips, jawOffset, teethOffset, lipsOffset }) =>
    Math.max(jaw, teeth, lips) +
    rmaSettle(Math.max(jaw, teeth, lips)) +
    Math.max(jawOffset, teethOffset, lipsOffset),
  sentence: ({ jaw, teeth, lips }, { candles }) => `${jaw}, ${teeth}, ${lips} of ${candles}`,
  expand: ({ jaw, teeth, lips, jawOffset, teethOffset, lipsOffset }) => ({
    nodes: [
      part('middle', 'price-average', { high: 'in.candles.high', low: 'in.candles.low' }, { kind: 'hl2' }),
      part('jaw-now', 'rma', { source: 'middle.value' }, { length: jaw }),
      part('teeth-now', 'rma', { source: 'middle.value' }, { length: teeth }),
      part('lips-now', 'rma', { source: 'middle.value' }, { length: lips }),
      part('jaw', 'lag', { source: 'jaw-now.value' }, { bars: jawOffset }),
      part('teeth', 'lag', { source: 'teeth-now.value' }, { bars: teethOffset }),
      part('lips', 'lag', { source: 'lips-now.value' }, { bars: lipsOffset }),
    ],
    outputs: { jaw: 'jaw.value', teeth: 'teeth.value', lips: 'lips.value' },
  }),
});
