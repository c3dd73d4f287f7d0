import { z } from 'zod';
import { bool, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'steps',
  group: 'conditions',
  title: 'Steps',
  doc: 'Waits for several conditions one after the other, at most one a bar, and tells how many have come. Reset, or too long a wait for the next one, begins anew; so does the bar after the last step. Use it for setups in several acts. Trap: without a timeout it waits for ever, and an old first step still counts.',
  words: ['sequence', 'state machine', 'stages', 'checklist', 'in order'],
  params: z.object({
    timeout: z.int().min(1).max(5000).optional().meta({
      title: 'Timeout',
      unit: 'bars',
      duration: true,
      description: 'Longest wait for the next step; none: for ever',
    }),
  }),
  inputs: {
    step1: bool({ title: 'Step 1' }),
    step2: bool({ title: 'Step 2', optional: true }),
    step3: bool({ title: 'Step 3', optional: true }),
    step4: bool({ title: 'Step 4', optional: true }),
    step5: bool({ title: 'Step 5', optional: true }),
    step6: bool({ title: 'Step 6', optional: true }),
    step7: bool({ title: 'Step 7', optional: true }),
    step8: bool({ title: 'Step 8', optional: true }),
    reset: bool({ title: 'Reset', optional: true }),
  },
  outputs: {
    step: number({ title: 'Steps reached', range: [0, 8], plot: 'own' }),
    entered: bool({ title: 'Entered', doc: 'A step was reached on this bar' }),
  },
  warmup: () => 0,
  settle: () => Number.POSITIVE_INFINITY,
  unknown: 'accepts',
  state: () => ({ step: 0, waited: 0 }),
  sentence: ({ timeout }, { reset, ...steps }) =>
    [
      Object.values(steps).join(', then '),
      timeout ? `within ${timeout} bars each` : '',
      reset ? `reset by ${reset}` : '',
    ]
      .filter(Boolean)
      .join(', '),
  run({ timeout }, state, { reset, ...steps }, outputs, from, to) {
    const wired = Object.values(steps).filter((column) => column !== undefined);
    let { step, waited } = state;
    for (let i = from; i < to; i++) {
      waited++;
      const late = timeout !== undefined && step > 0 && waited > timeout;
      if (reset?.[i] === 1 || late || step >= wired.length) step = 0;
      const entered = wired[step]?.[i] === 1;
      if (entered) {
        step++;
        waited = 0;
      }
      outputs.step[i] = step;
      outputs.entered[i] = entered ? 1 : 0;
    }
    state.step = step;
    state.waited = step === 0 ? 0 : waited;
  },
  golden: [
    {
      source: 'by hand',
      in: { step1: [1, 0, 0, 1, 0], step2: [1, 0, 1, 0, 0] },
      out: { step: [1, 1, 2, 1, 1], entered: [1, 0, 1, 1, 0] },
    },
  ],
});
