import { createInflate } from 'node:zlib';
import type { CodeOf, unsafeInPdf } from '#domain';
import { Refused } from '../platform/outcome/problem';

/** What a reader would act on, fetch or unpack; none of it belongs in a scanned or printed paper. */
const ACTIVE = [
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'RichMedia',
  'Rendition',
  'XFA',
  'SubmitForm',
  'ImportData',
  'GoToE',
  // Nobody can look into what is locked.
  'Encrypt',
] as const satisfies readonly CodeOf<typeof unsafeInPdf>[];
const active = new RegExp(`/(${ACTIVE.join('|')})`);

/** Of a picture inside, uncompressed: APP1 with Exif, which holds the place where it was taken. */
const EXIF = Buffer.from('Exif\0\0', 'latin1');
const XMP = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1');
const located = /Exif\0\0(II|MM)|exif:GPS|GPSL(ati|ongi)tude/;

const LONGEST_TAIL = 64;
/** Bytes that all streams together may unpack to: a colour scan of ten pages whose pictures are no JPEGs. */
const UNPACKED = 256 * 1024 * 1024;
const PIECE = 256 * 1024;

/**
 * A PDF can not be made anew without a renderer of its own, so it is looked through, its packed streams too, and
 * refused for whatever a reader would act on; it goes out as an attachment only. The places in its pictures are
 * written over where they stand, so that nothing in the file moves.
 */
export async function checked(bytes: Buffer): Promise<Buffer> {
  checkFrame(bytes);
  const kept = withoutPlaces(bytes);
  const text = kept.toString('latin1');
  refuseActive(unescaped(text));
  if (located.test(text)) throw new Refused('FILE_UNSAFE', 'file', { what: 'GPS' });
  let left = UNPACKED;
  for (const match of text.matchAll(/stream\r?\n/g)) {
    if (text.slice(match.index - 3, match.index) === 'end') continue;
    checkPacking(text, match.index);
    left -= await unpacked(kept.subarray(match.index + match[0].length), left);
  }
  return kept;
}

/** It begins at its first byte, ends with its end, and says truly where its table lies: no other file around it. */
function checkFrame(bytes: Buffer): void {
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 1024));
  const table = Number(/startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(tail)?.[1] ?? NaN);
  const there = bytes.toString('latin1', table, table + 32);
  if (!/^%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 8)) || !/^\s*(xref|\d+\s+\d+\s+obj)/.test(there)) {
    throw new Refused('FILE_DAMAGED', 'file');
  }
}

/** `/J#61vaScript` is the same name. */
const unescaped = (text: string): string =>
  !text.includes('#')
    ? text
    : text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

function refuseActive(text: string): void {
  const found = active.exec(text)?.[1];
  if (found) throw new Refused('FILE_UNSAFE', 'file', { what: found });
}

/** Objects that are packed in a way that is not looked into here could be anything. */
function checkPacking(text: string, stream: number): void {
  const head = unescaped(text.slice(Math.max(text.lastIndexOf('obj', stream), stream - 4096), stream));
  const packed = /\/ObjStm/.test(head) && /LZW|ASCII|RunLength|Crypt|Predictor/.test(head);
  if (packed) throw new Refused('FILE_UNSAFE', 'file', { what: 'ObjStm' });
}

/** How much it unpacks to, piece by piece, so that a bomb is given up at the limit; what is not packed is nothing. */
async function unpacked(packed: Buffer, most: number): Promise<number> {
  if (((packed[0] ?? 0) & 0x0f) !== 8 || packed.readUInt16BE(0) % 31 !== 0) return 0;
  let count = 0;
  let tail = '';
  const inflate = createInflate({ chunkSize: PIECE });
  inflate.end(packed);
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      count += piece.length;
      if (count > most) throw new Refused('FILE_UNSAFE', 'file', { what: 'Flate' });
      const text = tail + piece.toString('latin1');
      refuseActive(unescaped(text));
      if (located.test(text)) throw new Refused('FILE_UNSAFE', 'file', { what: 'GPS' });
      tail = text.slice(-LONGEST_TAIL);
    }
  } catch (error) {
    // It was no stream after all, or it ends in the middle: what came out of it has been looked at.
    if (error instanceof Refused) throw error;
  }
  return count;
}

/** A copy whose pictures' Exif and XMP, and the document's own XMP packets, are blank. */
function withoutPlaces(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (const mark of [EXIF, XMP]) {
    for (let at = copy.indexOf(mark); at !== -1; at = copy.indexOf(mark, at + 1)) {
      // The segment's length stands before its mark and counts itself.
      const isSegment = at >= 4 && copy.readUInt16BE(at - 4) === 0xffe1;
      if (isSegment) copy.fill(0, at, Math.min(at - 2 + copy.readUInt16BE(at - 2), copy.length));
    }
  }
  for (let at = copy.indexOf('<?xpacket begin'); at !== -1; at = copy.indexOf('<?xpacket begin', at)) {
    const end = copy.indexOf('<?xpacket end', at);
    copy.fill(0x20, at, end === -1 ? copy.length : end);
    at += 1;
  }
  return copy;
}
