import { type Remote, wrap } from 'comlink';
import { toast } from '../ui/toast.ts';
import type { Diagnostic } from '../../index.ts';
import { boundedReport } from '../../strategy/report.ts';
import { askForName } from '../state/feed-question.ts';
import { useDocument } from '../state/document.ts';
import { useImportReport } from '../state/files.ts';
import { useMarketData } from '../state/market-data.ts';
import { count, day, plural } from '../ui/format.ts';
import type { Imported, Importer } from '../worker/protocol.ts';
import { feedNameIn } from './feed-name.ts';
import { simulator } from './simulator.ts';

const REMARKS_SHOWN = 3;

/**
 * Reads a file of candles or of a series in a worker of its own, keeps it in this browser, and makes the strategy use
 * it. A file that is refused is reported with its rows; document and data stay as they were.
 *
 * @param feed the series that the file is wanted for; null: it may hold candles or any series
 * @returns whether there is anything new to run on
 */
export async function importFile(file: File, feed: string | null): Promise<boolean> {
  const worker = new Worker(new URL('../worker/import.worker.ts', import.meta.url), { type: 'module' });
  try {
    const importer = wrap<Importer>(worker);
    const imported = await importer.read(file, feed === null ? 'anything' : 'feed');
    if (imported.kind === 'refused') {
      const report = { file: file.name, diagnostics: boundedReport(imported.diagnostics).diagnostics };
      useImportReport.setState({ report });
      return false;
    }
    return imported.kind === 'candles'
      ? await takeCandles(file, imported)
      : await takeFeed(file, imported, importer, feed);
  } finally {
    worker.terminate();
  }
}

type Taken<Kind> = Extract<Imported, { kind: Kind }>;

async function takeCandles(file: File, { offer, diagnostics }: Taken<'candles'>): Promise<boolean> {
  const { symbol, timeframe, exchange } = offer;
  await simulator().forgetFiles();
  useMarketData.getState().setRange(null);
  useDocument.getState().setMarket(0, { symbol, timeframe, exchange });
  say(`${count(offer.candles)} candles of ${symbol} ${timeframe} from ${file.name}`, diagnostics);
  return true;
}

async function takeFeed(
  file: File,
  { count: values, from, to, diagnostics }: Taken<'feed'>,
  importer: Remote<Importer>,
  wanted: string | null,
): Promise<boolean> {
  const said = `${plural(values, 'value')}, ${day(from)} – ${day(to)}`;
  const name = wanted ?? (await nameFor(file, said));
  if (name === null) return false;
  await importer.keep(name);
  await simulator().forgetFiles();
  const { asked } = await simulator().feeds(useDocument.getState().strategy);
  const next = asked.includes(name) ? '' : `. A Feed node with the name “${name}” reads it`;
  say(`${file.name} is kept as the series “${name}”: ${said}${next}`, diagnostics);
  return true;
}

/** The one series that the strategy asks for and lacks, or that is called like the file; else the user says. */
async function nameFor(file: File, said: string): Promise<string | null> {
  const { asked, kept } = await simulator().feeds(useDocument.getState().strategy);
  const likely = feedNameIn(file.name);
  if (asked.includes(likely)) return likely;
  const lacking = asked.filter((name) => !kept.some((one) => one.name === name));
  const [only] = lacking;
  if (only !== undefined && lacking.length === 1) return only;
  const known = kept.map(({ name }) => name);
  return askForName({ file: file.name, said, likely, asked, known });
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
