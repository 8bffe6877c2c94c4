import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accounts } from '../../src/demonstration/cast';
import { freePort } from '../../src/platform/free-port';

/** `npm start`'s own process on an empty folder, and what it says until it is ready. */
async function started(settings: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'pulang-start-'));
  chmodSync(folder, 0o711);
  const port = await freePort();
  const env = { ...process.env, DATA_DIR: folder, PORT: String(port), IOM_PORT: '0', LOG_LEVEL: 'error', ...settings };
  const child = spawn(process.execPath, ['dist/src/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const said = await untilReady(child);
  const end = async () => {
    const code = await new Promise((resolve) => {
      child.removeAllListeners('exit');
      child.once('exit', resolve);
      child.kill('SIGTERM');
    });
    rmSync(folder, { recursive: true, force: true });
    return code;
  };
  return { env, port, said, end };
}

const untilReady = (child: ChildProcess) =>
  new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (text: Buffer) => {
      said += String(text);
      if (said.includes('ready ')) resolve(said);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it was ready`)));
  });

describe('npm start', () => {
  it('on demonstration data lists an account for each role, and gives tokens for them', async () => {
    const house = await started({});
    try {
      for (const { login } of accounts) expect(house.said).toContain(` ${login} `);
      const token = (login: string) =>
        spawnSync(process.execPath, ['dist/src/commands/token.js', login], { env: house.env, encoding: 'utf8' });
      const asked = async (login: string, query: string) => {
        const response = await fetch(`http://127.0.0.1:${house.port}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token(login).stdout.trim()}` },
          body: JSON.stringify({ query }),
        });
        return (await response.json()) as { data: never };
      };
      const { data }: { data: { me: unknown; caseCounts: { count: number }[] } } = await asked(
        'desk.kemlu',
        '{ me { login roles } caseCounts { count } }',
      );
      expect(data.me).toEqual({ login: 'desk.kemlu', roles: ['desk'] });
      expect(data.caseCounts.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(250);
      expect(token('nobody').status).toBe(2);
      // A partner's engineer finds somebody to take over.
      const offers: { data: { referrals: { items: { state: string }[] } } } = await asked(
        'system.iom',
        '{ referrals(state: OFFERED) { items { state } } }',
      );
      expect(offers.data.referrals.items).toContainEqual({ state: 'OFFERED' });
    } finally {
      expect(await house.end()).toBe(0);
    }
  }, 240_000);

  it('without it lists nobody, and a token that is made by its own keys is nobody’s', async () => {
    const house = await started({ DEMO: 'no' });
    try {
      expect(house.said).not.toMatch(/officer\.manila|password/i);
      const { stdout } = spawnSync(process.execPath, ['dist/src/commands/token.js', 'desk.kemlu'], {
        env: house.env,
        encoding: 'utf8',
      });
      const response = await fetch(`http://127.0.0.1:${house.port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${stdout.trim()}` },
        body: JSON.stringify({ query: '{ me { login } }' }),
      });
      expect(response.status).toBe(401);
    } finally {
      expect(await house.end()).toBe(0);
    }
  });
});
