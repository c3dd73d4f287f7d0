import type { Strategy } from '../../index.ts';

export interface TemplateResult {
  readonly equity: ArrayLike<number>;
  readonly hold: ArrayLike<number>;
  readonly totalReturn: number | null;
  readonly buyHoldReturn: number | null;
  readonly maxDrawdown: number | null;
  readonly trades: number | null;
}

export function Results() {
  return null;
}
export const PhoneResults = Results;
export const PhoneTrades = Results;
export const InspectorWhy = Results;
export function InspectorExtra(_props: { node: string | null }) {
  return null;
}
export const useWhyOpen = () => false;
export function startResults(): () => void {
  return () => undefined;
}
export function simulateTemplate(_strategy: Strategy): Promise<TemplateResult> {
  return Promise.reject(new Error('not yet'));
}
