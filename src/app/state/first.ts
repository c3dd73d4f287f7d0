import type { Strategy } from '../../index.ts';
import { readStrategy } from '../../strategy/read.ts';
import firstCross from '../templates/first-cross.json';

/** A canvas with nothing on it. */
export const EMPTY_STRATEGY: Strategy = {
  format: 'candlewire.strategy',
  version: 1,
  name: 'Untitled strategy',
  markets: [{ id: 'main', symbol: 'SYN/USDT', timeframe: '1h' }],
  nodes: [],
};

/** What a newcomer sees: a wired strategy that runs. */
export const FIRST_STRATEGY: Strategy = readStrategy(firstCross).strategy ?? EMPTY_STRATEGY;
