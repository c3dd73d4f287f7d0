import type { Strategy } from '../../index.ts';
import type { Line, Look, RunNews, RunReport } from './protocol.ts';

/** What was said of columns that may stay the same from run to run. */
export type Told = Pick<RunReport, 'plots' | 'values' | 'looks'>;

/** What of a report is new to somebody who asked for it and was told of the run before. */
export function newsOf({ strategy: _asked, ...report }: RunReport, before: Told | null): RunNews {
  const lines = new Map(before?.plots.map(({ ref, line }): [string, Line] => [ref, line]));
  return {
    ...report,
    plots: report.plots.map((plot) => ({
      ...plot,
      line: lines.get(plot.ref) === plot.line ? null : plot.line,
    })),
    values: report.values && changed(report.values, before?.values ?? null),
    looks: changed(report.looks, before?.looks ?? null),
  };
}

function changed<T>(
  now: ReadonlyMap<string, T>,
  before: ReadonlyMap<string, T> | null,
): Map<string, T | null> {
  return new Map([...now].map(([ref, value]) => [ref, before?.get(ref) === value ? null : value]));
}

/** The whole report; what did not change is the very same object as before. */
export function reportOf(strategy: Strategy, news: RunNews, before: Told | null): RunReport {
  const lines = new Map(before?.plots.map(({ ref, line }): [string, Line] => [ref, line]));
  return {
    ...{ ...news, strategy },
    plots: news.plots.flatMap((plot) => {
      const line = plot.line ?? lines.get(plot.ref);
      return line ? [{ ...plot, line }] : [];
    }),
    values: news.values && completed(news.values, before?.values ?? null),
    looks: completed<Look>(news.looks, before?.looks ?? null),
  };
}

function completed<T>(
  news: ReadonlyMap<string, T | null>,
  before: ReadonlyMap<string, T> | null,
): Map<string, T> {
  return new Map(
    [...news].flatMap(([ref, value]): [string, T][] => {
      const known = value ?? before?.get(ref);
      return known === undefined ? [] : [[ref, known]];
    }),
  );
}
