import { z } from 'zod';
import { bool, defineNode, number, type ParamMeta } from '../../src/node/index.ts';

const meta: ParamMeta = { title: 'Name', description: 'What the signal is called', feed: true };

export default defineNode({
  type: 'webhook',
  group: 'data',
  title: 'Webhook',
  doc: 'A signal that comes in from outside, such as a TradingView alert or a script of yours. `fired` is true on the bar during which it came, `value` is the number it brought last. A simulation reads the signals from a recorded file of times and values. Trap: what comes in during a candle is acted on only when the candle has closed.',
  words: ['alert', 'tradingview', 'signal', 'http', 'incoming', 'external signal', 'script', 'api'],
  params: z.object({
    name: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/, 'small letters, digits and hyphens, beginning with a letter')
      .max(64)
      .default('alert')
      .meta({ ...meta }),
  }),
  inputs: {
    source: number({ from: 'feed', hidden: true }),
    received: number({ from: 'feed-time', hidden: true }),
  },
  outputs: { fired: bool({ title: 'Came on this bar' }), value: number({ plot: 'own' }) },
  warmup: () => null,
  settle: () => Number.POSITIVE_INFINITY,
  unknown: 'accepts',
  state: () => ({ received: 0, known: 0, begun: 0 }),
  sentence: ({ name }) => name,
  run(_params, state, { source, received }, { fired, value }, from, to) {
    let { received: last, known, begun } = state;
    for (let i = from; i < to; i++) {
      const time = received[i]!;
      const came = !Number.isNaN(time) && (known === 0 || time !== last);
      fired[i] = came && begun === 1 ? 1 : 0;
      value[i] = source[i]! + 0;
      if (came) {
        last = time;
        known = 1;
      }
      begun = 1;
    }
    state.received = last + 0;
    state.known = known;
    state.begun = begun;
  },
});
