import type { Command } from 'commander';
import type { Series } from '../../runtime/taps.ts';
import { UsageError } from '../exit.ts';
import { print, sayDiagnostics } from '../output.ts';
import { type RunOptions, withRunOptions } from '../run-options.ts';

interface SeriesOptions extends RunOptions {
  node: string;
  json?: boolean;
}

export function addSeries(program: Command): void {
  withRunOptions(
    program
      .command('series')
      .description("print one port's values over the candles as CSV: time,value")
      .argument('<FILE>', 'the strategy file'),
  )
    .requiredOption(
      '--node <NODE.PORT>',
      'the port, such as rsi.value; of a block calm.yes, inside it calm/rsi.value',
    )
    .option('--json', 'print { node, time, value } as JSON')
    .action(series);
}

async function series(file: string, options: SeriesOptions): Promise<void> {
  const { openRun } = await import('../open-run.ts');
  const { simulate } = await import('../../index.ts');
  const { checkPort } = await import('../port.ts');
  const { strategy, warnings, run } = await openRun(file, options);
  checkPort(strategy, options.node);
  const result = simulate(strategy, run.data, { finer: run.finer, feeds: run.feeds, taps: [options.node] });
  const found = result.series[options.node];
  if (!found) throw new UsageError(`"${options.node}" shows no values: nothing is wired through it.`);
  sayDiagnostics([...warnings, ...run.warnings]);
  print(options.json ? asJson(options.node, found) : asCsv(found));
}

function asCsv({ time, values }: Series): string {
  const lines = ['time,value'];
  for (const [row, value] of values.entries())
    lines.push(`${isoTime(time[row])},${Number.isNaN(value) ? '' : value}`);
  return `${lines.join('\n')}\n`;
}

function asJson(node: string, { time, values }: Series): string {
  const value = Array.from(values, (number) => (Number.isNaN(number) ? null : number));
  return JSON.stringify({ node, time: Array.from(time, isoTime), value });
}

function isoTime(time = Number.NaN): string {
  return new Date(time).toISOString();
}
