import { z } from 'zod';
import { candles, defineNode, number } from '../../src/node/index.ts';

const COMPARED = 4;
const SETUP = 9;
const COUNTDOWN = 13;

export default defineNode({
  type: 'td-sequential',
  group: 'structure',
  title: 'TD Sequential',
  doc: 'Counts exhaustion. `buySetup` is the number of closes in a row below the close four bars earlier: at 9 a fall is tired. Then `countdown` counts closes at or below the low two bars earlier: at 13 a bottom is due. `sellSetup` and a negative countdown are the mirror image. Trap: in a strong trend the count reaches 9 many times.',
  source: 'T. DeMark, The New Science of Technical Analysis, 1994; countdown without deferral and recycling',
  words: ['TD9', 'demark', 'de mark', 'TD setup', 'countdown', 'magic nine', 'TD sequential'],
  params: z.object({}),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    buySetup: number({ title: 'Buy setup', plot: 'own' }),
    sellSetup: number({ title: 'Sell setup', plot: 'own' }),
    countdown: number({ title: 'Countdown', range: [-13, 13], plot: 'own' }),
  },
  lookback: () => COMPARED,
  warmup: () => COMPARED,
  settle: () => 500,
  state: () => ({ seen: 0, falls: 0, rises: 0, side: 0, count: 0 }),
  sentence: (_, { candles }) => `of ${candles}`,
  run(_, state, { candles: { high, low, close } }, { buySetup, sellSetup, countdown }, from, to) {
    let { seen, falls, rises, side, count } = state;
    for (let i = from; i < to; i++) {
      if (seen < COMPARED) {
        seen++;
        buySetup[i] = sellSetup[i] = countdown[i] = Number.NaN;
        continue;
      }
      const price = close[i]!;
      const earlier = close[i - COMPARED]!;
      falls = price < earlier ? falls + 1 : 0;
      rises = price > earlier ? rises + 1 : 0;
      if (count === COUNTDOWN) side = count = 0;
      if (falls === SETUP && side !== 1) {
        side = 1;
        count = 0;
      } else if (rises === SETUP && side !== -1) {
        side = -1;
        count = 0;
      }
      if (side === 1 && price <= low[i - 2]!) count++;
      else if (side === -1 && price >= high[i - 2]!) count++;
      buySetup[i] = falls;
      sellSetup[i] = rises;
      countdown[i] = side === 0 ? 0 : side * count + 0;
    }
    Object.assign(state, { seen, falls, rises, side, count });
  },
});
