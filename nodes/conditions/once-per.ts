import { z } from 'zod';
import { book, bool, choice, defineComposite, market, type PartNode } from '../../src/node/index.ts';
import { timeZone } from '../../src/node/kernels/zone.ts';

const params = z.object({
  per: choice('Per', ['bar', 'session', 'day', 'week', 'month', 'position'], 'day'),
  timeZone: timeZone(),
  market: market(),
  book: book(),
});
type Params = z.infer<typeof params>;

const UNITS = { bar: 'bar', session: 'd', day: 'd', week: 'w', month: 'M' } as const;

export default defineComposite({
  type: 'once-per',
  group: 'conditions',
  title: 'Once per',
  doc: 'Lets a condition through only the first time in a day, week or month, or as long as a position is open, or between two positions. Use it to add to a position only once, or to take one trade a day. A session is the day of the time zone. Trap: it takes the first signal, not the best one.',
  words: ['first time', 'one per day', 'limit', 'single', 'once a day'],
  params,
  inputs: { in: bool({ title: 'Condition' }) },
  outputs: { value: bool() },
  warmup: () => null,
  sentence: ({ per }, inputs) => `${per}, ${inputs.in}`,
  expand: (given) => ({ nodes: parts(given), outputs: { value: 'core.value' } }),
});

function parts(given: Params): PartNode[] {
  const core: PartNode = {
    id: 'core',
    type: 'once-per-core',
    inputs: { in: 'in.in', period: 'period.value' },
  };
  if (given.per !== 'position') {
    const period = { unit: UNITS[given.per], timeZone: given.timeZone };
    return [{ id: 'period', type: 'period-number', params: period }, core];
  }
  const held = { ...(given.market === undefined ? {} : { market: given.market }), book: given.book };
  return [
    { id: 'position', type: 'position', params: held },
    { id: 'history', type: 'history', params: held },
    { id: 'past', type: 'math', params: { op: '*' }, inputs: { a: 'history.closed', b: 2 } },
    { id: 'period', type: 'math', params: { op: '+' }, inputs: { a: 'past.value', b: 'position.open' } },
    core,
  ];
}
