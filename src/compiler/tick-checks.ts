import type { Distance, OrderPlan } from '../node/index.ts';
import type { Diagnostic } from '../strategy/diagnostic.ts';
import type { Strategy } from '../strategy/schema.ts';
import { accountOf } from '../strategy/settings.ts';
import { marketIndex, type ResolvedNode } from './resolved.ts';

/** Distances and slippage that count in ticks on a market of which no tick is known. */
export function tickWarnings(nodes: readonly ResolvedNode[], strategy: Strategy): Diagnostic[] {
  const { slippage } = accountOf(strategy);
  const slipped = strategy.markets.flatMap((market, index): Diagnostic[] => {
    const model = market.slippage ?? slippage;
    if (market.tick !== undefined || typeof model === 'number' || !('ticks' in model)) return [];
    const message = `Slippage on "${market.id}" counts in ticks, but no tick is set: there is none. Set "tick", the smallest step of its price.`;
    return [{ ...WARNING, message, path: `markets[${index}].tick` }];
  });
  const distant = nodes.flatMap(({ flat, definition, params }): Diagnostic[] => {
    if (definition.kind !== 'order') return [];
    const market = strategy.markets[marketIndex(params.market, strategy)];
    if (!market || market.tick !== undefined) return [];
    const count = distancesOf(definition.plan(params)).filter(
      (distance) => distance?.unit === 'ticks',
    ).length;
    if (count === 0) return [];
    const message = `${definition.title} counts in ticks, but "${market.id}" has no tick: the distance is unknown, and it does nothing. Set "tick" of the market, or use percent.`;
    return [{ ...WARNING, message, node: flat.owner, count }];
  });
  return [...slipped, ...distant];
}

const WARNING = { code: 'ticks-without-tick', severity: 'warning' } as const;

function distancesOf(plan: OrderPlan): readonly (Distance | undefined)[] {
  switch (plan.role) {
    case 'signal':
      return [plan.offset, plan.limitOffset, plan.trail, plan.activation, plan.minDistance];
    case 'close':
      return [plan.minProfit];
    case 'stop':
      return [plan.distance, ...plan.steps.flatMap(({ at, to }) => [at, to])];
    case 'target':
      return [
        plan.distance,
        ...(plan.targets ?? []).map(({ distance }) => distance),
        ...plan.steps.map(({ distance }) => distance),
      ];
    case 'trail':
      return [plan.distance, plan.activation];
    default:
      return [];
  }
}
