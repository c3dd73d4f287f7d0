import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'ichimoku',
  group: 'trend',
  title: 'Ichimoku cloud',
  doc: 'Middles of the price range over a short, a middle and a long window. Conversion above base hints at an up trend; price above both spans (the cloud) confirms it. The spans stand where the chart draws them: as computed the displacement ago, so nothing is read ahead. Trap: inside the cloud there is no trend to trade.',
  source: 'G. Hosoda, 1969; https://www.tradingview.com/support/solutions/43000589152/',
  words: ['ichimoku kinko hyo', 'cloud', 'kumo', 'tenkan', 'kijun', 'senkou', 'chikou'],
  params: z.object({
    conversion: bars('Conversion length', { default: 9 }),
    base: bars('Base length', { default: 26 }),
    span: bars('Span B length', { default: 52 }),
    displacement: bars('Displacement', { min: 0, default: 26 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    conversion: number({ title: 'Conversion', plot: 'price' }),
    base: number({ title: 'Base', plot: 'price' }),
    spanA: number({ title: 'Span A', plot: 'price' }),
    spanB: number({ title: 'Span B', plot: 'price' }),
  },
  warmup: ({ conversion, base, span, displacement }) => ({
    conversion: conversion - 1,
    base: base - 1,
    spanA: Math.max(conversion, base) - 1 + displacement,
    spanB: span - 1 + displacement,
  }),
  sentence: ({ conversion, base, span }, { candles }) => `${conversion}, ${base}, ${span} of ${candles}`,
  expand: ({ conversion, base, span, displacement }) => ({
    nodes: [
      part('conversion', 'midprice', { candles: 'in.candles' }, { length: conversion }),
      part('base', 'midprice', { candles: 'in.candles' }, { length: base }),
      part('span', 'midprice', { candles: 'in.candles' }, { length: span }),
      part('sum', 'math', { a: 'conversion.value', b: 'base.value' }, { op: '+' }),
      part('between', 'math', { a: 'sum.value', b: 2 }, { op: '/' }),
      part('span-a', 'lag', { source: 'between.value' }, { bars: displacement }),
      part('span-b', 'lag', { source: 'span.value' }, { bars: displacement }),
    ],
    outputs: {
      conversion: 'conversion.value',
      base: 'base.value',
      spanA: 'span-a.value',
      spanB: 'span-b.value',
    },
  }),
});
