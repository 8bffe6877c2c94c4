import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createLogger, readEnv, type Env } from '#server';
import { Client } from 'pg';
import { asker } from '../demonstration/ask';
import { loadCast } from '../demonstration/load';
import { ManilaStory } from '../demonstration/manila';
import { Teller } from '../demonstration/teller';
import { openHouse, ringOf, verifyHouse } from '../house';

/**
 * `npm run -s scenario:manila`: plays the Manila story through the public API, against `PULANG_URL` if given (an
 * installation of this machine, whose DATA_DIR has its keys), else against a server and database of its own. Its last
 * line is one JSON object.
 */
async function main(): Promise<void> {
  const given = process.env['PULANG_URL'];
  const path = process.env['FILE'] ?? 'test/data/manila-35.xlsx';
  const file = { name: basename(path), bytes: readFileSync(path) };
  const installation = given ? running(readEnv(), given) : await ownHouse();
  const begun = Date.now();
  try {
    const told = await new ManilaStory(new Teller(installation.ask, file.bytes.toString('base64')), file).play();
    for (const [what, { code, field }] of Object.entries(told.refusals))
      process.stdout.write(`refused ${what}: ${code} (${field ?? '-'})\n`);
    const auditVerified = await installation.verified();
    process.stdout.write(
      `${JSON.stringify({ ...told.figures, auditVerified, seconds: Math.round((Date.now() - begun) / 100) / 10 })}\n`,
    );
  } finally {
    await installation.close();
  }
}

function running(env: Env, given: string) {
  const url = new URL(given);
  return {
    ask: asker(url.origin, { ...env, port: Number(url.port || 80) }, ringOf(env)),
    verified: async () => (await verifyHouse(env)).ok,
    close: async () => undefined,
  };
}

async function ownHouse() {
  const folder = mkdtempSync(join(tmpdir(), 'pulang-manila-'));
  chmodSync(folder, 0o711);
  const env = { ...readEnv({ DATA_DIR: folder, LOG_LEVEL: 'error' }), port: 0, demo: false };
  const house = await openHouse(env, createLogger('error'));
  const owner = new Client({ connectionString: house.ownerUrl });
  await owner.connect();
  await loadCast(owner);
  await owner.end();
  return {
    ask: asker(new URL(house.ready.graphql).origin, env, ringOf(env)),
    verified: async () => {
      await house.sealed();
      return (await verifyHouse(env)).ok;
    },
    close: async () => {
      await house.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
