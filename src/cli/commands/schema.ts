import type { Command } from 'commander';
import { printJson } from '../output.ts';

export function addSchema(program: Command): void {
  program
    .command('schema')
    .description('print the JSON Schema of strategy files')
    .option('--json', 'the same: a schema is JSON')
    .action(schema);
}

async function schema(): Promise<void> {
  const { library, strategyJsonSchema } = await import('../../index.ts');
  printJson(strategyJsonSchema(library));
}
