import type { Diagnostic } from '../../src/strategy/diagnostic.ts';

export const HEADER = 'time,open,high,low,close,volume';
const START = 1_704_067_200_000; // 2024-01-01

/** Good hourly rows, from the hour `from` after 2024-01-01 on. */
export function hours(count: number, from = 0): string {
  return Array.from({ length: count }, (_, at) => `${START + (from + at) * 3_600_000},1,2,1,2,5`).join('\n');
}

export function csv(...rows: string[]): string {
  return `${[HEADER, ...rows].join('\n')}\n`;
}

export function errors(diagnostics: readonly Diagnostic[]) {
  return summaries(diagnostics, 'error');
}

export function warnings(diagnostics: readonly Diagnostic[]) {
  return summaries(diagnostics, 'warning');
}

function summaries(diagnostics: readonly Diagnostic[], severity: Diagnostic['severity']) {
  return diagnostics
    .filter((diagnostic) => diagnostic.severity === severity)
    .map(({ code, row, count }) => ({ code, row, count }));
}
