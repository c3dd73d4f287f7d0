import type { Command } from 'commander';
import { InputError } from '../exit.ts';
import { print, printReport, sayDiagnostics } from '../output.ts';

export function addCheck(program: Command): void {
  program
    .command('check')
    .description('say what is wrong with a strategy file, and how to mend it')
    .argument('<FILE>', 'the strategy file')
    .option('--json', 'print { ok, diagnostics } as JSON')
    .action(check);
}

async function check(file: string, { json }: { json?: boolean }): Promise<void> {
  const { readInput } = await import('../files.ts');
  const { hasErrors, loadStrategy } = await import('../../index.ts');
  const { strategy, diagnostics } = loadStrategy(await readInput(file));
  if (!strategy || hasErrors(diagnostics)) throw new InputError(diagnostics);
  sayDiagnostics(diagnostics);
  if (json) printReport(diagnostics);
  else print(`${file}: no errors`);
}
