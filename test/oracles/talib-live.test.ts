import { describe, expect, test } from 'vitest';
import { between, randomFrom } from '../contract/random.ts';
import { type Agreement, compareWith } from './live/compare.ts';
import { FUNCTIONS, WITHOUT_NODE } from './live/functions.ts';
import { MARKETS, madeUp } from './live/markets.ts';
import { shapely } from './live/shapes.ts';
import { Talib } from './live/talib.ts';

const SEED = 20_240_601;
const SHAPES = 20_000;
/** More rounds for a long search: CANDLEWIRE_ROUNDS. */
const ROUNDS = Number(process.env.CANDLEWIRE_ROUNDS ?? 1);

describe("TA-Lib's own code, run beside ours over made-up markets", () => {
  const talib = new Talib();

  test('every function that it has is compared, or has a reason why not', () => {
    const told = [...FUNCTIONS.map(({ name }) => name), ...Object.keys(WITHOUT_NODE)];
    expect(told.toSorted()).toEqual(talib.functions.toSorted());
  });

  for (const tested of FUNCTIONS) {
    test(`${tested.name} agrees in every row, the first one too`, () => {
      const random = randomFrom(SEED + FUNCTIONS.indexOf(tested));
      const agreement: Agreement = { compared: 0, judged: 0, worst: 0, faults: [] };
      for (let round = 0; round < ROUNDS; round++) {
        if (tested.name.startsWith('CDL'))
          compareWith(talib, tested, shapely(random, SHAPES), random, agreement);
        for (const kind of tested.markets ?? MARKETS)
          compareWith(talib, tested, madeUp(random, between(random, 300, 900), kind), random, agreement);
      }
      expect(agreement.faults).toEqual([]);
      expect(agreement.compared).toBeGreaterThan(200);
    });
  }

  test('the market of shapes shows every one of the patterns', () => {
    const { open, high, low, close } = shapely(randomFrom(SEED), SHAPES);
    const unseen = FUNCTIONS.flatMap(({ name, draw }) => {
      if (!name.startsWith('CDL')) return [];
      const random = randomFrom(SEED);
      const seen = Array.from({ length: 8 }, () => draw(random).options).some((options) => {
        const [found] = talib.run({
          name,
          inputs: [open, high, low, close],
          options,
          outputs: 1,
          whole: true,
        });
        return found?.values.some((value) => value !== 0);
      });
      return seen ? [] : [name];
    });
    expect(unseen).toEqual([]);
  });
});
