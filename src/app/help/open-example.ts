import type { Example } from '../../market/index.ts';
import { tidied } from '../canvas/tidy.ts';
import { openStrategy } from '../state/files.ts';
import { useMarketData } from '../state/market-data.ts';
import { closeHelp } from '../state/help.ts';

/** Opens a worked example as the strategy it is. Its market names it, so that its candles are found again. */
export function openExample({ id, strategy, rule, heading }: Example): void {
  const named = {
    ...strategy,
    name: rule === null ? heading : `Rule ${rule}: ${heading.charAt(0).toLowerCase()}${heading.slice(1)}`,
    markets: strategy.markets.map((market) => ({ ...market, exchange: id })),
  };
  useMarketData.getState().setRange(null);
  openStrategy(tidied(named), 'Opened the worked example');
  closeHelp();
}
