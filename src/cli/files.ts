import { open } from 'node:fs/promises';
import { CANDLE_LIMITS } from '../market/limits.ts';
import type { Diagnostic } from '../strategy/diagnostic.ts';
import { InputError } from './exit.ts';

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  ENAMETOOLONG: 'the name is too long',
};

/** @throws InputError where the file is missing, unreadable or larger than any input may be */
export async function readInput(file: string): Promise<Uint8Array> {
  try {
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      if (size > CANDLE_LIMITS.bytes) throw new InputError([tooLarge(file)]);
      // A pipe or a device does not say how much it will give.
      const parts: Uint8Array[] = [];
      let read = 0;
      for await (const part of handle.createReadStream({ autoClose: false, highWaterMark: 1 << 20 })) {
        read += part.length;
        if (read > CANDLE_LIMITS.bytes) throw new InputError([tooLarge(file)]);
        parts.push(part);
      }
      return Buffer.concat(parts, read);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError([unreadable(file, error)]);
  }
}

function unreadable(file: string, error: unknown): Diagnostic {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = `Cannot read ${file}: ${REASONS[code] ?? 'the system refused'}.`;
  return { code: 'unreadable-file', severity: 'error', message };
}

function tooLarge(file: string): Diagnostic {
  return { code: 'too-large', severity: 'error', message: `${file} is larger than 1 GiB. Split it.` };
}
