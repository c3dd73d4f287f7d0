import type { Strategy } from '../../index.ts';
import { readStrategy } from '../../strategy/read.ts';
import firstCross from '../templates/first-cross.json';

function read(): Strategy {
  const { strategy } = readStrategy(firstCross);
  if (!strategy) throw new Error('The first strategy cannot be read.');
  return strategy;
}

/** What a newcomer sees: a wired strategy that runs. The built page holds it as it was read when the page was built. */
export const FIRST_STRATEGY: Strategy = read();
