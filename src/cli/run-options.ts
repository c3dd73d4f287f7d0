import type { Command } from 'commander';

export interface RunOptions {
  data: string[];
  set: string[];
  columns?: string;
}

/** The options of every command that runs a strategy over candles. */
export function withRunOptions(command: Command): Command {
  const gather = (value: string, values: string[]) => [...values, value];
  return command
    .option(
      '--data <ID=FILE>',
      'candles of a market; main@1m=FILE for the magnifier (repeatable)',
      gather,
      [],
    )
    .option('--columns <MAP>', 'where columns stand: time=1,open=2,… by place or heading')
    .option('--set <PATH=VALUE>', 'override a setting: execution.volumeCap=null (repeatable)', gather, []);
}
