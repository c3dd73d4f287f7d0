import type { StoredMarket } from '../../market/index.ts';
import type { MarketOffer } from '../state/market-data.ts';

const PAIR = /(?<![A-Za-z0-9])([A-Z0-9]{2,8}?)[-_/]?(USDT|USDC|BUSD|USD|EUR|GBP|BTC|ETH)(?![A-Za-z0-9])/;

/** "BTC/USDT" where a file's name says so ("binance_BTCUSDT_1h"), else the name itself. */
export function symbolIn(name: string): string {
  const [, base, quote] = PAIR.exec(name.replaceAll('_', ' ').toUpperCase()) ?? [];
  return base && quote ? `${base}/${quote}` : name;
}

/** How a file of the user's is offered: its pair as symbol, the file's name as venue. */
export function fileOffer({ name, timeframe, from, to, count }: StoredMarket, key: string): MarketOffer {
  const symbol = symbolIn(name);
  return {
    key,
    symbol,
    timeframe,
    ...(symbol === name ? {} : { exchange: name }),
    from,
    to,
    candles: count,
    synthetic: false,
    origin: 'file',
  };
}
