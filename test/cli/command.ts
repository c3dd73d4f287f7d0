import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Candles } from '../../src/time/candles.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const COMMAND = path.join(ROOT, 'dist/cli/candlewire.js');
export const BUILT_APP = path.join(ROOT, 'dist/app/index.html');

const folder = mkdtempSync(path.join(tmpdir(), 'candlewire-cli-'));

/** Builds the command line, unless it is that of these sources already. */
export function buildCommand(): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [path.join(ROOT, 'src/cli/setup/build.mjs'), 'cli'],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(stderr);
}

export interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
}

export function candlewire(...args: string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    encoding: 'utf8',
    cwd: folder,
    maxBuffer: 256 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

export function startCandlewire(...args: string[]): ChildProcess {
  return spawn(process.execPath, [COMMAND, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Writes a file into the folder in which the commands run. */
export function file(name: string, content: string | Uint8Array | object): string {
  const plain = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(path.join(folder, name), plain ? content : JSON.stringify(content));
  return name;
}

export function candleCsv({ time, open, high, low, close, volume }: Candles): string {
  const rows = Array.from(time, (at, row) =>
    [at, open[row], high[row], low[row], close[row], volume[row]].join(','),
  );
  return `time,open,high,low,close,volume\n${rows.join('\n')}\n`;
}

export function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
