import { create } from 'zustand';

/** Candles that a strategy may be run on: a sample that comes along, or a file of the user's. */
export interface MarketOffer {
  readonly key: string;
  readonly symbol: string;
  readonly exchange?: string;
  readonly timeframe: string;
  /** Opening times of the first and last candle, UTC milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly candles: number;
  readonly synthetic: boolean;
  readonly origin: 'sample' | 'file';
}

/** Candles that a run takes: opening times from `from` up to and with `to`, UTC milliseconds; null: all there are. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

interface MarketDataState {
  /** Filled by the results, which own the candles. */
  offers: readonly MarketOffer[];
  range: Range | null;
  /** What the newest run really took; null before the first. */
  used: { readonly from: number; readonly to: number; readonly candles: number } | null;
  /**
   * Takes a file of candles or of a series; `feed` names the series that it is wanted for. Set by the results. Rejects
   * with a sentence for the user.
   */
  importFile: ((file: File, feed: string | null) => Promise<void>) | null;
  setOffers(offers: readonly MarketOffer[]): void;
  setRange(range: Range | null): void;
  setUsed(used: MarketDataState['used']): void;
  setImporter(importFile: MarketDataState['importFile']): void;
}

export const useMarketData = create<MarketDataState>()((set) => ({
  offers: [],
  range: null,
  used: null,
  importFile: null,
  setOffers: (offers) => set({ offers }),
  setRange: (range) => set({ range }),
  setUsed: (used) => set({ used }),
  setImporter: (importFile) => set({ importFile }),
}));
