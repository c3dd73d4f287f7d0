import { check, hasErrors, loadStrategy, type Strategy, withSettings } from '../index.ts';
import type { Diagnostic } from '../strategy/diagnostic.ts';
import { InputError, UsageError } from './exit.ts';
import { readInput } from './files.ts';

export interface OpenedStrategy {
  strategy: Strategy;
  /** What is doubtful about the file, without what a run finds again. */
  warnings: Diagnostic[];
}

/**
 * The strategy of a file with a run's settings written over it.
 * @throws InputError where either is at fault
 */
export async function openStrategy(
  file: string,
  settings: ReadonlyMap<string, unknown> = new Map(),
): Promise<OpenedStrategy> {
  const { strategy, diagnostics } = loadStrategy(await readInput(file));
  if (!strategy || hasErrors(diagnostics)) throw new InputError(diagnostics);
  const found = new Set(check(strategy).map(({ code }) => code));
  const warnings = diagnostics.filter(({ code }) => !found.has(code));
  if (settings.size === 0) return { strategy, warnings };
  const changed = withSettings(strategy, settings);
  if (!changed.strategy || hasErrors(changed.diagnostics)) throw new InputError(changed.diagnostics);
  const faults = check(changed.strategy).filter(({ severity }) => severity === 'error');
  if (faults.length > 0) throw new InputError(faults);
  return { strategy: changed.strategy, warnings };
}

/**
 * `["execution.volumeCap=null", "account.cash=500"]` → settings; a value that is no JSON is a text.
 * @throws UsageError
 */
export function parseSettings(pairs: readonly string[]): Map<string, unknown> {
  const settings = new Map<string, unknown>();
  for (const pair of pairs) {
    const split = pair.indexOf('=');
    if (split < 1)
      throw new UsageError(`--set takes PATH=VALUE, such as execution.volumeCap=0.2, not "${pair}".`);
    settings.set(pair.slice(0, split), settingValue(pair.slice(split + 1)));
  }
  return settings;
}

function settingValue(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}
