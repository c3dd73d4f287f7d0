import type { AccountSettings, ExecutionSettings, Strategy } from './schema.ts';

/** What a run assumes where neither the file nor the run says otherwise. */
export const DEFAULT_EXECUTION: Required<ExecutionSettings> = {
  path: 'nearest',
  fillAt: 'open',
  limitTouch: false,
  volumeCap: 0.1,
  latency: 0,
  magnifier: null,
  closeAtEnd: false,
  daysPerYear: 365,
};
export const DEFAULT_ACCOUNT = { cash: 10_000, makerFee: 0.001, takerFee: 0.001, slippage: 0 } as const;

export function executionOf({ execution = {} }: Strategy): Required<ExecutionSettings> {
  return { ...DEFAULT_EXECUTION, ...execution };
}

/** The account with defaults; `balances` of the main market's quote currency stand in for `cash`. */
export function accountOf({
  account = {},
  markets,
}: Strategy): AccountSettings &
  Required<Pick<AccountSettings, 'cash' | 'makerFee' | 'takerFee' | 'slippage'>> {
  const currency = account.currency ?? quoteOf(markets[0]?.symbol ?? '');
  const exchange = markets[0]?.exchange;
  const venues = Object.entries(account.balances ?? {});
  const balance = venues.find(([venue]) => venue === exchange)?.[1] ?? venues[0]?.[1];
  return {
    ...DEFAULT_ACCOUNT,
    ...account,
    cash: account.cash ?? (currency ? balance?.[currency] : undefined) ?? DEFAULT_ACCOUNT.cash,
  };
}

/** `USDT` of `BTC/USDT`; undefined where the symbol is not written so. */
export function quoteOf(symbol: string): string | undefined {
  return /^[^/]+\/([^:/]+)/.exec(symbol)?.[1];
}
