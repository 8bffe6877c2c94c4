import { readEnv } from '#server';
import { visit } from '../house';
import { rotate } from '../platform/vault/rotate';

/** `npm run -s vault:rotate`: replaces the master key, serving or not. Cut short, it is run again and goes on. */
async function main(): Promise<void> {
  const { version, rewrapped, dropped } = await visit(readEnv(), 'pulang_worker', (pool, ring) => rotate(pool, ring));
  process.stdout.write(
    `vault ok: master key ${version}, ${rewrapped} keys rewrapped, forgotten ${dropped.join(', ') || 'none'}\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
