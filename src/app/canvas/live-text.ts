import { compact } from '../ui/format.ts';
import type { CardKind } from './cards.ts';
import type { LiveFrame } from './live.ts';

export interface LiveText {
  readonly text: string;
  /** True at the crosshair: shown in amber. */
  readonly lit: boolean;
}

/** What a card says at the crosshair. */
export function liveText(id: string, kind: CardKind, shows: string | null, frame: LiveFrame): LiveText {
  if (frame.time === null) return { text: '', lit: false };
  if (kind === 'entry' || kind === 'exit') {
    const state = frame.orders?.get(id) ?? 'idle';
    return { text: state === 'idle' ? '–' : state, lit: state === 'fires' };
  }
  if (shows === null) return { text: '', lit: false };
  const value = frame.values.get(shows) ?? Number.NaN;
  if (kind === 'bool') {
    if (Number.isNaN(value)) return { text: '–', lit: false };
    return { text: value === 1 ? 'true' : 'false', lit: value === 1 };
  }
  return { text: compact(value), lit: false };
}
