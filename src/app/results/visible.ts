import { showLooks } from './crosshair.ts';
import { simulator } from './simulator.ts';
import { useResults } from './store.ts';

const PAUSE_MS = 120;
let range: readonly [number, number] | null = null;
let timer: number | undefined;

/** First and last visible row of the chart; null: no chart has been seen. */
export function visibleRows(): readonly [number, number] | null {
  return range;
}

/** The chart shows other candles: sparklines and truth strips follow a moment later. */
export function setVisibleRows(from: number, to: number): void {
  if (range?.[0] === from && range[1] === to) return;
  range = [from, to];
  window.clearTimeout(timer);
  timer = window.setTimeout(async () => {
    const looks = await simulator().looks(range);
    const { report } = useResults.getState();
    if (report) showLooks(report, looks);
  }, PAUSE_MS);
}
