import type { FillReason, HeldBack, MissReason, ReasonStep, Strategy } from '../index.ts';
import type { Candles } from '../time/candles.ts';
import { bucketEnd, parseTimeframe } from '../time/timeframe.ts';
import { InputError, UsageError } from './exit.ts';

/** `--why-not TIME`: an ISO time or UTC milliseconds. */
export function parseMoment(text: string): number {
  const time = /^-?\d+$/.test(text)
    ? Number(text)
    : Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`);
  if (!Number.isFinite(time))
    throw new UsageError(`"${text}" is no time. Write for example 2024-03-13T02:00 (UTC).`);
  return time;
}

/** @throws InputError where no candle of the run spans `time` (UTC milliseconds). */
export function checkMoment(
  time: number,
  { markets }: Strategy,
  data: Readonly<Record<string, Candles>>,
): void {
  const spans = markets.flatMap(({ id, timeframe }) => {
    const opens = data[id]?.time;
    const frame = parseTimeframe(timeframe);
    const first = opens?.[0];
    const last = opens?.at(-1);
    return first === undefined || last === undefined || !frame
      ? []
      : [{ first, end: bucketEnd(frame, last) }];
  });
  const start = Math.min(...spans.map(({ first }) => first));
  const end = Math.max(...spans.map((span) => span.end));
  if (spans.length === 0 || (time >= start && time < end)) return;
  const message = `There is no candle at ${iso(time)}: they run from ${iso(start)} to ${iso(end)} (UTC). Ask for a time between.`;
  throw new InputError([{ code: 'no-candle-there', severity: 'error', message }]);
}

const iso = (time: number) => new Date(time).toISOString();

export function fillReasonJson({ time, decided, ...rest }: FillReason) {
  return { time: iso(time), decided: decided === null ? null : iso(decided), ...rest };
}

export function missReasonJson({ time, filled, ...rest }: MissReason) {
  return { time: iso(time), filled: filled === null ? null : iso(filled), ...rest };
}

export function fillReasonText(reason: FillReason): string {
  const decided = reason.decided === null ? '' : `, decided at the close of ${iso(reason.decided)}`;
  const { time, node, side, quantity, price, rule } = reason;
  const who = node ?? (reason.reason === 'liquidation' ? 'the venue' : 'end of data');
  const head = `${iso(time)} ${who}: ${side} ${shown(quantity)} at ${shown(price)}, ${reason.reason} by rule ${rule}${decided}`;
  return [
    head,
    ...(reason.path ? steps(reason.path, 1) : []),
    ...reason.inputs.flatMap((step) => steps(step, 1)),
  ].join('\n');
}

function shown(value: number | null): string {
  return value === null ? 'unknown' : String(Number(value.toPrecision(8)));
}

const HELD_BACK: Readonly<Record<HeldBack, string>> = {
  edge: 'its condition held on the bar before already, and it acts on the first only',
  exit: 'an exit acted at the same close',
  'both-sides': 'an entry of the other side fired at the same close',
  position: 'a position was open',
  'not-filled': 'its order did not fill: rejected, expired, cancelled or still waiting',
};

function steps({ port, value, before, from }: ReasonStep, depth: number): string[] {
  return [
    `${'  '.repeat(depth)}${port} = ${shown(value)} (before: ${shown(before)})`,
    ...from.flatMap((step) => steps(step, depth + 1)),
  ];
}

export function missReasonText({
  node,
  time,
  filled,
  heldBack,
  blocked,
  unknown,
  onlyBlocker,
  funnel,
}: MissReason): string {
  const what =
    filled !== null
      ? `it fired, and filled in the candle of ${iso(filled)}`
      : heldBack !== null
        ? `its conditions held, but ${HELD_BACK[heldBack]}`
        : blocked.length > 0
          ? `in the way: ${blocked.join(', ')}`
          : `not yet known: ${unknown.join(', ')}`;
  const counted = funnel.map(
    ({ port, candles }) =>
      `  ${port}: ${candles} candles left, alone in the way on ${onlyBlocker[port] ?? 0}`,
  );
  return [`${iso(time)} ${node}: ${what}`, ...counted].join('\n');
}
