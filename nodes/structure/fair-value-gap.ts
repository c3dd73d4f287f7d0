import { z } from 'zod';
import { bool, candles, defineNode, factor, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'fair-value-gap',
  group: 'structure',
  title: 'Fair value gap',
  doc: 'A hole left by a hurried move: of three bars the first and the last do not overlap. The edges of the last open hole below (bull) and above (bear) are shown until the price has traded through it; `filled` is true on that bar. Traders wait for the price to come back into it. Trap: not every hole is filled.',
  source: 'https://www.tradingview.com/script/jWY4Uiez-Fair-Value-Gap-LuxAlgo/',
  words: ['FVG', 'imbalance', 'inefficiency', 'smart money', 'SMC', 'ICT'],
  params: z.object({ percent: factor('At least', { min: 0, max: 100, default: 0 }, '%') }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    bullTop: number({ title: 'Bullish gap, top', plot: 'price' }),
    bullBottom: number({ title: 'Bullish gap, bottom', plot: 'price' }),
    bearTop: number({ title: 'Bearish gap, top', plot: 'price' }),
    bearBottom: number({ title: 'Bearish gap, bottom', plot: 'price' }),
    filled: bool({ title: 'Filled' }),
  },
  lookback: () => 2,
  warmup: () => ({ bullTop: null, bullBottom: null, bearTop: null, bearBottom: null, filled: 2 }),
  state: () => ({ seen: 0, bull: 0, bullTop: 0, bullBottom: 0, bear: 0, bearTop: 0, bearBottom: 0 }),
  sentence: ({ percent }, { candles }) => (percent > 0 ? `of ${percent} % in ${candles}` : `in ${candles}`),
  run({ percent }, state, { candles: { high, low } }, out, from, to) {
    let { seen, bull, bullTop, bullBottom, bear, bearTop, bearBottom } = state;
    for (let i = from; i < to; i++) {
      const known = seen >= 2;
      let filled = 0;
      if (known) {
        const roof = high[i - 2]!;
        const floor = low[i - 2]!;
        if (bull === 1 && low[i]! <= bullBottom) {
          bull = 0;
          filled = 1;
        }
        if (bear === 1 && high[i]! >= bearTop) {
          bear = 0;
          filled = 1;
        }
        if (low[i]! > roof && low[i]! - roof >= (percent / 100) * roof) {
          bull = 1;
          bullTop = low[i]!;
          bullBottom = roof;
        } else if (high[i]! < floor && floor - high[i]! >= (percent / 100) * floor) {
          bear = 1;
          bearTop = floor;
          bearBottom = high[i]!;
        }
      } else seen++;
      out.bullTop[i] = bull === 1 ? bullTop : Number.NaN;
      out.bullBottom[i] = bull === 1 ? bullBottom : Number.NaN;
      out.bearTop[i] = bear === 1 ? bearTop : Number.NaN;
      out.bearBottom[i] = bear === 1 ? bearBottom : Number.NaN;
      out.filled[i] = known ? filled : Number.NaN;
    }
    Object.assign(state, { seen, bull, bullTop, bullBottom, bear, bearTop, bearBottom });
  },
});
