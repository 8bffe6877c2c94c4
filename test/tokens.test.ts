import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  randomUUID,
} from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, SignJWT } from 'jose';
import { idOf } from '../src/demonstration/cast';
import { soon } from './soon';
import { openWorld, type World } from './world';

let world: World;
let issuer: string;
let pem: string;
let kid: string;
let good: string;
beforeAll(async () => {
  world = await openWorld();
  issuer = `${world.url}/oidc`;
  pem = world.ring.privateKey('tokens');
  kid = await calculateJwkThumbprint(await exportJWK(createPublicKey(createPrivateKey(pem))));
  good = await world.tokenOf('officer.manila');
});
afterAll(() => world.close());

async function ask(headers: Record<string, string>, query = '{ me { login } }') {
  const answer = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const { date: _, ...told } = Object.fromEntries(answer.headers);
  return JSON.stringify({ status: answer.status, told, body: await answer.text() });
}
const bearer = (token: string) => ask({ authorization: `Bearer ${token}` });

const now = () => Math.floor(Date.now() / 1000);
const encoded = (part: object | string) =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');

/** A token that would be good, but for what is changed. */
function made(claims: object = {}, header: object = {}, key = pem): Promise<string> {
  const usual = { iss: issuer, aud: 'pulang', sub: 'officer.manila', jti: randomUUID(), iat: now(), exp: now() + 300 };
  return new SignJWT({ ...usual, ...claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid, ...header })
    .sign(createPrivateKey(key));
}

const { privateKey: foreign } = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const pick = <T>(from: readonly T[], i: number): T => from[i % from.length] as T;
const DAY = 86_400;

/** Each kind of forgery, made anew for each number. */
const forgeries: Record<string, (i: number) => Promise<string> | string> = {
  'has expired': (i) => made({ iat: now() - 900 - i, exp: now() - 60 - i }),
  'is a day late or early': (i) => made({ iat: now() + pick([-DAY, DAY], i), exp: now() + pick([-DAY, DAY], i) + 300 }),
  'is not good yet': (i) => made({ nbf: now() + 60 + i }),
  'was issued in the future': (i) => made({ iat: now() + 60 + i, exp: now() + 900 + i }),
  'lasts longer than any of ours': (i) => made({ iat: now() - 700 - i, exp: now() + DAY }),
  'has no end': () => made({ exp: undefined }),
  'has no beginning': () => made({ iat: undefined }),
  'names nobody': (i) => made({ sub: pick([undefined, '', 'nobody', 'officer.manila ', 'OFFICER.MANILA', '%'], i) }),
  'is for others': (i) =>
    made({ aud: pick([undefined, '', 'portal', 'Pulang', 'urn:pulang:core', ['portal'], []], i) }),
  'is for others as well': (i) =>
    made({
      aud: pick(
        [
          ['pulang', 'portal'],
          ['portal', 'pulang'],
        ],
        i,
      ),
    }),
  'is of others': (i) =>
    made({ iss: pick([undefined, '', 'https://evil.example', `${issuer}/`, issuer.toUpperCase()], i) }),
  'is of another kind': (i) => made({}, { typ: pick([undefined, 'JWT', 'id+jwt', 'at+JWT2', 'dpop+jwt'], i) }),
  'was signed by another key': (i) => made({}, i % 2 ? {} : { kid: randomUUID() }, foreign),
  'brings its own key': async (i) => {
    const jwk = await exportJWK(createPublicKey(createPrivateKey(foreign)));
    const own = await calculateJwkThumbprint(jwk);
    return made(
      {},
      pick([{ jwk }, { jwk, kid: own }, { jku: 'https://evil.example/jwks' }, { x5u: 'https://evil.example/x' }], i),
      foreign,
    );
  },
  'plays with the name of the key': (i) =>
    made(
      {},
      { kid: pick(['../../tokens.pem', "' or 1=1 --", '__proto__', 'null', ' '.repeat(9_00), 'constructor'], i) },
      foreign,
    ),
  'is not signed': (i) =>
    `${encoded({ alg: pick(['none', 'None', 'NONE', 'nOnE', ''], i), typ: 'at+jwt', kid })}.${good.split('.')[1]}.${i % 2 ? '' : 'AAAA'}`,
  'takes the public key for a secret': (i) => {
    const jwks = createPublicKey(createPrivateKey(pem));
    const secret = pick(
      [jwks.export({ type: 'spki', format: 'pem' }), jwks.export({ type: 'spki', format: 'der' })],
      i,
    );
    const head = `${encoded({ alg: pick(['HS256', 'HS384', 'HS512'], i), typ: 'at+jwt', kid })}.${good.split('.')[1]}`;
    return `${head}.${createHmac(pick(['sha256', 'sha384', 'sha512'], i), secret)
      .update(head)
      .digest('base64url')}`;
  },
  'was cut off': (i) => good.slice(0, -1 - (i % (good.length - 1))),
  'has a letter changed': (i) => {
    // The last letter of a signature holds bits that mean nothing; each other one counts.
    const at = i % (good.length - 1);
    const other = good[at] === 'A' ? 'B' : 'A';
    return good[at] === '.' ? good.replace('.', '') : `${good.slice(0, at)}${other}${good.slice(at + 1)}`;
  },
  'has other claims under the same signature': (i) => {
    const [head, claims = '', signature] = good.split('.');
    const changed = {
      ...(JSON.parse(Buffer.from(claims, 'base64url').toString()) as object),
      sub: pick(['desk.kemlu', 'admin'], i),
      n: i,
    };
    return `${head}.${encoded(changed)}.${signature}`;
  },
  'has parts too many or too few': (i) =>
    pick([`${good}.${good}`, good.split('.').slice(0, 2).join('.'), `.${good}`, good.replaceAll('.', '..')], i),
  'must be understood in a way that nobody knows': (i) =>
    `${encoded({ alg: 'ES256', typ: 'at+jwt', kid, crit: ['x'], x: i })}.${good.split('.').slice(1).join('.')}`,
  'is no token at all': (i) =>
    pick(
      [
        randomBytes(24).toString('base64url'),
        'null',
        'undefined',
        '{}',
        'a.b.c',
        '..',
        '🙂.🙂.🙂'.normalize(),
        encoded('{'),
      ],
      i,
    ).replace(/[^\x20-\x7e]/g, '_'),
};

const EACH = Math.ceil(10_000 / Object.keys(forgeries).length);

describe('Ten thousand tokens that are not good', () => {
  it('are each refused in the same words, to the byte, and none breaks anything', async () => {
    expect(await bearer(good)).toContain('"status":200');
    const none = await ask({});
    expect(none).toContain('"status":401');
    const otherwise = new Map<string, string>();
    let count = 0;
    for (const [name, forge] of Object.entries(forgeries)) {
      for (let i = 0; i < EACH; i += 50) {
        const some = await Promise.all(
          Array.from({ length: Math.min(50, EACH - i) }, async (_, k) => bearer(await forge(i + k))),
        );
        count += some.length;
        for (const answer of some) if (answer !== none) otherwise.set(name, answer);
      }
    }
    expect([...otherwise]).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(10_000);
    expect(await bearer(good)).toContain('"status":200');
  }, 300_000);

  it('would be found out if one were let in', async () => {
    expect(await bearer(await made())).not.toBe(await ask({}));
  });
});

describe('A token', () => {
  it('speaks only in its own form: not as a cookie, not in the address, not under another name', async () => {
    const none = await ask({});
    expect(await ask({ 'x-access-token': good })).toBe(none);
    expect(await ask({ authorization: good })).toBe(none);
    expect(await ask({ authorization: `Basic ${btoa(`officer.manila:${good}`)}` })).toBe(none);
    const inAddress = await fetch(`${world.url}/graphql?access_token=${good}`, { method: 'POST' });
    expect(inAddress.status).toBe(401);
    // A cookie that is no session's is told that the session is over.
    expect(await ask({ cookie: `__Host-pulang=${good}`, origin: world.url, 'x-pulang': 'work' })).toContain(
      'SESSION_ENDED',
    );
  });

  it('of an account that was disabled is no good at once', async () => {
    const token = await made({ sub: 'officer.dubai' });
    expect(await bearer(token)).toContain('"status":200');
    await world.owner.query('update account set disabled_at = now() where id = $1', [idOf('account officer.dubai')]);
    expect(await soon(async () => (await bearer(token)).includes('"status":401'))).toBe(true);
  });
});
