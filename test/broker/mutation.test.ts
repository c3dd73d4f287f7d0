import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const script = path.resolve(import.meta.dirname, 'mutation.mjs');

describe('faults planted in a copy of the broker', () => {
  it('are caught, the few of every test run', async () => {
    const { stdout } = await run(process.execPath, [script, '--quick']);
    expect(stdout).toContain('8 of 8 planted faults caught');
  });
});
