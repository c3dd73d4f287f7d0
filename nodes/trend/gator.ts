import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'gator',
  group: 'trend',
  title: 'Gator oscillator',
  doc: "How far apart the lines of Williams' alligator are: jaw and teeth above zero, teeth and lips below. Both bars growing: the alligator eats, a trend runs. Both shrinking: it is sated, take profit. Both tiny: it sleeps, stay out. Trap: it says nothing of the direction.",
  source: 'B. Williams, Trading Chaos, 1995; https://www.tradingview.com/support/solutions/43000592305/',
  words: ['williams gator', 'bill williams', 'alligator'],
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
    upper: number({ title: 'Jaw to teeth', plot: 'own' }),
    lower: number({ title: 'Teeth to lips', plot: 'own' }),
  },
  warmup: ({ jaw, teeth, lips, jawOffset, teethOffset, lipsOffset }) => {
    const middle = teeth - 1 + teethOffset;
    return { upper: Math.max(jaw - 1 + jawOffset, middle), lower: Math.max(middle, lips - 1 + lipsOffset) };
  },
  settle: ({ jaw, teeth, lips, jawOffset, teethOffset, lipsOffset }) =>
    Math.max(jaw, teeth, lips) +
    rmaSettle(Math.max(jaw, teeth, lips)) +
    Math.max(jawOffset, teethOffset, lipsOffset),
  sentence: ({ jaw, teeth, lips }, inputs) => `${jaw}, ${teeth}, ${lips} of ${inputs.candles}`,
  expand: (params) => ({
    nodes: [
      part('lines', 'alligator', { candles: 'in.candles' }, params),
      part('above', 'math', { a: 'lines.jaw', b: 'lines.teeth' }, { op: '-' }),
      part('below', 'math', { a: 'lines.teeth', b: 'lines.lips' }, { op: '-' }),
      part('upper', 'function', { source: 'above.value' }, { op: 'abs' }),
      part('size', 'function', { source: 'below.value' }, { op: 'abs' }),
      part('lower', 'math', { a: 0, b: 'size.value' }, { op: '-' }),
    ],
    outputs: { upper: 'upper.value', lower: 'lower.value' },
  }),
});
