import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { idOf } from '../src/demonstration/cast';
import { developmentSecret } from '../src/sign-in/machines';
import { doorTo } from './door';
import { all, home } from './prepared';
import { openWorld } from './world';

const blocks = [...readFileSync('docs/partners.md', 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text]) => text);

const made = async (file: string): Promise<void> => {
  while (!existsSync(file)) await pause(50);
  await pause(50);
};

const WAIT = 'until [ -f goes-on ]; do sleep 0.1; done';

/** Somebody else in this cluster, in another database, who is in the middle of writing. */
async function writing(): Promise<Client> {
  const other = new Client({ connectionString: process.env['PULANG_TEST_OWNER_URL'] });
  await other.connect();
  await other.query('begin; select pg_current_xact_id()');
  return other;
}
/** The page's own question for what changed, asked again, as it says, until what was done has come. */
const ASKED = blocks.flatMap((text) => text?.match(/^curl .*\/v1\/changes.*$/m) ?? []).join('\n');
const AGAIN = `touch followed; for i in $(seq 100); do came=$(${ASKED}); [[ $came == *HOUSING* ]] && break; sleep 0.1; done; echo "$came"`;

describe('the page for partners’ engineers', () => {
  it('leads from a token to the first assistance by its own commands', async () => {
    const world = await openWorld({ nodeEnv: 'development' });
    const door = await doorTo(world.url);
    try {
      const consents = ['ASSISTANCE', 'SHARING_GOVERNMENT', 'SHARING_PARTNERS'].map((purpose) => ({
        purpose,
        basis: 'CONSENT',
        given: true,
      }));
      const [person] = await home(world, 1, '2025-07-15T02:00:00Z', { consents });
      const offer = { case: person?.id, toUnit: idOf('unit IOM-JKT'), service: 'REINTEGRATION' };
      const rows = [{ ...offer, occurredAt: '2025-07-16T02:00:00Z' }];
      await all(world, 'shelter.kemensos', 'offerReferrals', 'OfferReferral', rows);
      const cwd = mkdtempSync(join(tmpdir(), 'pulang-guide-'));
      // Between two commands, as a partner's systems are not alone.
      const commands = blocks.map((text) => (text?.includes('/acceptance') ? `${WAIT}\n${text}` : text));
      expect(commands.filter((text) => text?.includes(WAIT))).toHaveLength(1);
      const followed = promisify(execFile)('bash', ['-euo', 'pipefail', '-c', [...commands, AGAIN].join('\n')], {
        cwd,
        env: {
          // Its own Node, as a partner has one.
          PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
          CORE: world.url,
          API: door.url,
          SECRET: developmentSecret(world.ring, 'system.iom'),
          ADMIN: await world.tokenOf('admin.iom'),
        },
      });
      await Promise.race([made(join(cwd, 'offers.json')), followed]);
      const other = await writing();
      writeFileSync(join(cwd, 'goes-on'), '');
      await Promise.race([made(join(cwd, 'followed')), followed]);
      await other.end();
      const { stdout } = await followed;
      expect(stdout.match(/"login":"system.iom"/g)).toHaveLength(2);
      expect(stdout).toMatch(/"secret":"whsec_/);
      // What was done at once is not certain to stay in order while somebody writes; a moment later it is told.
      expect(stdout).toContain('{"items":[],"next":');
      expect(stdout).toMatch(/"assistance":\[\{"id":"[^"]+","version":1,"type":"HOUSING"/);
    } finally {
      await door.close();
      await world.close();
    }
  });
});
