import { parseTimeframe, type Timeframe } from '../../time/timeframe.ts';
import type { OrderedRows } from './order.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const MONDAY = 4 * DAY;

/** The step of a file and the amount by which its times lie behind the step's usual starts. */
export interface Spacing {
  /** A fixed length in milliseconds, or a number of calendar months. */
  readonly step: { readonly ms: number } | { readonly months: number };
  readonly phase: number;
}

/** The most frequent step between candles (the shorter of equals); null where there is only one candle. */
export function findSpacing({ time, count }: Pick<OrderedRows, 'time' | 'count'>): Spacing | null {
  const ms = mostFrequent(count - 1, (at) => time[at + 1]! - time[at]!);
  if (ms === null) return null;
  const fixed: Spacing = { step: { ms }, phase: usualPhase(time, count, ms) };
  if (ms < 28 * DAY) return fixed;
  const months = mostFrequent(count - 1, (at) => monthIndex(time[at + 1]!) - monthIndex(time[at]!));
  if (months === null || months < 1) return fixed;
  const monthly: Spacing = { step: { months }, phase: usualMonthPhase(time, count, months) };
  return strays(monthly, time, count) < strays(fixed, time, count) ? monthly : fixed;
}

/** Where `time` should stand, were it on the grid: its place in whole steps. */
export function stepsOf({ step, phase }: Spacing, time: number): number {
  const aligned = time - phase;
  return 'ms' in step
    ? Math.floor((aligned - originOf(step.ms)) / step.ms)
    : Math.floor(monthIndex(aligned) / step.months);
}

export function isOnGrid({ step, phase }: Spacing, time: number): boolean {
  const aligned = time - phase;
  if ('ms' in step) return (aligned - originOf(step.ms)) % step.ms === 0;
  const month = monthIndex(aligned);
  return monthStart(month) === aligned && month % step.months === 0;
}

/** The timeframe that such candles have; null where there is none of that length. */
export function timeframeOf({ step }: Spacing): Timeframe | null {
  if ('months' in step) return parseTimeframe(`${step.months}M`);
  const { ms } = step;
  if (ms % MINUTE !== 0) return null;
  if (ms % (7 * DAY) === 0) return parseTimeframe(`${ms / (7 * DAY)}w`);
  if (ms % DAY === 0) return parseTimeframe(`${ms / DAY}d`);
  if (ms % (60 * MINUTE) === 0) return parseTimeframe(`${ms / (60 * MINUTE)}h`);
  return parseTimeframe(`${ms / MINUTE}m`);
}

/** How candles of this spacing make up a timeframe. */
export function compareSpacing(
  { step }: Spacing,
  frame: Timeframe,
): 'same' | 'divisor' | 'longer' | 'no-divisor' {
  if ('months' in step) {
    if (frame.unit !== 'M' || step.months > frame.count) return 'longer';
    if (step.months === frame.count) return 'same';
    return frame.count % step.months === 0 ? 'divisor' : 'no-divisor';
  }
  if (frame.unit === 'M') {
    if (step.ms > frame.ms) return 'longer';
    return DAY % step.ms === 0 ? 'divisor' : 'no-divisor';
  }
  if (step.ms === frame.ms) return 'same';
  if (step.ms > frame.ms) return 'longer';
  return frame.ms % step.ms === 0 ? 'divisor' : 'no-divisor';
}

/** `"1h"`, `"7 minutes"`, for messages. */
export function spacingText(spacing: Spacing): string {
  const frame = timeframeOf(spacing);
  if (frame) return frame.text;
  const { step } = spacing;
  if ('months' in step) return `${step.months} months`;
  return step.ms % MINUTE === 0 ? `${step.ms / MINUTE} minutes` : `${step.ms / 1000} seconds`;
}

/** Weeks begin on Monday. */
function originOf(ms: number): number {
  return ms % (7 * DAY) === 0 ? MONDAY : 0;
}

function usualPhase(time: Float64Array, count: number, ms: number): number {
  const origin = originOf(ms);
  return mostFrequent(count, (at) => (time[at]! - origin) % ms) ?? 0;
}

/** Times may be counted from the start of a month or back from its end. */
function usualMonthPhase(time: Float64Array, count: number, months: number): number {
  const fromStart = mostFrequent(count, (at) => time[at]! - monthStart(monthIndex(time[at]!))) ?? 0;
  const toEnd = mostFrequent(count, (at) => time[at]! - monthStart(monthIndex(time[at]!) + 1)) ?? 0;
  const missed = (phase: number) => strays({ step: { months }, phase }, time, count);
  return missed(toEnd) < missed(fromStart) ? toEnd : fromStart;
}

function strays(spacing: Spacing, time: Float64Array, count: number): number {
  let off = 0;
  for (let at = 0; at < count; at++) if (!isOnGrid(spacing, time[at]!)) off++;
  return off;
}

function monthIndex(time: number): number {
  const date = new Date(time);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

function monthStart(month: number): number {
  return Date.UTC(1970, month, 1);
}

/** The value that occurs most often, the smallest of equals; null of none. Runs of one value cost next to nothing. */
function mostFrequent(count: number, value: (at: number) => number): number | null {
  const tallies = new Map<number, number>();
  let current = Number.NaN;
  let run = 0;
  const flush = () => {
    if (run > 0) tallies.set(current, (tallies.get(current) ?? 0) + run);
  };
  for (let at = 0; at < count; at++) {
    const next = value(at);
    if (next === current) {
      run++;
      continue;
    }
    flush();
    current = next;
    run = 1;
  }
  flush();
  let best: number | null = null;
  let most = 0;
  for (const [candidate, times] of tallies) {
    if (times > most || (times === most && best !== null && candidate < best)) {
      best = candidate;
      most = times;
    }
  }
  return best;
}
