import { coming } from '../../parts/coming';
import { toCsv } from './csv';
import type { Cell } from './table';

/** Writing many rows holds the page: what it says is on the screen before. */
export const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** Its name says where it is from, when and how many; never of whom. */
export const nameOfFile = (unit: string, rows: number): string =>
  `pulang-${unit}-${new Date().toISOString().slice(0, 10)}-${rows}`;

/** Gives these rows to the browser as a file, unless nobody waits for it any more; answers what it is called. */
export async function handOut(
  name: string,
  format: string,
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  isLeft: () => boolean = () => false,
): Promise<string> {
  const blob =
    format === 'XLSX'
      ? await (await coming(() => import('./xlsx'))).toXlsx(head, rows)
      : new Blob([toCsv([head, ...rows])], { type: 'text/csv;charset=utf-8' });
  const file = `${name}.${format.toLowerCase()}`;
  if (isLeft()) return file;
  const address = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: address, download: file }).click();
  // The browser may not have taken it up yet.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return file;
}
