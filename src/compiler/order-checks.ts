import type { OrderPlan } from '../node/index.ts';
import type { Diagnostic, Fix } from '../strategy/diagnostic.ts';
import type { Strategy } from '../strategy/schema.ts';
import { flagged } from './params.ts';
import { marketIndex, type ResolvedNode } from './resolved.ts';
import { type KnownNodes, wiresOf } from './wires.ts';

/** An order node with what it asks of the broker. */
interface Asked {
  readonly node: ResolvedNode;
  readonly plan: OrderPlan;
  readonly market: number;
  readonly book: unknown;
}

/** What is wrong with orders that only shows when wires, markets and the other orders are looked at, by node id. */
export function orderFaults(
  nodes: readonly ResolvedNode[],
  known: KnownNodes,
  strategy: Strategy,
): Map<string, Diagnostic[]> {
  const orders = nodes.flatMap((node): Asked[] =>
    node.definition.kind === 'order'
      ? [
          {
            node,
            plan: node.definition.plan(node.params),
            market: marketIndex(node.params.market, strategy),
            book: node.params.book ?? 'main',
          },
        ]
      : [],
  );
  const found = orders.map((order): [string, Diagnostic[]] => [
    order.node.flat.id,
    [
      ...unknownEntries(order.node, known),
      ...noWorkingOrders(order, orders),
      ...guardsNoEntry(order, orders),
      ...shortOnSpot(order, strategy),
      ...missingDistance(order),
      ...riskWithoutStop(order, orders),
    ],
  ]);
  return new Map(found.filter(([, faults]) => faults.length > 0));
}

function fault({ node }: Asked, code: string, message: string, fix?: Fix): Diagnostic {
  return { code, severity: 'error', message, node: node.flat.owner, ...(fix ? { fix } : {}) };
}

function isWired({ node }: Asked, port: string): boolean {
  return wiresOf(node.flat.inputs[port]).length > 0;
}

/** Names in `of` that are no orders. */
function unknownEntries({ flat, definition, params }: ResolvedNode, known: KnownNodes): Diagnostic[] {
  return flagged(definition, params, 'entries').flatMap(([field, id]): Diagnostic[] => {
    const target = known.get(`${flat.scope}${id}`);
    if (target?.definition.kind === 'order') return [];
    const message = `"${id}" in "${field}" names no order of this strategy. Name a buy or a short.`;
    return [{ code: 'unknown-entry', severity: 'error', message, node: flat.owner }];
  });
}

/** What cancels orders can only name nodes that place some; exits belong to their position. */
function noWorkingOrders(order: Asked, orders: readonly Asked[]): Diagnostic[] {
  const { plan, node } = order;
  if (plan.role !== 'oco' && plan.role !== 'cancel') return [];
  return (plan.of ?? []).flatMap((id): Diagnostic[] => {
    const named = orders.find((other) => other.node.flat.id === `${node.flat.scope}${id}`);
    if (!named || named.plan.role === 'signal') return [];
    const message = `"${id}" in "of" places no order that could be cancelled. Name a buy, sell, short or cover.`;
    return [fault(order, 'not-an-order', message)];
  });
}

/** Exits arm with entries: naming what opens nothing would leave the position without them. */
function guardsNoEntry(order: Asked, orders: readonly Asked[]): Diagnostic[] {
  const { plan, node } = order;
  if (!('of' in plan) || plan.role === 'oco' || plan.role === 'cancel') return [];
  return (plan.of ?? []).flatMap((id): Diagnostic[] => {
    const named = orders.find((other) => other.node.flat.id === `${node.flat.scope}${id}`);
    if (!named || (named.plan.role === 'signal' && named.plan.opens)) return [];
    const message = `"${id}" in "of" opens no position that ${node.definition.title} could guard. Name a buy or a short.`;
    return [fault(order, 'unknown-entry', message)];
  });
}

function shortOnSpot(order: Asked, strategy: Strategy): Diagnostic[] {
  const { plan, market } = order;
  const settings = strategy.markets[market];
  if (plan.role !== 'signal' || !plan.opens || plan.side === 1 || !settings) return [];
  if (settings.kind === 'margin' || settings.kind === 'perp') return [];
  const message = `${settings.symbol} is a spot market: what is not owned cannot be sold short there. Make it a margin or perp market.`;
  const fix: Fix = {
    title: 'Make it a margin market',
    edits: [{ path: ['markets', market, 'kind'], value: 'margin' }],
  };
  return [fault(order, 'short-on-spot', message, fix)];
}

/** Stops, targets and stop orders need to know where; saying it twice is no better. */
function missingDistance(order: Asked): Diagnostic[] {
  const { plan, node } = order;
  const { title } = node.definition;
  if (plan.role === 'signal') {
    const stops = plan.type === 'stop' || plan.type === 'stop-limit';
    if (!stops || plan.offset || isWired(order, 'stopPrice')) return [];
    return [
      fault(
        order,
        'missing-stop-price',
        `${title} is a stop order without a price. Wire one into "stopPrice" or set an offset.`,
      ),
    ];
  }
  if (plan.role !== 'stop' && plan.role !== 'target') return [];
  if (plan.role === 'stop' && plan.reason === 'break-even') return [];
  const wired = isWired(order, 'price');
  const inSteps = plan.role === 'target' && (plan.targets !== undefined || plan.steps.length > 0);
  if (wired && plan.distance) {
    return [fault(order, 'two-distances', `${title} has a distance and a price wired in: keep one of them.`)];
  }
  if (wired && inSteps) {
    return [
      fault(
        order,
        'two-distances',
        `${title} has a price wired in beside its targets or steps: keep one of them.`,
      ),
    ];
  }
  if (wired || plan.distance || inSteps) return [];
  return [
    fault(
      order,
      'no-distance',
      `${title} does not know where: set a distance, or wire a price into "price".`,
    ),
  ];
}

/** Sizes by risk and distances in R need a stop on the same market and book. */
function riskWithoutStop(order: Asked, orders: readonly Asked[]): Diagnostic[] {
  const { plan, market, book } = order;
  const { title } = order.node.definition;
  const hasStop = orders.some(
    (other) => other.market === market && other.book === book && isInitialStop(other.plan),
  );
  if (plan.role === 'signal') {
    if (!plan.size.mode.startsWith('risk-') || hasStop) return [];
    return [
      fault(
        order,
        'risk-without-stop',
        `${title} is sized by what a stop would lose, but there is no stop. Add a Stop-loss.`,
      ),
    ];
  }
  if (plan.role === 'stop' && plan.reason === 'stop-loss' && plan.distance?.unit === 'r') {
    return [
      fault(
        order,
        'stop-in-r',
        `${title} is set in R, but R is the distance of the stop itself. Use percent, ATR or a price.`,
      ),
    ];
  }
  if (hasStop || !distancesOf(plan).includes('r')) return [];
  return [
    fault(
      order,
      'r-without-stop',
      `${title} counts in R, the distance of the stop, but there is no stop. Add a Stop-loss.`,
    ),
  ];
}

function isInitialStop(plan: OrderPlan): boolean {
  return (plan.role === 'stop' && plan.reason === 'stop-loss') || (plan.role === 'trail' && !plan.activation);
}

function distancesOf(plan: OrderPlan): string[] {
  switch (plan.role) {
    case 'stop':
      return [plan.distance, ...plan.steps.flatMap(({ at, to }) => [at, to])].flatMap(
        (distance) => distance?.unit ?? [],
      );
    case 'target':
      return [
        plan.distance,
        ...(plan.targets ?? []).map(({ distance }) => distance),
        ...plan.steps.map(({ distance }) => distance),
      ].flatMap((distance) => distance?.unit ?? []);
    case 'trail':
      return [plan.distance, plan.activation].flatMap((distance) => distance?.unit ?? []);
    case 'signal':
    case 'close':
    case 'time':
    case 'oco':
    case 'cancel':
    case 'risk':
      return [];
  }
}
