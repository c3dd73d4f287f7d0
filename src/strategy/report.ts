import type { Diagnostic } from './diagnostic.ts';
import { LIMITS } from './limits.ts';

/** A bounded list for people and machines: errors first, at most 100, the number left out in `more`. */
export interface Report {
  diagnostics: Diagnostic[];
  more?: number;
}

// Control characters, line and paragraph separators, and marks that turn the writing direction.
const HIDDEN = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** Shows what could not be seen, or would change how the rest is read, as `\u202e`. */
export function visible(text: string): string {
  return text.replace(HIDDEN, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Cuts to `length` code points, with an ellipsis where something is left out. */
export function cut(text: string, length: number): string {
  const points = [...text];
  return points.length <= length ? text : `${points.slice(0, length - 1).join('')}…`;
}

function shown(text: string | undefined): string | undefined {
  return text === undefined ? undefined : cut(visible(text), LIMITS.messageLength);
}

export function boundedReport(diagnostics: readonly Diagnostic[]): Report {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  const sorted = [...errors, ...warnings];
  const kept = sorted.slice(0, LIMITS.diagnostics).map((diagnostic) => {
    const bounded: Diagnostic = {
      ...diagnostic,
      message: cut(visible(diagnostic.message), LIMITS.messageLength),
    };
    for (const field of ['node', 'port', 'path'] as const) {
      const text = shown(diagnostic[field]);
      if (text !== undefined) bounded[field] = text;
    }
    return bounded;
  });
  const more = sorted.length - kept.length;
  return more > 0 ? { diagnostics: kept, more } : { diagnostics: kept };
}

/** One line for a terminal, at most 300 characters: `error missing-input at go.in: …`. */
export function diagnosticLine(diagnostic: Diagnostic): string {
  const { severity, code, node, port, path, row, count, message } = diagnostic;
  const place = node ? `${node}${port ? `.${port}` : ''}` : row !== undefined ? `row ${row}` : path;
  const times = count !== undefined && count > 1 ? ` (${count} times)` : '';
  return cut(
    visible(`${severity} ${code}${place ? ` at ${place}` : ''}${times}: ${message}`),
    LIMITS.lineLength,
  );
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
