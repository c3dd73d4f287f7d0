import { Gunzip } from 'fflate';
import { crc32 } from './crc32.ts';

const SLICE = 4 * 1024 * 1024;
/** What stands behind each member: its checksum and its length, four bytes each (RFC 1952, section 2.3.1). */
const TRAILER = 8;

export type Unpacked = { parts: Uint8Array[]; size: number } | 'damaged' | 'too-large';

/** Unpacks gzip of one or several members, and checks each against its trailer; `most` bounds what is unpacked. */
export function gunzip(packed: Uint8Array, most: number): Unpacked {
  const parts: Uint8Array[] = [];
  let size = 0;
  let finished = false;
  let sound = true;
  let member = { checksum: 0, length: 0 };
  const closeMember = (end: number) => {
    sound &&= trailerFits(packed, end, member);
    member = { checksum: 0, length: 0 };
  };
  const stream = new Gunzip((part, final) => {
    size += part.length;
    finished ||= final;
    if (size > most) return;
    parts.push(part);
    member = { checksum: crc32(part, member.checksum), length: member.length + part.length };
  });
  stream.onmember = closeMember;
  try {
    for (let at = 0; at < packed.length && size <= most; at += SLICE) {
      stream.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length);
    }
  } catch {
    finished = false;
  }
  if (size > most) return 'too-large';
  if (finished) closeMember(packed.length);
  return finished && sound ? { parts, size } : 'damaged';
}

function trailerFits(packed: Uint8Array, end: number, member: { checksum: number; length: number }): boolean {
  if (end < TRAILER) return false;
  const trailer = new DataView(packed.buffer, packed.byteOffset + end - TRAILER, TRAILER);
  return trailer.getUint32(0, true) === member.checksum && trailer.getUint32(4, true) === member.length >>> 0;
}
