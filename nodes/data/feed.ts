import { z } from 'zod';
import { bool, choice, defineNode, number, type ParamMeta } from '../../src/node/index.ts';
import { optionalBars } from '../../src/node/order-params.ts';

const meta: ParamMeta = { title: 'Feed', description: 'The name that the data is given under', feed: true };

export default defineNode({
  type: 'feed',
  group: 'data',
  title: 'Feed',
  doc: 'A series from outside: sentiment, on-chain figures, a news score, any file of times and values. Each value is known only from the moment it was published, never before. `age` counts the bars since it came, `fresh` is true on the bar on which it came. Trap: a file that dates a figure to the day it is about, not the day it came out, still looks ahead.',
  words: [
    'csv',
    'sentiment',
    'fear and greed',
    'on-chain',
    'news',
    'external data',
    'funding',
    'http',
    'custom data',
  ],
  params: z.object({
    feed: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/, 'small letters, digits and hyphens, beginning with a letter')
      .max(64)
      .default('feed')
      .meta({ ...meta }),
    hold: choice('Between two values', ['last', 'none'], 'last'),
    maxAge: optionalBars('Oldest value'),
  }),
  inputs: {
    source: number({ from: 'feed', hidden: true }),
    published: number({ from: 'feed-time', hidden: true }),
  },
  outputs: {
    value: number({ plot: 'own' }),
    age: number({ title: 'Bars since it came' }),
    fresh: bool({ title: 'Came on this bar' }),
  },
  warmup: () => null,
  settle: () => Number.POSITIVE_INFINITY,
  unknown: 'accepts',
  state: () => ({ published: 0, known: 0, age: 0, begun: 0 }),
  sentence: ({ feed, hold, maxAge }) =>
    `${feed}${hold === 'none' ? ', only when it comes' : ''}${maxAge === undefined ? '' : `, at most ${maxAge} bars old`}`,
  run({ hold, maxAge = Number.POSITIVE_INFINITY }, state, { source, published }, outputs, from, to) {
    const { value, age: ages, fresh } = outputs;
    let { published: last, known, age, begun } = state;
    for (let i = from; i < to; i++) {
      const time = published[i]!;
      const came = !Number.isNaN(time) && (known === 0 || time !== last);
      if (came) {
        last = time;
        known = 1;
        age = 0;
      } else if (known === 1) age++;
      const shown = known === 1 && age <= maxAge && (hold === 'last' || (came && begun === 1));
      value[i] = shown ? source[i]! + 0 : Number.NaN;
      ages[i] = known === 1 ? age : Number.NaN;
      fresh[i] = came && begun === 1 ? 1 : 0;
      begun = 1;
    }
    state.published = last + 0;
    state.known = known;
    state.age = age;
    state.begun = begun;
  },
});
