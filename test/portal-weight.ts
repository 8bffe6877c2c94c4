import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface Piece {
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
  const withImports = (name: string): string[] => [name, ...(manifest[name]?.imports ?? []).flatMap(withImports)];
  const pieces = [...new Set(names.flatMap(withImports))].map((name) => manifest[name] as Piece);
  const sum = (files: string[]) => [...new Set(files)].reduce((all, file) => all + packed(file), 0);
  return { script: sum(pieces.map(({ file }) => file)), style: sum(pieces.flatMap(({ css }) => css ?? [])) };
}

/** What is there before the first list is shown. */
export const FIRST = ['index.html', 'src/screens/worklist/Worklist.tsx'];
