import type { ExtraColumn } from '../time/candles.ts';
import { isBundle } from './instance.ts';
import type { Linker } from './link.ts';
import { deriveColumn } from './orders.ts';
import type { ColumnId, ProgramMarket } from './program.ts';

/** The markets as the broker walks them: candles on the decision clock, and what slippage and funding read. */
export function marketPrograms(linker: Linker): ProgramMarket[] {
  const { strategy, frames, clocks } = linker.resolved;
  const { decision } = clocks;
  return strategy.markets.flatMap((settings, index): ProgramMarket[] => {
    const timeframe = frames[index];
    if (!timeframe) return [];
    const bundle = linker.marketBundle(index);
    const extra = (name: ExtraColumn): ColumnId => linker.columns.on(bundle.extra(name), decision);
    const slippage = settings.slippage ?? strategy.account?.slippage ?? 0;
    const byAtr = typeof slippage === 'object' && 'atr' in slippage ? slippage : undefined;
    const bySpread = typeof slippage === 'object' && 'spread' in slippage;
    const perp = settings.kind === 'perp';
    return [
      {
        settings,
        timeframe,
        bundle: linker.columns.bundleOn(bundle, decision),
        everyInstant: bundle.clock === decision,
        atr:
          byAtr &&
          deriveColumn(
            linker,
            { type: 'atr', params: { length: byAtr.atrLength ?? 14 } },
            index,
            settings.id,
            decision,
          ),
        spread: bySpread ? spreadColumn(linker, index) : undefined,
        funding: perp ? extra('funding') : undefined,
        mark: perp ? extra('mark') : undefined,
      },
    ];
  });
}

/** Ask less bid, where the data have them. */
function spreadColumn(linker: Linker, market: number): ColumnId | undefined {
  const math = linker.library.get('math');
  if (!math) return undefined;
  const bundle = linker.marketBundle(market);
  const inputs = (port: string) => bundle.extra(port === 'a' ? 'ask' : 'bid');
  const linked = linker.instances
    .make(math, math.params.parse({ op: '-' }), bundle.clock, 'spread', inputs, false)
    .output('value');
  return linked && !isBundle(linked) ? linker.columns.on(linked, linker.resolved.clocks.decision) : undefined;
}
