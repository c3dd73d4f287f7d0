import { Check } from 'lucide-react';
import { Popover } from 'radix-ui';
import type { ReactNode } from 'react';
import { useDocument } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';
import { chooseFile } from '../state/files.ts';
import { type MarketOffer, useMarketData } from '../state/market-data.ts';
import { Button } from '../ui/Button.tsx';
import { cn } from '../ui/cn.ts';
import { plural } from '../ui/format.ts';
import { venue } from './MarketChip.tsx';

/** The markets whose candles are here, under the button that asks for them. */
export default function MarketList({ children }: { children: ReactNode }) {
  const market = useDocument(({ strategy }) => strategy.markets[0]);
  const setMarket = useDocument((document) => document.setMarket);
  const offers = useMarketData((data) => data.offers);
  const setRange = useMarketData((data) => data.setRange);
  const matches = (offer: MarketOffer) =>
    offer.symbol === market?.symbol && offer.timeframe === market.timeframe;
  return (
    <Popover.Root defaultOpen>
      <Popover.Trigger asChild>{children}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 w-80 rounded-lg border border-line-strong bg-raise p-1 shadow-(--shadow-float)"
        >
          <p className="px-2 pt-1.5 pb-2 text-xs text-muted">Markets whose candles are on this computer</p>
          <ul className="max-h-80 overflow-y-auto">
            {offers.map((candidate) => (
              <li key={candidate.key}>
                <Popover.Close asChild>
                  <button
                    type="button"
                    aria-current={matches(candidate)}
                    onClick={(event) => {
                      markEdit(event);
                      setRange(null);
                      setMarket(0, {
                        symbol: candidate.symbol,
                        timeframe: candidate.timeframe,
                        exchange: candidate.exchange,
                      });
                    }}
                    className="flex w-full items-center gap-2 rounded-sm px-2 py-1.5 text-left hover:bg-line-strong/60"
                  >
                    <span className="grow">
                      <span className="block text-sm">
                        {candidate.symbol} <span className="text-muted">{candidate.timeframe}</span>
                      </span>
                      <span className="block text-xs text-muted">
                        {venue(candidate)} · {plural(candidate.candles, 'candle')}
                      </span>
                    </span>
                    <Check
                      size={14}
                      aria-hidden
                      className={cn('text-accent', !matches(candidate) && 'invisible')}
                    />
                  </button>
                </Popover.Close>
              </li>
            ))}
          </ul>
          <div className="mt-1 border-t border-line-strong p-1 pt-2">
            <Button
              look="plain"
              className="w-full justify-start px-2!"
              onClick={() => chooseFile('.csv,.tsv,.txt,.gz,.json')}
            >
              Bring your own candles (CSV)…
            </Button>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
