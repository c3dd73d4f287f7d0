import { EXAMPLE_SYMBOL, type Example } from '../../market/index.ts';
import type { Source } from './data.ts';

/** The candles of worked examples: each market names its example in the place of its exchange. */
export async function exampleSources(): Promise<Source[]> {
  const { EXAMPLES } = await import('../help/rules.ts');
  return [...EXAMPLES.values()].map(
    ({ id, candles, strategy }: Example): Source => ({
      key: `example:${id}`,
      symbol: EXAMPLE_SYMBOL,
      exchange: id,
      timeframe: strategy.markets[0]?.timeframe ?? '1h',
      load: async () => candles,
    }),
  );
}
