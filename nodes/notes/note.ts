import { z } from 'zod';
import { defineNode } from '../../src/node/index.ts';

export default defineNode({
  type: 'note',
  group: 'notes',
  title: 'Note',
  doc: 'A remark on the canvas, for yourself and whoever reads the strategy later: why a rule is there, what was tried. It computes nothing and changes no result. Trap: a note is not checked, so it can say what the nodes beside it no longer do.',
  words: ['comment', 'text', 'remark', 'annotation', 'sticky note', 'label'],
  params: z.object({
    text: z
      .string()
      .refine((text) => [...text].length <= 10_000, 'at most 10,000 characters')
      .default('')
      .meta({ title: 'Text' }),
  }),
  inputs: {},
  outputs: {},
  warmup: () => 0,
  unknown: 'accepts',
  state: () => ({}),
  sentence: ({ text }) => text || 'empty',
  run: () => undefined,
});
