/** A plain comma-separated file without quotes, as the test lists are. */
export const parsedCsv = (text: string): string[][] =>
  text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
