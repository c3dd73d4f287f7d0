import { z } from 'zod';
import { bool, candles, defineComposite, number, type PartNode } from '../../src/node/index.ts';

const parts: readonly PartNode[] = [
  {
    id: 'core',
    type: 'phase-core',
    inputs: {
      enter: 'in.enter',
      leave: 'in.leave',
      close: 'in.candles.close',
      high: 'in.candles.high',
      low: 'in.candles.low',
    },
  },
  { id: 'before', type: 'previous', params: { initial: false }, inputs: { source: 'core.on' } },
];

export default defineComposite({
  type: 'phase',
  group: 'conditions',
  title: 'Phase',
  doc: 'A state of the market that begins with one condition and ends with another, with what has happened since: bars, price at its beginning, highest and lowest price. Build state machines from several. Active is what it was when the bar began, so it may be wired back into the conditions; unknown while the phase is off are bars, price, high and low. Trap: if the leaving condition never comes, the phase never ends.',
  words: ['state machine', 'state', 'regime', 'setup', 'mode', 'armed'],
  params: z.object({}),
  inputs: {
    enter: bool({ title: 'Enter' }),
    leave: bool({ title: 'Leave' }),
    candles: candles({ from: 'main' }),
  },
  outputs: {
    active: bool({ title: 'Active', delayed: true, doc: 'Whether it was on when the bar began' }),
    entered: bool({ title: 'Entered', doc: 'It began on this bar' }),
    bars: number({ title: 'Bars since', doc: '0 on the bar on which it began', plot: 'own' }),
    price: number({ title: 'Price at the beginning', plot: 'price' }),
    high: number({ title: 'Highest since', plot: 'price' }),
    low: number({ title: 'Lowest since', plot: 'price' }),
  },
  warmup: () => ({ active: 0, entered: 0, bars: null, price: null, high: null, low: null }),
  settle: () => Number.POSITIVE_INFINITY,
  sentence: (_params, { enter, leave }) => `from ${enter} until ${leave}`,
  expand: () => ({
    nodes: parts,
    outputs: {
      active: 'before.value',
      entered: 'core.entered',
      bars: 'core.bars',
      price: 'core.price',
      high: 'core.high',
      low: 'core.low',
    },
  }),
});
