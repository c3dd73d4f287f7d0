import { type Tally, warning } from '../broker/notes.ts';
import type { Fill } from '../broker/result.ts';
import type { Diagnostic } from '../strategy/diagnostic.ts';
import type { Strategy } from '../strategy/schema.ts';
import { executionOf } from '../strategy/settings.ts';
import type { Candles } from '../time/candles.ts';

/** Candles whose volume makes a candle's own look small. */
const BEFORE = 50;
/** An illiquid candle has less than this share of their mean. */
const ILLIQUID = 0.1;

const WORDS = {
  'order-over-volume':
    'filled more than the whole volume of the candle, as no "volumeCap" is set. Set one, or use smaller sizes.',
  'illiquid-fills':
    'filled on candles with less than a tenth of the usual volume, where real prices would have been worse. Wait for volume, or use a liquid market.',
  'touch-fills':
    'filled limits that were touched but not gone through, as "limitTouch" is set: in real trading others are served first.',
} as const;
type Kind = keyof typeof WORDS;

/**
 * What fills look like beside the candles on which they happened: too large for them, on hardly traded ones, at a mere
 * touch. Read after the run, and only where somebody reads warnings.
 */
export function fillWarnings(
  strategy: Strategy,
  data: Readonly<Record<string, Candles>>,
  fills: readonly Fill[],
): Diagnostic[] {
  const { volumeCap, limitTouch } = executionOf(strategy);
  const places = new Map(Object.entries(data).map(([id, candles]) => [id, new Place(candles)]));
  const tallies = new Map<string, Tally & { kind: Kind; node: string }>();
  const tell = (kind: Kind, { node, time }: Fill) => {
    const key = `${kind} ${node}`;
    const known = tallies.get(key);
    if (known) known.count++;
    else if (node !== null) tallies.set(key, { kind, node, count: 1, first: time });
  };
  for (const fill of fills) {
    const place = places.get(fill.market);
    const row = place?.rowOf(fill.time) ?? -1;
    if (!place || row < 0) continue;
    const { volume, high, low } = place.candles;
    if (volumeCap === null && fill.quantity > volume[row]!) tell('order-over-volume', fill);
    if (volume[row]! < ILLIQUID * place.usualVolume(row)) tell('illiquid-fills', fill);
    const extreme = fill.side === 'buy' ? low[row] : high[row];
    if (limitTouch && fill.liquidity === 'maker' && fill.price === extreme) tell('touch-fills', fill);
  }
  return [...tallies.values()].map(({ kind, node, ...tally }) => ({
    ...warning(kind, `"${node}" ${WORDS[kind]}`, tally),
    node,
  }));
}

/** A market's candles, to be looked up in ascending order of time. */
class Place {
  private row = 0;

  constructor(readonly candles: Candles) {}

  /** −1 where no candle opens then. */
  rowOf(time: number): number {
    const { time: times } = this.candles;
    if (times[this.row]! > time) this.row = 0;
    let step = 1;
    while (this.row + step < times.length && times[this.row + step]! <= time) {
      this.row += step;
      step *= 2;
    }
    for (; step >= 1; step = Math.floor(step / 2)) {
      if (this.row + step < times.length && times[this.row + step]! <= time) this.row += step;
    }
    return times[this.row] === time ? this.row : -1;
  }

  /** Mean of the known volumes before; NaN where there are too few. */
  usualVolume(row: number): number {
    if (row < BEFORE) return Number.NaN;
    let sum = 0;
    let known = 0;
    for (let i = row - BEFORE; i < row; i++) {
      const volume = this.candles.volume[i]!;
      if (Number.isNaN(volume)) continue;
      sum += volume;
      known++;
    }
    return known > BEFORE / 2 ? sum / known : Number.NaN;
  }
}
