import type { Diagnostic } from '../strategy/diagnostic.ts';
import { boundedReport, diagnosticLine, hasErrors } from '../strategy/report.ts';

/** Results go to stdout. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** Everything else goes to stderr. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** One line a diagnostic on stderr, then how many were left out. */
export function sayDiagnostics(diagnostics: readonly Diagnostic[]): void {
  const { diagnostics: shown, more } = boundedReport(diagnostics);
  for (const diagnostic of shown) say(diagnosticLine(diagnostic));
  if (more) say(`and ${more} more`);
}

/** `{ ok, diagnostics, more? }` on stdout. */
export function printReport(diagnostics: readonly Diagnostic[]): void {
  printJson({ ok: !hasErrors(diagnostics), ...boundedReport(diagnostics) });
}
