import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { OutsideError, UsageError } from '../exit.ts';
import { print, printJson, say } from '../output.ts';

interface ServeOptions {
  port: string;
  open: boolean;
  json?: boolean;
}

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('serve the builder on this machine')
    .option('--port <NUMBER>', 'the port to listen on; 0 takes any free one', '4747')
    .option('--open', 'open it in the browser', false)
    .option('--no-open', 'do not open a browser')
    .option('--json', 'print { url } as JSON once it listens')
    .action(serve);
}

async function serve(options: ServeOptions): Promise<void> {
  const { open, json } = options;
  const port = portNumber(options.port);
  const root = builderRoot();
  const { PortError, startServer } = await import('../../server/serve.ts');
  const server = await startServer({ root, port }).catch((error: unknown) => {
    throw error instanceof PortError ? new OutsideError(error.message) : error;
  });
  if (json) printJson({ url: server.url });
  else print(`Candlewire is at ${server.url} (Ctrl+C stops it)`);
  if (open) await openBrowser(server.url);
  await stopSignal();
  await server.close();
}

function portNumber(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new UsageError(`--port takes a number from 0 to 65535, not "${text}".`);
}

/** The built app lies beside the built command. */
function builderRoot(): string {
  const root = fileURLToPath(new URL('../app', import.meta.url));
  if (existsSync(`${root}/index.html`)) return root;
  throw new OutsideError('The builder has not been built yet. Run npm start, or npm run build.');
}

async function openBrowser(url: string): Promise<void> {
  const { default: open } = await import('open');
  const child = await open(url).catch(() => null);
  if (!child) return say(`No browser could be opened: open ${url} yourself.`);
  child.on('error', () => say(`No browser could be opened: open ${url} yourself.`));
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
