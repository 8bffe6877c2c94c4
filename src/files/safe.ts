import { limits } from '#server';
import type { MediaType } from '#domain';
import { Refused } from '../platform/outcome/problem';
import { tooLarge, type Safe } from './kept';
import { checked } from './pdf';
import { remade } from './picture';

/** What the bytes themselves say they are, whatever was said of them. */
function sniffed(bytes: Buffer): MediaType | null {
  const starts = (hex: string, at = 0) => bytes.toString('hex', at, at + hex.length / 2) === hex;
  if (starts('ffd8ff')) return 'image/jpeg';
  if (starts('89504e470d0a1a0a')) return 'image/png';
  if (starts('52494646') && starts('57454250', 8)) return 'image/webp';
  return starts('255044462d') ? 'application/pdf' : null;
}

/** The file as it is kept; a typed refusal for whatever else came. */
export async function safe(bytes: Buffer): Promise<Safe> {
  if (bytes.length > limits.file) throw tooLarge();
  const mediaType = sniffed(bytes);
  if (!mediaType) throw new Refused('FILE_TYPE', 'file');
  return mediaType === 'application/pdf'
    ? { bytes: await checked(bytes), mediaType, width: null, height: null }
    : remade(bytes, mediaType);
}
