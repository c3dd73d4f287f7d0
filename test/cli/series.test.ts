import { beforeAll, describe, expect, test } from 'vitest';
import { syntheticCandles } from '../../src/market/index.ts';
import { buildCommand, candleCsv, candlewire, file, lines } from './command.ts';

const calm = {
  inputs: { price: 'number' },
  outputs: { yes: 'low.value', mean: 'm.value', price: 'in.price' },
  params: { length: { of: ['m.length'], default: 5 } },
  nodes: [
    { id: 'm', type: 'sma', inputs: { source: 'in.price' } },
    { id: 'low', type: 'compare', params: { op: '<' }, inputs: { a: 'in.price', b: 'm.value' } },
  ],
};
const outer = {
  inputs: { p: 'number' },
  outputs: { yes: 'deep.yes' },
  nodes: [{ id: 'deep', type: 'block:calm', inputs: { price: 'in.p' } }],
};
const strategy = {
  format: 'candlewire.strategy',
  version: 1,
  markets: [{ id: 'main', symbol: 'BTC/USDT', timeframe: '1h' }],
  blocks: { calm, outer },
  nodes: [
    { id: 'c', type: 'candles' },
    { id: 'five', type: 'sma', params: { length: 5 } },
    { id: 'low', type: 'compare', params: { op: '<' }, inputs: { a: 'c.close', b: 'five.value' } },
    { id: 'u', type: 'block:calm', inputs: { price: 'c.close' } },
    { id: 'o', type: 'block:outer', inputs: { p: 'c.close' } },
    { id: 'off', type: 'rsi', disabled: true },
  ],
};

beforeAll(() => {
  buildCommand();
  file('series.json', strategy);
  file(
    'series.csv',
    candleCsv(
      syntheticCandles({ seed: 7, timeframe: '1h', bars: 60, start: Date.UTC(2023, 0, 1), price: 100 }),
    ),
  );
}, 120_000);

const series = (node: string) =>
  candlewire('series', 'series.json', '--data', 'main=series.csv', '--node', node);

describe('series of a block', () => {
  test.each([
    ['u.yes', 'low.value'],
    ['u.mean', 'five.value'],
    ['u.price', 'c.close'],
    ['o.yes', 'low.value'],
    ['u/m.value', 'five.value'],
    ['o/deep.mean', 'five.value'],
    ['o/deep/low.value', 'low.value'],
  ])('%s has the values of %s', (port, same) => {
    const { status, stdout } = series(port);
    expect(status).toBe(0);
    expect(lines(stdout)).toHaveLength(61);
    expect(stdout).toBe(series(same).stdout);
  });

  test.each([
    ['u.no', '"u" has no "no". It has: yes, mean, price.'],
    ['five.upper', '"five" has no "upper". It has: value.'],
    ['gone.value', 'The strategy has no node "gone". It has: c, five, low, u, o, off.'],
    ['u/gone.value', 'The block "u" has no node "gone". It has: m, low.'],
    ['five/m.value', '"five" is no block'],
    ['off.value', '"off" is switched off'],
    ['rsi', 'Write NODE.PORT'],
  ])('%s is refused in one line: %s', (port, words) => {
    const { status, stdout, stderr } = series(port);
    expect([status, stdout, lines(stderr).length]).toEqual([2, '', 1]);
    expect(stderr).toContain(words);
  });
});
