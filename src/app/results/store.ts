import { create } from 'zustand';
import type { ChartCandles, Luck, RunReport } from '../worker/protocol.ts';

export type ResultTab = 'chart' | 'trades' | 'metrics' | 'months';
export type TradesView = 'list' | 'parts' | 'excursions' | 'messages';
export type LowerPane = 'equity' | 'drawdown';

interface ResultsState {
  /** The newest run; it stays on screen while the next one is computed. */
  report: RunReport | null;
  candles: ChartCandles | null;
  /** Markets of the open strategy without candles here; none: it runs. */
  missing: readonly string[];
  /** Why the newest run broke off; null: it did not. */
  failure: string | null;
  /** True once a run takes longer than the eye forgives. */
  slow: boolean;
  luck: Luck | null;
  tab: ResultTab;
  tradesView: TradesView;
  pane: LowerPane;
  /** Row of the trade table that is being explained; null: none. */
  why: number | null;
  /** Candle of which it is asked why nothing was entered; null: none. */
  whyNot: number | null;
  setTab(tab: ResultTab): void;
  setPane(pane: LowerPane): void;
  setWhy(trade: number | null): void;
}

/** What the newest run gave, and which part of it is looked at. */
export const useResults = create<ResultsState>()((set) => ({
  report: null,
  candles: null,
  missing: [],
  failure: null,
  slow: false,
  luck: null,
  tab: 'chart',
  tradesView: 'list',
  pane: 'equity',
  why: null,
  whyNot: null,
  setTab: (tab) => set({ tab }),
  setPane: (pane) => set({ pane }),
  setWhy: (why) => set({ why, whyNot: null }),
}));
