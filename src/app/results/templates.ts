import type { Strategy } from '../../index.ts';
import type { Outcome } from '../worker/protocol.ts';
import { simulator } from './simulator.ts';

export type TemplateResult = Outcome;

const POINTS = 300;

/** The result of a template on its own market, thinned to what a card shows. */
export async function simulateTemplate(strategy: Strategy): Promise<TemplateResult> {
  const outcome = await simulator().measure(strategy, null, POINTS);
  if (!outcome) throw new Error('There are no candles for this template.');
  return outcome;
}
