import type { Strategy } from '../../index.ts';

export { FIRST_STRATEGY } from './first-strategy.ts';

/** A canvas with nothing on it. */
export const EMPTY_STRATEGY: Strategy = {
  format: 'candlewire.strategy',
  version: 1,
  name: 'Untitled strategy',
  markets: [{ id: 'main', symbol: 'SYN/USDT', timeframe: '1h' }],
  nodes: [],
};
