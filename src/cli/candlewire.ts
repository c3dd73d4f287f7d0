#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { addBacktest } from './commands/backtest.ts';
import { addCheck } from './commands/check.ts';
import { addNodes } from './commands/nodes.ts';
import { addSchema } from './commands/schema.ts';
import { addSeries } from './commands/series.ts';
import { addServe } from './commands/serve.ts';
import { EXIT, InputError, OutsideError, UsageError } from './exit.ts';
import { printReport, say, sayDiagnostics } from './output.ts';

const COMMANDS = [addServe, addBacktest, addSeries, addCheck, addNodes, addSchema];

function createProgram(): Command {
  const program = new Command('candlewire')
    .description(packageJson.description)
    .version(packageJson.version)
    .exitOverride();
  for (const add of COMMANDS) add(program);
  return program;
}

async function main(args: readonly string[]): Promise<number> {
  try {
    await createProgram().parseAsync(args, { from: 'user' });
    return EXIT.done;
  } catch (error) {
    return report(error, args.includes('--json'));
  }
}

function report(error: unknown, json: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof InputError) {
    if (json) printReport(error.diagnostics);
    sayDiagnostics(error.diagnostics);
    return EXIT.input;
  }
  if (error instanceof UsageError) {
    say(`error: ${error.message}`);
    return EXIT.usage;
  }
  if (error instanceof OutsideError) {
    say(`error: ${error.message}`);
    return EXIT.outside;
  }
  // Nothing that a user did, such as memory running out: the stack would not help them.
  say(`error: Candlewire itself failed: ${error instanceof Error ? error.message : String(error)}`);
  return EXIT.outside;
}

// A reader such as `head` may close the pipe before everything is written.
process.stdout.on('error', (error: Error & { code?: string }) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.done);
});

process.exitCode = await main(process.argv.slice(2));
