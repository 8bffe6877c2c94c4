import { execFile } from 'node:child_process';
import { readFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { idOf } from '../src/demonstration/cast';
import { developmentSecret } from '../src/sign-in/machines';
import { doorTo } from './door';
import { all, home } from './prepared';
import { openWorld } from './world';

const commands = [...readFileSync('docs/partners.md', 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map(
  ([, text]) => text,
);

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
      const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', commands.join('\n')], {
        cwd: mkdtempSync(join(tmpdir(), 'pulang-guide-')),
        env: {
          PATH: process.env['PATH'],
          CORE: world.url,
          API: door.url,
          SECRET: developmentSecret(world.ring, 'system.iom'),
        },
      });
      expect(stdout).toContain('"login":"system.iom"');
      expect(stdout).toMatch(/"assistance":\[\{"id":"[^"]+","version":1,"type":"HOUSING"/);
    } finally {
      await door.close();
      await world.close();
    }
  });
});
