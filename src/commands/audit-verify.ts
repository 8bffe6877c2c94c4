import { readEnv } from '#server';
import { verifyHouse } from '../house';

/** `npm run -s audit:verify`: one line with the verdict; exits with 1 if an entry is not what it was, 2 if it can't tell. */
async function main(): Promise<void> {
  const { ok, entries, unsealed, fault } = await verifyHouse(readEnv());
  const rest = unsealed > 0 ? `, ${unsealed} not sealed yet` : '';
  process.stdout.write(ok ? `audit ok: ${entries} entries${rest}\n` : `audit FAULT: ${fault}\n`);
  process.exitCode = ok ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
});
