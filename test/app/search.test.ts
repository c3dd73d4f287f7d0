import { beforeAll, describe, expect, test } from 'vitest';
import { loadDocs } from '../../src/app/nodes/use-docs.ts';
import { OFFERED } from '../../src/app/palette/offered.ts';
import { found } from '../../src/app/palette/search.ts';

beforeAll(loadDocs);

/** What traders call things elsewhere, and the node that it means here. */
const WORDS: readonly (readonly [string, string])[] = [
  ['SMMA', 'rma'],
  ['Wilder MA', 'rma'],
  ['Hull', 'hma'],
  ['linreg', 'lsma'],
  ['BB', 'bollinger'],
  ['%B', 'bollinger'],
  ['BBW', 'bollinger'],
  ['DMI', 'adx'],
  ['UO', 'ultimate-oscillator'],
  ['SAR', 'psar'],
  ['KC', 'keltner'],
  ['price channel', 'donchian'],
  ['VI', 'vortex'],
  ['RVOL', 'relative-volume'],
  ['volume spike', 'relative-volume'],
  ['HA', 'heikin-ashi'],
  ['UT Bot', 'atr-trailing-stop'],
  ['golden cross', 'crosses'],
  ['death cross', 'crosses'],
  ['crossing up', 'crosses'],
  ['entering channel', 'between'],
  ['SL', 'stop-loss'],
  ['TP', 'take-profit'],
  ['TSL', 'trailing-stop'],
  ['pyramiding', 'buy'],
];

describe('the search of the palette', () => {
  test.each(WORDS.filter(([, type]) => OFFERED.some((node) => node.type === type)))(
    '"%s" finds %s first',
    (word, type) => {
      expect(found(OFFERED, word)[0]?.type).toBe(type);
    },
  );

  test.each(OFFERED.map(({ type, title }) => [title, type] as const))(
    '"%s" finds its own node first',
    (title, type) => {
      expect(found(OFFERED, title)[0]?.type).toBe(type);
    },
  );

  test('nothing answers a word that stands nowhere', () => {
    expect(found(OFFERED, 'zzzqqq')).toEqual([]);
  });
});
