import { crc32, inflateRawSync } from 'node:zlib';
import { SheetFault, limits } from './cell';

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endBytes = 22;
const commentBytes = 0xffff;

interface Entry {
  name: string;
  encrypted: boolean;
  method: number;
  checksum: number;
  packedBytes: number;
  bytes: number;
  offset: number;
}

export interface Zip {
  /** The bytes of a part, its name in any case; undefined if there is none. */
  read(name: string): Buffer | undefined;
}

/**
 * Opens a ZIP archive (APPNOTE 6.3, no ZIP64: nothing of 5 MB needs it).
 *
 * The central directory alone says what is inside; a part is inflated when it is asked for, never beyond
 * what the directory declares, and its checksum is verified, so that a changed byte is never read as data.
 *
 * @throws SheetFault FILE_DAMAGED, FILE_HAS_PASSWORD, FILE_INFLATES_TOO_FAR
 */
export function openZip(bytes: Buffer): Zip {
  const entries = new Map(directory(bytes).map((entry) => [entry.name.toLowerCase(), entry]));
  const inflated = [...entries.values()].reduce((sum, entry) => sum + entry.bytes, 0);
  if (inflated > limits.inflatedBytes) throw new SheetFault('FILE_INFLATES_TOO_FAR', { most: limits.inflatedBytes });
  return {
    read(name) {
      const entry = entries.get(name.toLowerCase());
      return entry && unpack(bytes, entry);
    },
  };
}

function directory(bytes: Buffer): Entry[] {
  const end = endOfDirectory(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > limits.parts) throw damaged('directory');
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== entrySignature) throw damaged('directory');
    const nameBytes = bytes.readUInt16LE(at + 28);
    const next = at + 46 + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (next > end) throw damaged('directory');
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameBytes),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      checksum: bytes.readUInt32LE(at + 16),
      packedBytes: bytes.readUInt32LE(at + 20),
      bytes: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at = next;
  }
  if (new Set(entries.map((entry) => entry.name.toLowerCase())).size !== count) throw damaged('directory');
  return entries;
}

function endOfDirectory(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - endBytes - commentBytes);
  for (let at = bytes.length - endBytes; at >= first; at--) {
    // The comment must reach exactly to the end: a signature inside a comment is not the directory's.
    if (bytes.readUInt32LE(at) === endSignature && at + endBytes + bytes.readUInt16LE(at + 20) === bytes.length) {
      return at;
    }
  }
  throw damaged('directory');
}

function unpack(bytes: Buffer, entry: Entry): Buffer {
  if (entry.encrypted) throw new SheetFault('FILE_HAS_PASSWORD');
  const packed = packedPart(bytes, entry);
  if (entry.bytes > packed.length * limits.inflationRatio) {
    throw new SheetFault('FILE_INFLATES_TOO_FAR', { most: limits.inflatedBytes });
  }
  const part = entry.method === 0 ? packed : inflate(packed, entry);
  if (part.length !== entry.bytes || crc32(part) !== entry.checksum) throw damaged(entry.name);
  return part;
}

/** Both headers must name the same part: otherwise two readers could be shown two different lists. */
function packedPart(bytes: Buffer, entry: Entry): Buffer {
  const { offset, name, packedBytes } = entry;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== localSignature) throw damaged(name);
  const nameEnd = offset + 30 + bytes.readUInt16LE(offset + 26);
  const start = nameEnd + bytes.readUInt16LE(offset + 28);
  if (start + packedBytes > bytes.length || bytes.toString('utf8', offset + 30, nameEnd) !== name) throw damaged(name);
  return bytes.subarray(start, start + packedBytes);
}

function inflate(packed: Buffer, entry: Entry): Buffer {
  if (entry.method !== 8) throw damaged(entry.name);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.bytes) });
  } catch {
    throw damaged(entry.name);
  }
}

const damaged = (part: string): SheetFault => new SheetFault('FILE_DAMAGED', { part });
