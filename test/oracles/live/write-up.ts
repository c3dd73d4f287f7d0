import { FUNCTIONS, WITHOUT_NODE } from './functions.ts';

/** Where Tulip and our nodes part over made-up candles, beside its published vectors: searched once, with its own C code. */
const TULIP: Readonly<Record<string, string>> = {
  'dm, dx, di, adx, adxr':
    'of a bar that reaches as far beyond the last one above as below Tulip counts both moves, TA-Lib (ours) none; `dx` and `di` of a market that stands still are NaN there, 0 here.',
  psar: 'Tulip moves extreme and pace before it looks whether the stop was hit, and a bar that only touches the stop does not turn it; TA-Lib (ours) turns first, on a touch. So single turns differ anywhere, not only the first.',
  'mfi, cmo, ultosc, rsi':
    'without any flow, movement or range Tulip divides 0 by 0, or what rounding left of 0; ours is TA-Lib’s 0 (RSI: 50). `mfi` also: typical prices that only the last bit tells apart are one price to TA-Lib and ours.',
  ultosc: 'with two equal lengths Tulip mixes up its sums; ours agrees with TA-Lib.',
  cci: 'Tulip begins after 2 · length − 2 bars, TA-Lib (ours) after length − 1; a window without height is ±66.67 there, 0 here.',
  'stddev, var, bbands, linregslope, fosc':
    'Tulip’s sums lose digits with the rows, up to the whole value where it is small beside the price (below 0: NaN); ours keep them.',
  stochrsi:
    'where the price stands still for a whole window the last bit of the RSI decides: ours is TA-Lib’s to that bit, not Tulip’s.',
  fisher:
    'in a window without height Tulip drifts to its end, ours stays in the middle; they fade into each other afterwards.',
  vidya:
    'a weight above 1 (a large alpha and a sudden move) throws Tulip’s average beyond the price; ours goes to the price at most.',
  'emv, marketfi': 'infinite without volume; ours is unknown.',
  'hma 1, dpo 1 and 2, zlema 1 and 2': 'Tulip reads outside its arrays there; ours follow the formula.',
  vhf: 'unknown in both where the price stood still; ours then begins with the first window that has a way.',
  'cvi, mass, apo, ppo, macd, trix, dema, tema, ema':
    'another seed, as above: the same from where it has faded away, to 1e-6 after a few lengths.',
};

const noted = (notes: readonly (readonly [string, string])[]) =>
  notes.map(([name, note]) => `- \`${name}\`: ${note}`);

/** The part of docs/oracles.md about TA-Lib's own code run beside ours. */
export function liveLines(): string[] {
  const patterns = FUNCTIONS.filter(({ name }) => name.startsWith('CDL')).length;
  return [
    "## TA-Lib's own code beside ours",
    '',
    `\`test/oracles/talib-live.test.ts\` runs TA-Lib's C code (compiled to WebAssembly) and our nodes over the same made-up candles: ${FUNCTIONS.length}`,
    `functions, ${patterns} candle patterns among them, with lengths of 1 or 2 to 200, every kind of average that both have, and drawn deviations,`,
    'limits and factors; over plain walks, prices in cents, whole numbers full of ties, stretches that stand still, gaps, prices about',
    '1e-8, 1e9 and within 0 and 1. Every row agrees to 1e-9, as above, and the first row is the same one; where one function has',
    'several outputs TA-Lib gives all of them from the row on in which the last is known, ours each as soon as it is. What differs:',
    '',
    ...noted(FUNCTIONS.flatMap(({ name, differs }) => (differs ? [[name, differs] as const] : []))),
    ...noted(Object.entries(WITHOUT_NODE).map(([name, why]) => [name, `no node: ${why}.`] as const)),
    '',
    '## Tulip on other candles',
    '',
    "Its licence keeps Tulip's C code out of these tests. Run beside ours once, over the same made-up markets, it agrees to",
    '1e-9 but for the seeds told above and for these:',
    '',
    ...noted(Object.entries(TULIP)),
    '',
  ];
}
