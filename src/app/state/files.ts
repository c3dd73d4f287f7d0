import { toast } from '../ui/toast.ts';
import { create } from 'zustand';
import type { Diagnostic, Strategy } from '../../index.ts';
import { LIMITS } from '../../strategy/limits.ts';
import { useCanvas } from '../canvas/canvas-store.ts';
import { isPlaced, loadTidy } from '../canvas/places.ts';
import { plural } from '../ui/format.ts';
import { useDocument } from './document.ts';
import { simulator } from '../results/simulator.ts';
import { useMarketData } from './market-data.ts';
import { loadReader } from './reader.ts';
import { useView } from './view.ts';

interface ImportReport {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What was wrong with the file that was opened last; null: nothing, or it was read and put away. */
export const useImportReport = create<{ report: ImportReport | null }>()(() => ({ report: null }));

/** The document as a file holds it: nodes in order of evaluation, two spaces, a newline at the end. */
export function strategyText(strategy: Strategy): Promise<string> {
  return simulator().text(strategy);
}

/** How long the way back from a replaced document is offered. */
const GO_BACK_MS = 12_000;

function fileName({ name }: Strategy): string {
  const clean = (name ?? '')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `${clean || 'strategy'}.json`;
}

export async function exportStrategy(): Promise<void> {
  const { strategy } = useDocument.getState();
  const url = URL.createObjectURL(new Blob([await strategyText(strategy)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(strategy);
  link.click();
  URL.revokeObjectURL(url);
}

/** Opens a document in place of the current one, which one click brings back. */
export function openStrategy(strategy: Strategy, said: string): void {
  const { strategy: before, open } = useDocument.getState();
  open(strategy);
  useView.getState().select([]);
  useView.getState().show('strategy');
  requestAnimationFrame(() => useCanvas.getState().control?.fit());
  if (before.nodes.length > 0 && before !== strategy) {
    toast(said, { duration: GO_BACK_MS, action: { label: 'Go back', onClick: () => open(before) } });
  } else toast(said);
}

/** Opens the text or bytes of a strategy file; a file that cannot be read is reported and changes nothing. */
export async function importStrategy(input: string | Uint8Array, file: string): Promise<void> {
  const read = await loadReader();
  const { strategy, diagnostics } = read(input);
  if (!strategy) {
    useImportReport.setState({ report: { file, diagnostics } });
    return;
  }
  if (!isPlaced(strategy)) await loadTidy();
  openStrategy(strategy, `Opened ${strategy.name || file}`);
  const faults = [...diagnostics, ...(await simulator().check(strategy))];
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) toast.warning(`${plural(errors, 'problem')} to mend: see the list.`);
}

const CANDLES = /\.(csv|tsv|txt|gz)$/i;

/** Takes a file by what it is: a strategy, candles, or a series from outside. */
export async function takeFile(file: File): Promise<void> {
  const start = new TextDecoder()
    .decode(await file.slice(0, 64).arrayBuffer())
    .replace(/^\ufeff/, '')
    .trimStart();
  if (CANDLES.test(file.name) || start.startsWith('[')) return takeData(file, null);
  const bytes = await file.slice(0, LIMITS.bytes + 1).arrayBuffer();
  await importStrategy(new Uint8Array(bytes), file.name);
}

/** @param feed the series that the file is wanted for; null: it may hold candles or any series */
export async function takeData(file: File, feed: string | null): Promise<void> {
  const { importFile } = useMarketData.getState();
  if (!importFile) return;
  try {
    await importFile(file, feed);
  } catch (error) {
    toast.error(error instanceof Error ? error.message : `${file.name} could not be read.`);
  }
}

/** Asks for a file and takes it. */
export function chooseFile(accept = '.json,.csv,.tsv,.txt,.gz', take = takeFile): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.onchange = () => {
    const file = input.files?.[0];
    if (file) void take(file);
  };
  input.click();
}
