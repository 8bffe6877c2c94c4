import 'reflect-metadata';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { documents } from '../documents/documents';

/** `npm run docs` writes what is generated; with `--check` it names each file that is not what the code says. */
async function main(check: boolean): Promise<void> {
  const stale = Object.entries(await documents()).filter(
    ([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text,
  );
  if (check) {
    for (const [path] of stale) process.stdout.write(`${path} is not what the code says: run \`npm run docs\`.\n`);
    process.exitCode = stale.length > 0 ? 1 : 0;
    return;
  }
  for (const [path, text] of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    process.stdout.write(`${path}\n`);
  }
}

void main(process.argv.includes('--check'));
