import { limits } from '#server';
import type { MediaType } from '#domain';
import { Refused } from '../platform/outcome/problem';

/** What is kept of a file: bytes that hold what is seen, and nothing of where or by whom it was taken. */
export interface Safe {
  bytes: Buffer;
  mediaType: MediaType;
  width: number | null;
  height: number | null;
}

export const tooLarge = (most = `${limits.file / 1024 / 1024} MiB`): Refused =>
  new Refused('FILE_TOO_LARGE', 'file', { most });
