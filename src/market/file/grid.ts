import type { Diagnostic } from '../../strategy/diagnostic.ts';
import { bucketStart, parseTimeframe, type Timeframe } from '../../time/timeframe.ts';
import type { Faults } from './faults.ts';
import type { OrderedRows } from './order.ts';
import {
  compareSpacing,
  findSpacing,
  isOnGrid,
  type Spacing,
  spacingText,
  stepsOf,
  timeframeOf,
} from './spacing.ts';

export interface Fitted {
  /** Null where one lone candle leaves it open. */
  frame: Timeframe | null;
  spacing: Spacing | null;
  resample: boolean;
}

/** Checks the candles' times against the wanted timeframe (or finds theirs) and reports strays and gaps. */
export function fitTimeframe(rows: OrderedRows, wanted: string | undefined, faults: Faults): Fitted {
  const asked = wanted === undefined ? null : parseTimeframe(wanted);
  if (wanted !== undefined && !asked) faults.add(notATimeframe(wanted));
  const spacing = findSpacing(rows);
  if (!spacing) {
    if (asked) noteLoneOffset(rows, asked, faults);
    return { frame: asked, spacing, resample: false };
  }
  const frame = asked ?? timeframeOf(spacing);
  if (!frame) {
    faults.add(noTimeframe(spacing));
    return { frame, spacing, resample: false };
  }
  const fit = compareSpacing(spacing, frame);
  if (fit === 'longer') faults.add(tooLong(spacing, frame));
  else if (fit === 'no-divisor') faults.add(noDivisor(spacing, frame));
  else noteGrid(rows, spacing, faults);
  return { frame, spacing, resample: fit === 'divisor' };
}

function noteGrid(rows: OrderedRows, spacing: Spacing, faults: Faults): void {
  const { time, row, count } = rows;
  let before = Number.NaN;
  for (let at = 0; at < count; at++) {
    if (!isOnGrid(spacing, time[at]!)) {
      faults.note('off-grid', row[at]!);
      continue;
    }
    const steps = stepsOf(spacing, time[at]!);
    if (steps - before > 1) faults.note('gap', row[at]!, steps - before - 1);
    before = steps;
  }
  if (spacing.phase !== 0) faults.add(offset(rows.row[0]!, count, spacing.phase));
}

function noteLoneOffset(rows: OrderedRows, frame: Timeframe, faults: Faults): void {
  const phase = rows.time[0]! - bucketStart(frame, rows.time[0]!);
  if (phase !== 0) faults.add(offset(rows.row[0]!, 1, phase));
}

function offset(row: number, count: number, phase: number): Diagnostic {
  const size = Math.abs(phase);
  const by = size % 3_600_000 === 0 ? `${size / 3_600_000} hours` : `${size / 1000} seconds`;
  const where = phase < 0 ? 'before' : 'after';
  return {
    code: 'grid-offset',
    severity: 'warning',
    message: `All candles begin ${by} ${where} the usual start in UTC. They were kept so: exchange days differ.`,
    row,
    count,
  };
}

function notATimeframe(text: string): Diagnostic {
  return {
    code: 'bad-timeframe',
    severity: 'error',
    message: `"${text}" is no timeframe such as 5m, 1h or 1d.`,
  };
}

function noTimeframe(spacing: Spacing): Diagnostic {
  return {
    code: 'no-timeframe',
    severity: 'error',
    message: `The candles are ${spacingText(spacing)} apart, which is no timeframe that a strategy can use. Make them 1m, 5m, 1h or 1d.`,
  };
}

function tooLong(spacing: Spacing, frame: Timeframe): Diagnostic {
  return {
    code: 'spacing-too-long',
    severity: 'error',
    message: `The candles are ${spacingText(spacing)} apart, longer than the market's timeframe ${frame.text}. Give finer candles, or change the timeframe.`,
  };
}

function noDivisor(spacing: Spacing, frame: Timeframe): Diagnostic {
  return {
    code: 'spacing-no-divisor',
    severity: 'error',
    message: `The candles are ${spacingText(spacing)} apart, which does not divide the market's timeframe ${frame.text}. Give candles of that timeframe, or of a divisor.`,
  };
}
