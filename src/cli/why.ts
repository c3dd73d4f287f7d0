import type { FillReason, MissReason, ReasonStep } from '../index.ts';
import { UsageError } from './exit.ts';

/** `--why-not TIME`: an ISO time or UTC milliseconds. */
export function parseMoment(text: string): number {
  const time = /^-?\d+$/.test(text)
    ? Number(text)
    : Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`);
  if (!Number.isFinite(time))
    throw new UsageError(`"${text}" is no time. Write for example 2024-03-13T02:00 (UTC).`);
  return time;
}

const iso = (time: number) => new Date(time).toISOString();

export function fillReasonJson({ time, decided, ...rest }: FillReason) {
  return { time: iso(time), decided: decided === null ? null : iso(decided), ...rest };
}

export function missReasonJson({ time, ...rest }: MissReason) {
  return { time: iso(time), ...rest };
}

export function fillReasonText(reason: FillReason): string {
  const decided = reason.decided === null ? '' : `, decided at the close of ${iso(reason.decided)}`;
  const head = `${iso(reason.time)} ${reason.node ?? 'end of data'}: ${reason.reason} by rule ${reason.rule}${decided}`;
  return [head, ...(reason.path ? steps(reason.path, 1) : [])].join('\n');
}

function steps({ port, value, before, from }: ReasonStep, depth: number): string[] {
  const shown = (number: number | null) =>
    number === null ? 'unknown' : String(Number(number.toPrecision(8)));
  return [
    `${'  '.repeat(depth)}${port} = ${shown(value)} (before: ${shown(before)})`,
    ...from.flatMap((step) => steps(step, depth + 1)),
  ];
}

export function missReasonText({
  node,
  time,
  outcome,
  blocked,
  unknown,
  onlyBlocker,
  funnel,
}: MissReason): string {
  const what =
    outcome === 'fires'
      ? 'its conditions held; if it did not buy, a position was open or the money was not there'
      : outcome === 'blocked'
        ? `in the way: ${blocked.join(', ')}`
        : `not yet known: ${unknown.join(', ')}`;
  const counted = funnel.map(
    ({ port, candles }) =>
      `  ${port}: ${candles} candles left, alone in the way on ${onlyBlocker[port] ?? 0}`,
  );
  return [`${iso(time)} ${node}: ${what}`, ...counted].join('\n');
}
