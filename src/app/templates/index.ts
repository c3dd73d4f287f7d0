import { readStrategy } from '../../strategy/read.ts';
import type { Strategy } from '../../strategy/schema.ts';
import bandByLimit from './band-by-limit.json';
import bestHour from './best-hour.json';
import coinFlip from './coin-flip.json';
import constantRisk from './constant-risk.json';
import divergence from './divergence.json';
import dropBankTrail from './drop-bank-trail.json';
import firstCross from './first-cross.json';
import fiveMinuteScalper from './five-minute-scalper.json';
import goldenCross from './golden-cross.json';
import loudCandle from './loud-candle.json';
import manyWinners from './many-winners.json';
import oneAgainstTheOther from './one-against-the-other.json';
import onePerCent from './one-per-cent.json';
import openingRange from './opening-range.json';
import smartDca from './smart-dca.json';
import supertrendFlip from './supertrend-flip.json';
import threeScreens from './three-screens.json';
import turtle from './turtle.json';
import twentyDayBreakout from './twenty-day-breakout.json';
import twoDayDip from './two-day-dip.json';
import twoRegimes from './two-regimes.json';
import vwapStretch from './vwap-stretch.json';
import weatherVane from './weather-vane.json';
import yesterdaysRange from './yesterdays-range.json';

export interface Template {
  readonly id: string;
  /** One line: what it does. */
  readonly idea: string;
  readonly teaches: string;
  readonly kind: 'trend' | 'breakout' | 'reversion' | 'money' | 'lesson';
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
    id: 'turtle',
    idea: '20-day highs, four units, a 2 N stop',
    teaches: 'pyramiding and risk units',
    kind: 'trend',
    file: turtle,
  },
  {
    id: 'two-day-dip',
    idea: 'RSI(2) under 10 above the 200-day average',
    teaches: 'mean reversion on real daily candles',
    kind: 'reversion',
    file: twoDayDip,
  },
  {
    id: 'band-by-limit',
    idea: 'A post-only limit at the lower band',
    teaches: 'maker fees, and that a touch is no fill',
    kind: 'reversion',
    file: bandByLimit,
  },
  {
    id: 'yesterdays-range',
    idea: 'A buy stop half a range above the open, out at midnight',
    teaches: 'stop orders, and what fees take',
    kind: 'breakout',
    file: yesterdaysRange,
  },
  {
    id: 'opening-range',
    idea: 'The first half hour of New York, both ways',
    teaches: 'time zones; one cancels the other',
    kind: 'breakout',
    file: openingRange,
  },
  {
    id: 'vwap-stretch',
    idea: 'Fades a stretch from the session’s VWAP',
    teaches: 'session anchors',
    kind: 'reversion',
    file: vwapStretch,
  },
  {
    id: 'loud-candle',
    idea: 'Three times the volume, small upper wick',
    teaches: 'volume and candle anatomy',
    kind: 'breakout',
    file: loudCandle,
  },
  {
    id: 'divergence',
    idea: 'Price lower, RSI higher',
    teaches: 'confirmation comes late: nothing repaints',
    kind: 'reversion',
    file: divergence,
  },
  {
    id: 'three-screens',
    idea: 'Daily trend, 4-hour pullback, hourly trigger',
    teaches: 'timeframes without look-ahead',
    kind: 'trend',
    file: threeScreens,
  },
  {
    id: 'weather-vane',
    idea: 'Trades one coin while the other is above SMA 200',
    teaches: 'a second market',
    kind: 'trend',
    file: weatherVane,
  },
  {
    id: 'two-regimes',
    idea: 'Breakouts when efficient, dips when choppy',
    teaches: 'switching rules, two books',
    kind: 'trend',
    file: twoRegimes,
  },
  {
    id: 'constant-risk',
    idea: 'A trend at 20 % yearly volatility',
    teaches: 'size beats signal',
    kind: 'money',
    file: constantRisk,
  },
  {
    id: 'one-per-cent',
    idea: 'Risk 1 %, half at 1 R, break-even, trail',
    teaches: 'R multiples',
    kind: 'money',
    file: onePerCent,
  },
  {
    id: 'drop-bank-trail',
    idea: '−5 %: buy; +3 %: sell half; trail 2 %',
    teaches: 'rules that follow one another',
    kind: 'reversion',
    file: dropBankTrail,
  },
  {
    id: 'smart-dca',
    idea: 'Buys weekly, double when RSI is below 30',
    teaches: 'beating the plain average is hard',
    kind: 'money',
    file: smartDca,
  },
  {
    id: 'one-against-the-other',
    idea: 'z-score of the spread of two coins',
    teaches: 'market neutral, two fees',
    kind: 'reversion',
    file: oneAgainstTheOther,
  },
  {
    id: 'coin-flip',
    idea: 'Enters by chance, 3 % stop, 6 % target',
    teaches: 'the baseline to beat',
    kind: 'lesson',
    file: coinFlip,
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
  {
    id: 'best-hour',
    idea: 'The best weekday and hours of the first years',
    teaches: 'over-fitting',
    kind: 'lesson',
    loses: true,
    file: bestHour,
  },
];

/** The strategies of the gallery. Every file is read as a stranger's would be. */
export const TEMPLATES: readonly Template[] = WRITTEN.flatMap(({ file, ...facts }) => {
  const { strategy } = readStrategy(file);
  return strategy ? [{ ...facts, strategy }] : [];
});
