import type { Command } from 'commander';
import { print, printJson } from '../output.ts';

export function addNodes(program: Command): void {
  program
    .command('nodes')
    .description('list the node types that a strategy may use')
    .option('--json', 'print the whole catalogue: parameters as JSON Schema, ports, texts')
    .action(nodes);
}

async function nodes({ json }: { json?: boolean }): Promise<void> {
  const { catalogue, library } = await import('../../index.ts');
  const entries = catalogue(library);
  if (json) return printJson(entries);
  const width = Math.max(...entries.map(({ type }) => type.length));
  let group = '';
  for (const entry of entries) {
    if (entry.group !== group) print(`${group === '' ? '' : '\n'}${entry.group}`);
    group = entry.group;
    print(`  ${entry.type.padEnd(width)}  ${entry.title}`);
  }
}
