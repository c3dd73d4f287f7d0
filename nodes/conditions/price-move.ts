import { z } from 'zod';
import {
  book,
  bool,
  choice,
  defineComposite,
  factor,
  market,
  number,
  type PartNode,
} from '../../src/node/index.ts';

/** A port's name; as a plain key of an object the linter takes it for a promise's. */
const THEN = 'then';
const SINCE = ['market', 'last-trade', 'armed', 'average'] as const;

const params = z.object({
  direction: choice('Direction', ['up', 'down'], 'up'),
  percent: factor('Percent', { min: 0, default: 5 }, '%'),
  since: choice('Since', SINCE, 'market'),
  market: market(),
  book: book(),
});
type Params = z.infer<typeof params>;

export default defineComposite({
  type: 'price-move',
  group: 'conditions',
  title: 'Price move',
  doc: 'True where price has risen, or fallen, by at least so many percent: since the watch began or last struck (market), since the last trade, since the arm condition was last true, or from the average entry price. Use it to buy back lower, or to add to a position in steps. Unknown while there is nothing to measure from. Trap: a slow drift reaches the percentage as surely as a crash does.',
  words: ['price up', 'price down', 're-buy', 'increase', 'decrease', 'dip', 'percent from entry'],
  params,
  inputs: { source: number({ from: 'close' }), arm: bool({ title: 'Arm', optional: true }) },
  outputs: { value: bool(), change: number({ title: 'Change', unit: '%', plot: 'own' }) },
  warmup: () => ({ value: null, change: null }),
  sentence: ({ direction, percent, since }, { source }) =>
    `${source} ${direction} ${percent}% since ${since}`,
  expand: (given) => ({
    nodes: [...reference(given), ...measure(given)],
    outputs: { value: 'moved.value', change: 'percent.value' },
  }),
});

/** Parts of which `from.value` is the price that is measured from. */
function reference({ direction, percent, since, market: id, book: name }: Params): PartNode[] {
  const held = { ...(id === undefined ? {} : { market: id }), book: name };
  switch (since) {
    case 'market':
    case 'armed':
      return [
        {
          id: 'from',
          type: 'price-anchor',
          params: { direction, percent, since },
          inputs: { source: 'in.source', arm: 'in.arm' },
        },
      ];
    case 'average':
      return [
        { id: 'position', type: 'position', params: held },
        { id: 'from', type: 'lag', params: { bars: 0 }, inputs: { source: 'position.entry' } },
      ];
    case 'last-trade':
      return [
        { id: 'position', type: 'position', params: held },
        { id: 'history', type: 'history', params: held },
        {
          id: 'from',
          type: 'select',
          inputs: { if: 'position.open', [THEN]: 'position.lastEntry', else: 'history.lastExitPrice' },
        },
      ];
  }
}

function measure({ direction, percent }: Params): PartNode[] {
  const op = direction === 'up' ? '>=' : '<=';
  return [
    {
      id: 'moved',
      type: 'compare',
      params: { op, by: 'percent', margin: percent },
      inputs: { a: 'in.source', b: 'from.value' },
    },
    {
      id: 'percent',
      type: 'percent-apart',
      inputs: { a: 'in.source', b: 'from.value', of: 'from.value' },
    },
  ];
}
