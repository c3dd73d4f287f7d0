import { lazy } from 'react';
import { useMarketData } from '../state/market-data.ts';
import { Button } from '../ui/Button.tsx';
import { day, plural } from '../ui/format.ts';
import { Opens } from '../ui/Opens.tsx';

const RangeForm = lazy(() => import('./RangeForm.tsx'));

/** The candles that the run takes. */
export function RangeChip() {
  const used = useMarketData((data) => data.used);
  if (!used) return null;
  const dates = `${day(used.from)} – ${day(used.to)}`;
  return (
    <Opens kind="dialog" part={RangeForm} facts={{ used }}>
      <Button className="min-w-0 shrink! px-2.5!">
        <span className="sr-only">Range </span>
        <span className="truncate">{dates}</span>
        <span className="text-2xs text-muted max-xl:sr-only">{plural(used.candles, 'candle')}</span>
      </Button>
    </Opens>
  );
}
