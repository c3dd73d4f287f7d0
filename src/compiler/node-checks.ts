import type { Diagnostic } from '../strategy/diagnostic.ts';
import type { Strategy } from '../strategy/schema.ts';
import { parseTimeframe, suggestTimeframe, type Timeframe } from '../time/timeframe.ts';
import type { Clocks } from './clocks.ts';
import { flagged } from './params.ts';
import { marketIndex, type ResolvedNode } from './resolved.ts';

/** Markets that are not there, timeframes that do not fit their market, orders on a market coarser than the clock. */
export function marketFaults(
  { flat, definition, params }: ResolvedNode,
  strategy: Strategy,
  frames: readonly Timeframe[],
  clocks: Clocks,
): Diagnostic[] {
  const error = (code: string, message: string): Diagnostic => ({
    code,
    severity: 'error',
    message,
    node: flat.owner,
  });
  const unknown = flagged(definition, params, 'market').flatMap(([, id]) =>
    strategy.markets.some((market) => market.id === id)
      ? []
      : [
          error(
            'unknown-market',
            `This strategy has no market called "${id}". Choose one of: ${strategy.markets.map((m) => m.id).join(', ')}.`,
          ),
        ],
  );
  if (unknown.length > 0) return unknown;
  const market = marketIndex(params.market, strategy);
  const frame = frames[market];
  if (!frame) return [];
  if (definition.kind === 'composite') {
    const wanted = definition.timeframe(params);
    const timeframe = wanted === undefined ? null : parseTimeframe(wanted);
    if (wanted !== undefined && !timeframe) {
      const fault = error(
        'bad-timeframe',
        `"${wanted}" is no timeframe. Write for example 15m, 4h, 1d, 1w or 1M.`,
      );
      const better = suggestTimeframe(wanted);
      if (!better || params.timeframe !== wanted) return [fault];
      const edits = [{ path: [...flat.place, 'params', 'timeframe'], value: better }];
      return [{ ...fault, fix: { title: `Use "${better}"`, edits } }];
    }
    if (timeframe && (timeframe.ms < frame.ms || !divides(frame, timeframe))) {
      return [
        error(
          'timeframe-too-fine',
          `Candles of ${timeframe.text} cannot be made from ${frame.text} candles. Choose a multiple of ${frame.text}.`,
        ),
      ];
    }
  }
  const decision = clocks.timeframe(clocks.decision);
  if (definition.kind === 'order' && frame.ms > decision.ms) {
    return [
      {
        ...error(
          'coarse-market',
          `${definition.title} trades "${strategy.markets[market]?.id}" on ${frame.text}, but the strategy decides every ${decision.text}. Give the market ${decision.text} candles.`,
        ),
        fix: {
          title: `Use ${decision.text} candles`,
          edits: [{ path: ['markets', market, 'timeframe'], value: decision.text }],
        },
      },
    ];
  }
  return [];
}

/** Whether whole candles of `fine` make up one of `coarse`. */
export function divides(fine: Timeframe, coarse: Timeframe): boolean {
  if (coarse.unit === 'M' || coarse.unit === 'w')
    return fine.unit === coarse.unit ? coarse.count % fine.count === 0 : fine.ms <= 86_400_000;
  return coarse.ms % fine.ms === 0;
}
