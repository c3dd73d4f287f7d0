import { expect, test } from 'vitest';
import { library } from '../../nodes/index.ts';
import { check } from '../../src/compiler/link.ts';
import { readStrategy } from '../../src/strategy/read.ts';

const buy = { id: 'buy', type: 'buy', inputs: { when: true } };
const stop = { id: 'stop', type: 'stop-loss', params: { percent: 3 } };

function found(nodes: unknown[], market = {}): string[] {
  const markets = [{ id: 'main', symbol: 'BTC/USDT', timeframe: '1h', ...market }];
  const { strategy, diagnostics } = readStrategy({
    format: 'candlewire.strategy',
    version: 1,
    markets,
    nodes,
  });
  if (!strategy) throw new Error(JSON.stringify(diagnostics));
  return check(strategy, library).map(({ code, node }) => `${code} ${node}`);
}

test.each<[string, unknown[], string[]]>([
  ['a stop without a distance', [buy, { id: 'x', type: 'stop-loss' }], ['no-distance x']],
  ['a stop with a distance and a price', [buy, { ...stop, inputs: { price: 90 } }], ['two-distances stop']],
  [
    'a stop with two distances',
    [buy, { id: 'x', type: 'stop-loss', params: { percent: 3, atr: 2 } }],
    ['two-distances x'],
  ],
  [
    'a target with targets and a price',
    [
      buy,
      {
        id: 'x',
        type: 'take-profit',
        params: { targets: [{ percent: 3, share: 50 }] },
        inputs: { price: 3 },
      },
    ],
    ['two-distances x'],
  ],
  [
    'targets of more than everything',
    [
      buy,
      {
        id: 'x',
        type: 'take-profit',
        params: {
          targets: [
            { percent: 3, share: 80 },
            { percent: 4, share: 30 },
          ],
        },
      },
    ],
    ['shares-over-100 x'],
  ],
  ['a stop order without a price', [{ ...buy, params: { type: 'stop' } }], ['missing-stop-price buy']],
  ['a short on a spot market', [{ id: 'x', type: 'short', inputs: { when: true } }], ['short-on-spot x']],
  [
    'a target in R without a stop',
    [buy, { id: 'x', type: 'take-profit', params: { r: 2 } }],
    ['r-without-stop x'],
  ],
  ['a stop in R', [buy, { id: 'x', type: 'stop-loss', params: { r: 2 } }], ['stop-in-r x']],
  [
    'a size by risk without a stop',
    [{ ...buy, params: { size: { mode: 'risk-percent', value: 1 } } }],
    ['risk-without-stop buy'],
  ],
  [
    'an entry that is not there',
    [buy, { ...stop, params: { percent: 3, of: ['sell'] } }],
    ['unknown-entry stop'],
  ],
  ['a trailing order without a trail', [{ ...buy, params: { type: 'trailing' } }], ['missing-trail buy']],
  [
    'closes to confirm without waiting for closes',
    [buy, { ...stop, params: { percent: 3, confirm: 2 } }],
    ['confirm-without-close stop'],
  ],
])('%s is said, once', (_, nodes, expected) => {
  expect(found(nodes)).toEqual(expected);
});

test('with a stop, R and sizes by risk are fine', () => {
  const sized = { ...buy, params: { size: { mode: 'risk-percent', value: 1 } } };
  expect(found([sized, stop, { id: 'x', type: 'take-profit', params: { r: 2 } }])).toEqual([]);
});

test('a stop of another book is no stop', () => {
  expect(
    found([
      buy,
      { ...stop, params: { percent: 3, book: 'other' } },
      { id: 'x', type: 'take-profit', params: { r: 2 } },
    ]),
  ).toEqual(['r-without-stop x']);
});

test('a short on margin is fine, and an order of a faulty one reads nothing', () => {
  expect(found([{ id: 'x', type: 'short', inputs: { when: true } }], { kind: 'margin' })).toEqual([]);
  const reader = { id: 'again', type: 'buy', inputs: { when: 'bad.filled' } };
  expect(found([{ id: 'bad', type: 'short', inputs: { when: true } }, reader])).toEqual([
    'short-on-spot bad',
  ]);
});
