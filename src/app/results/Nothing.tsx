import { TriangleAlert } from 'lucide-react';
import { chooseFile } from '../state/files.ts';
import { useMarketData } from '../state/market-data.ts';
import { Button } from '../ui/Button.tsx';
import { useResults } from './store.ts';

/** What stands in the results' place when there are none, and what to do about it. */
export function Nothing() {
  const missing = useResults(({ missing }) => missing);
  const failure = useResults(({ failure }) => failure);
  const slow = useResults(({ slow }) => slow);
  const offers = useMarketData(({ offers }) => offers);
  if (missing.length > 0) {
    return (
      <Middle>
        <p className="text-base font-semibold">No candles of {missing.join(', ')} on this computer</p>
        <p className="max-w-110 text-sm text-muted">
          Drop a CSV with its candles here, or choose another market above
          {offers.length > 0 ? `: ${offers.length} are here` : ''}.
        </p>
        <Button onClick={() => chooseFile('.csv,.tsv,.txt,.gz,.json')}>Bring candles (CSV)…</Button>
      </Middle>
    );
  }
  if (failure) {
    return (
      <Middle>
        <TriangleAlert size={20} className="text-down-text" aria-hidden />
        <p className="text-base font-semibold">This run broke off</p>
        <p className="max-w-110 text-sm text-muted">{failure}</p>
      </Middle>
    );
  }
  return <Middle>{slow ? <p className="text-sm text-muted">Reading candles…</p> : null}</Middle>;
}

function Middle({ children }: { children: React.ReactNode }) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-2.5 p-4 text-center">{children}</div>
  );
}
