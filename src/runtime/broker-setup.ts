import type { BrokerMarket, BrokerSetup, OrderBinding } from '../broker/port.ts';
import type { Program } from '../compiler/program.ts';
import type { CandleColumns, Column } from '../node/index.ts';
import { accountOf, executionOf } from '../strategy/settings.ts';
import type { Candles } from '../time/candles.ts';
import type { SessionOptions } from './session.ts';
import type { Windows } from './windows.ts';

/** Finer candles for the magnifier, by market id. */
export type FinerCandles = Readonly<Record<string, Candles>>;

/** The program as the broker sees it: windows in place of column ids, settings with their defaults. */
export function brokerSetup(
  program: Program,
  windows: Windows,
  tickColumns: readonly (Column | undefined)[],
  finer: FinerCandles,
  warmup: () => number,
  { rows, whole, room }: Pick<SessionOptions, 'rows' | 'whole' | 'room'>,
): BrokerSetup {
  const { strategy } = program;
  const account = accountOf(strategy);
  const column = (id: number | undefined) => (id === undefined ? undefined : windows.column(id));
  const markets = program.markets.map(
    ({ settings, timeframe, bundle, atr, spread, funding, mark }, index): BrokerMarket => {
      const candles: CandleColumns = {
        time: windows.column(bundle.time),
        open: windows.column(bundle.open),
        high: windows.column(bundle.high),
        low: windows.column(bundle.low),
        close: windows.column(bundle.close),
        volume: windows.column(bundle.volume),
      };
      const kind = settings.kind ?? 'spot';
      return {
        settings: { ...settings, feeCurrency: settings.feeCurrency ?? account.feeCurrency },
        timeframe,
        kind,
        leverage: kind === 'spot' ? 1 : (settings.leverage ?? 1),
        makerFee: settings.makerFee ?? account.makerFee,
        takerFee: settings.takerFee ?? account.takerFee,
        slippage: settings.slippage ?? account.slippage,
        feed: {
          candles,
          ticks: tickColumns[index],
          atr: column(atr),
          spread: column(spread),
          funding: column(funding),
          mark: column(mark),
          finer: finer[settings.id],
        },
      };
    },
  );
  const nodes = program.orders.map(
    ({ id, definition, params, market, book, inputs, reactive }): OrderBinding => ({
      id,
      definition,
      params,
      market,
      book,
      inputs: Object.fromEntries(Object.entries(inputs).map(([port, column_]) => [port, column(column_)])),
      reactive,
    }),
  );
  return {
    markets,
    cash: account.cash,
    currency: account.currency,
    execution: executionOf(strategy),
    nodes,
    warmup,
    rows,
    whole,
    opens: markets.length > 1 ? windows.opens[program.decision] : undefined,
    room,
  };
}
