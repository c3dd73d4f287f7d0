import { wrap } from 'comlink';
import { toast } from '../ui/toast.ts';
import type { Diagnostic } from '../../index.ts';
import { boundedReport } from '../../strategy/report.ts';
import { useDocument } from '../state/document.ts';
import { useImportReport } from '../state/files.ts';
import { useMarketData } from '../state/market-data.ts';
import { count } from '../ui/format.ts';
import type { Importer } from '../worker/import.worker.ts';
import { simulator } from './simulator.ts';

const REMARKS_SHOWN = 3;

/**
 * Reads a candle file in a worker of its own, keeps it in this browser and runs the strategy on it. A file that is
 * refused is reported with its rows; document and data stay as they were.
 */
export async function importCandles(file: File): Promise<boolean> {
  const worker = new Worker(new URL('../worker/import.worker.ts', import.meta.url), { type: 'module' });
  try {
    const { offer, diagnostics } = await wrap<Importer>(worker)(file);
    if (!offer) {
      const report = { file: file.name, diagnostics: boundedReport(diagnostics).diagnostics };
      useImportReport.setState({ report });
      return false;
    }
    const { symbol, timeframe, exchange } = offer;
    await simulator().forgetFiles();
    useMarketData.getState().setRange(null);
    useDocument.getState().setMarket(0, { symbol, timeframe, exchange });
    say(`${count(offer.candles)} candles of ${symbol} ${timeframe} from ${file.name}`, diagnostics);
    return true;
  } finally {
    worker.terminate();
  }
}

/** What was read, and what was mended on the way. */
function say(title: string, diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length === 0) {
    toast.success(title);
    return;
  }
  const lines = diagnostics.slice(0, REMARKS_SHOWN).map(({ message }) => message);
  const more = diagnostics.length - lines.length;
  const description = [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join(' ');
  toast.warning(title, { description, duration: 12_000 });
}
