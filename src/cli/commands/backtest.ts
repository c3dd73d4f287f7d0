import type { Command } from 'commander';
import { printJson, print, sayDiagnostics } from '../output.ts';
import { type RunOptions, withRunOptions } from '../run-options.ts';

export function addBacktest(program: Command): void {
  withRunOptions(
    program
      .command('backtest')
      .description('simulate a strategy over candles: trades, fills, metrics, warnings')
      .argument('<FILE>', 'the strategy file'),
  )
    .option('--json', 'print the whole result as JSON')
    .action(backtest);
}

async function backtest(file: string, options: RunOptions & { json?: boolean }): Promise<void> {
  const { openRun } = await import('../open-run.ts');
  const { resultJson, simulate } = await import('../../index.ts');
  const { summary } = await import('../summary.ts');
  const { strategy, warnings, run } = await openRun(file, options);
  const result = resultJson(simulate(strategy, run.data, { finer: run.finer }));
  const all = [...warnings, ...run.warnings, ...result.warnings];
  sayDiagnostics(all);
  if (options.json) printJson({ ...result, warnings: all });
  else print(summary(result));
}
