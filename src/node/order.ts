import type { z } from 'zod';
import type { NodeFacts, PartNode } from './define.ts';
import { bool, number, type Ports } from './port.ts';

/**
 * The contract of nodes that act. An order node computes nothing: it states what its parameters ask of the
 * broker, and the broker carries it out by the numbered rules of docs/simulation.md.
 */
export const ORDER_OUTPUTS = {
  filled: bool({ title: 'Filled' }),
  price: number({ title: 'Fill price', plot: 'price' }),
  size: number({ title: 'Fill size' }),
  resting: bool({ title: 'Resting' }),
  rejected: bool({ title: 'Rejected' }),
} as const;
export type OrderOutput = keyof typeof ORDER_OUTPUTS;

type Params = Record<string, unknown>;

export interface OrderNode extends NodeFacts<Params> {
  readonly kind: 'order';
  readonly params: z.ZodObject;
  readonly inputs: Ports;
  readonly outputs: Ports;
  /**
   * Indicators that the parameters call for besides what is wired (an ATR distance): the compiler wires them
   * to the node's market and hands their first output over as an input column of the given name.
   */
  derive(params: Params): Readonly<Record<string, Omit<PartNode, 'id' | 'inputs'>>>;
  /** What the node asks of the broker. The shape is the broker's business: see `OrderPlan`. */
  plan(params: Params): OrderPlan;
}

/** To be filled in by the broker's author: a discriminated description of entries, reductions, closes and exits. */
export interface OrderPlan {
  readonly role: 'entry' | 'reduce' | 'close' | 'guard';
}
