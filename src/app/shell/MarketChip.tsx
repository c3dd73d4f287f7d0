import { lazy } from 'react';
import { useDocument } from '../state/document.ts';
import { type MarketOffer, useMarketData } from '../state/market-data.ts';
import { Button } from '../ui/Button.tsx';
import { Opens } from '../ui/Opens.tsx';

const MarketList = lazy(() => import('./MarketList.tsx'));

/** Where candles come from. */
export const venue = ({ exchange, synthetic }: MarketOffer) =>
  synthetic ? 'Synthetic' : (exchange ?? 'File');

/** The main market, and a list of those whose candles are here. */
export function MarketChip() {
  const market = useDocument(({ strategy }) => strategy.markets[0]);
  const offers = useMarketData((data) => data.offers);
  if (!market) return null;
  const matches = (offer: MarketOffer) =>
    offer.symbol === market.symbol && offer.timeframe === market.timeframe;
  const offer = offers.find(matches);
  const detail = [
    offer ? venue(offer) : (market.exchange ?? (offers.length > 0 ? 'no candles here' : null)),
    market.timeframe,
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <Opens kind="dialog" part={MarketList} facts={{}}>
      <Button className="max-w-64 min-w-0 shrink! px-2.5!">
        <span className="sr-only">Market </span>
        <span className="shrink-0">{market.symbol}</span>
        <span className="truncate text-2xs text-muted max-xl:sr-only">{detail}</span>
        <span className="text-2xs text-muted xl:hidden" aria-hidden>
          {market.timeframe}
        </span>
      </Button>
    </Opens>
  );
}
