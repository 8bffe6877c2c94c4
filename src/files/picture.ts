import sharp, { type Sharp } from 'sharp';
import { limits } from '#server';
import { Refused } from '../platform/outcome/problem';
import { tooLarge, type Safe } from './kept';

type Picture = 'image/jpeg' | 'image/png' | 'image/webp';

// One thread a picture and nothing kept: what a process holds is bounded by how many are made at a time.
sharp.concurrency(1);
sharp.cache(false);
// What a loader can not be asked it can not be fooled by.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});

const SECONDS = 20;
const made: Record<Picture, (image: Sharp) => Sharp> = {
  'image/jpeg': (image) => image.jpeg({ quality: 88 }),
  'image/png': (image) => image.png(),
  'image/webp': (image) => image.webp({ quality: 88 }),
};

/**
 * The picture made anew from its pixels, upright: where it was taken, by what and when, a second picture hidden in it
 * and whatever was stuck to its end are left behind.
 */
export async function remade(bytes: Buffer, mediaType: Picture): Promise<Safe> {
  const image = sharp(bytes, { limitInputPixels: limits.pixels, failOn: 'error', sequentialRead: true, pages: 1 });
  const { width, height, format } = await image.metadata().catch(damaged);
  if (`image/${format}` !== mediaType) throw new Refused('FILE_DAMAGED', 'file');
  if (width * height > limits.pixels) throw tooLarge(`${limits.pixels / 1e6} MP`);
  const { data, info } = await made[mediaType](image.autoOrient())
    .timeout({ seconds: SECONDS })
    .toBuffer({ resolveWithObject: true })
    .catch(damaged);
  if (data.length > limits.file) throw tooLarge();
  return { bytes: data, mediaType, width: info.width, height: info.height };
}

/** What the library says of it may quote the file. */
function damaged(error: unknown): never {
  if (error instanceof Error && error.message.includes('pixel limit')) throw tooLarge(`${limits.pixels / 1e6} MP`);
  throw new Refused('FILE_DAMAGED', 'file');
}
