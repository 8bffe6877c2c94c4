import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createLogger, readEnv, type Env } from '#server';
import { asker } from '../demonstration/ask';
import { loadCast } from '../demonstration/load';
import type { Ask } from '../demonstration/teller';
import { openHouse, ringOf, verifyHouse } from '../house';

/**
 * Plays a story through the public API, against `PULANG_URL` if given (an installation of this machine, whose DATA_DIR
 * has its keys), else against a server and database of its own. The last line is one JSON object: what the story
 * answers, whether the audit holds, and how long it took.
 */
export function playScenario(story: (ask: Ask) => Promise<object>): void {
  played(story).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  });
}

async function played(story: (ask: Ask) => Promise<object>): Promise<void> {
  const given = process.env['PULANG_URL'];
  const installation = given ? running(readEnv(), given) : await ownHouse();
  const begun = Date.now();
  try {
    const figures = await story(installation.ask);
    const auditVerified = await installation.verified();
    const seconds = Math.round((Date.now() - begun) / 100) / 10;
    process.stdout.write(`${JSON.stringify({ ...figures, auditVerified, seconds })}\n`);
  } finally {
    await installation.close();
  }
}

function running(env: Env, given: string) {
  const url = new URL(given);
  return {
    ask: asker(url.origin, env, ringOf(env)),
    verified: async () => (await verifyHouse(env)).ok,
    close: async () => undefined,
  };
}

async function ownHouse() {
  const folder = mkdtempSync(join(tmpdir(), 'pulang-story-'));
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
