import { encode } from 'uqr';

/** The version and the check code of a record as blocks that a phone reads, with the empty margin that it needs. */
export function blocksOf(version: number, checkCode: string): { size: number; path: string } {
  const { size, data } = encode(`PULANG ${version} ${checkCode}`, { ecc: 'M', border: 2 });
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: dark.join('') };
}
