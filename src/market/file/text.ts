import type { Diagnostic } from '../../strategy/diagnostic.ts';
import { CANDLE_LIMITS } from '../limits.ts';
import { gunzip } from './gzip.ts';

const SLICE = 4 * 1024 * 1024;
const SNIFFED = 64 * 1024;

export type OpenedText = { bytes: Uint8Array; fault?: undefined } | { bytes?: undefined; fault: Diagnostic };

/** UTF-8 bytes of a text file without its BOM: unpacked, and turned from UTF-16 where a BOM says so. */
export function openText(input: Uint8Array | string): OpenedText {
  const raw = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  if (raw.length > CANDLE_LIMITS.bytes) return { fault: tooLarge() };
  const unpacked = raw[0] === 0x1f && raw[1] === 0x8b ? unpack(raw) : { bytes: raw };
  if (unpacked.fault) return unpacked;
  const utf8 = toUtf8(unpacked.bytes);
  if (utf8.length > CANDLE_LIMITS.bytes) return { fault: tooLarge() };
  return isBinary(utf8) ? { fault: notText() } : { bytes: utf8 };
}

function unpack(packed: Uint8Array): OpenedText {
  const unpacked = gunzip(packed, CANDLE_LIMITS.bytes);
  if (unpacked === 'too-large') return { fault: tooLarge() };
  if (unpacked === 'damaged') return { fault: damagedGzip() };
  return { bytes: join(unpacked.parts, unpacked.size) };
}

function toUtf8(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return fromUtf16(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return fromUtf16(bytes, 'utf-16be');
  return bytes;
}

function fromUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let at = 0; at < bytes.length; at += SLICE) {
    const part = encoder.encode(decoder.decode(bytes.subarray(at, at + SLICE), { stream: true }));
    size += part.length;
    parts.push(part);
  }
  return join(parts, size);
}

function join(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Text has no NUL anywhere, and no control characters but tab and line ends. */
function isBinary(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return true;
  return bytes.subarray(0, SNIFFED).some((byte) => byte < 9 || (byte > 13 && byte < 32));
}

function fault(code: string, message: string): Diagnostic {
  return { code, severity: 'error', message };
}

function tooLarge(): Diagnostic {
  return fault('too-large', 'This file is larger than 1 GiB. Split it, or use a longer timeframe.');
}

function damagedGzip(): Diagnostic {
  return fault('damaged-gzip', 'This gzip file is damaged or only a part of it is here. Fetch it again.');
}

function notText(): Diagnostic {
  return fault(
    'not-text',
    'This file holds no text. Candles are read from CSV or JSON, also packed with gzip: export them as CSV.',
  );
}
