import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface Piece {
  name?: string;
  file: string;
  css?: string[];
  imports?: string[];
}

export const portalFiles = (): Record<string, Piece> =>
  JSON.parse(readFileSync('dist/portal/.vite/manifest.json', 'utf8')) as Record<string, Piece>;

/** Of a file of the portal as it goes over the line, in KB. */
export const packed = (file: string): number =>
  gzipSync(readFileSync(join('dist/portal', file)), { level: 9 }).length / 1024;

/** Script and style that have to come before these are there, in KB. */
export function weigh(names: readonly string[]): { script: number; style: number } {
  const manifest = portalFiles();
  // What is put together has a name; a screen is found by where it is written.
  const idOf = (name: string) =>
    Object.keys(manifest).find((id) => id === name || (manifest[id]?.name === name && /\.js$/.test(id))) ?? name;
  const withImports = (name: string): string[] => [name, ...(manifest[name]?.imports ?? []).flatMap(withImports)];
  const pieces = [...new Set(names.map(idOf).flatMap(withImports))].map((name) => manifest[name] as Piece);
  const sum = (files: string[]) => [...new Set(files)].reduce((all, file) => all + packed(file), 0);
  return { script: sum(pieces.map(({ file }) => file)), style: sum(pieces.flatMap(({ css }) => css ?? [])) };
}

/** What is there before the first list is shown. */
export const FIRST = ['start', 'main', 'src/screens/worklist/Worklist.tsx'];

/** What is there before the first letter of a registration is typed. */
export const FORM = ['start', 'main', 'src/screens/register/Register.tsx'];
