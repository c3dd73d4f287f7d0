import { readStrategy } from '../../strategy/read.ts';
import type { Strategy } from '../../strategy/schema.ts';
import fiveMinuteScalper from './five-minute-scalper.json';
import firstCross from './first-cross.json';
import goldenCross from './golden-cross.json';
import manyWinners from './many-winners.json';
import supertrendFlip from './supertrend-flip.json';
import twentyDayBreakout from './twenty-day-breakout.json';

export interface Template {
  readonly id: string;
  /** One line: what it does. */
  readonly idea: string;
  readonly teaches: string;
  readonly kind: 'trend' | 'breakout' | 'lesson';
  /** Loses on purpose. */
  readonly loses?: true;
  readonly strategy: Strategy;
}

interface Written extends Omit<Template, 'strategy'> {
  readonly file: unknown;
}

const WRITTEN: readonly Written[] = [
  {
    id: 'first-cross',
    idea: 'EMA 12 crosses EMA 26 while RSI is calm',
    teaches: 'wiring',
    kind: 'trend',
    file: firstCross,
  },
  {
    id: 'golden-cross',
    idea: 'SMA 50 over SMA 200',
    teaches: 'a handful of trades proves nothing',
    kind: 'trend',
    file: goldenCross,
  },
  {
    id: 'twenty-day-breakout',
    idea: 'Above the 20-day high, out at the 10-day low',
    teaches: 'why a channel needs a lag',
    kind: 'breakout',
    file: twentyDayBreakout,
  },
  {
    id: 'supertrend-flip',
    idea: 'Long or short, never flat',
    teaches: 'shorting and funding',
    kind: 'trend',
    file: supertrendFlip,
  },
  {
    id: 'many-winners',
    idea: '+1 % target, −20 % stop',
    teaches: 'win rate says nothing',
    kind: 'lesson',
    loses: true,
    file: manyWinners,
  },
  {
    id: 'five-minute-scalper',
    idea: 'RSI(2) under 10, over 90',
    teaches: 'what fees take',
    kind: 'lesson',
    loses: true,
    file: fiveMinuteScalper,
  },
];

/** The strategies of the gallery. Every file is read as a stranger's would be. */
export const TEMPLATES: readonly Template[] = WRITTEN.flatMap(({ file, ...facts }) => {
  const { strategy } = readStrategy(file);
  return strategy ? [{ ...facts, strategy }] : [];
});
