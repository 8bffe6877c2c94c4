import { createHash, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import supertest from 'supertest';
import { idOf } from '../src/demonstration/cast';
import { does } from './administering';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const jwkOf = (half: KeyObject): string => JSON.stringify(half.export({ format: 'jwk' }));
const publicKey = (): string => jwkOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey);
const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);
const iom = (act: string, input: object) => does(world, 'admin.iom', act, input);
let count = 0;
const registered = (over: object = {}, by = 'admin.iom') =>
  does(world, by, 'registerClient', {
    unit: idOf('unit IOM-JKT'),
    login: `system${++count}`,
    purpose: 'CASE_EXCHANGE',
    jwk: publicKey(),
    until: inDays(365),
    ...over,
  });

describe('An administrator', () => {
  it("registers a partner's machine with a key, as an account that is nothing else", async () => {
    const client = await registered();
    expect(client).toMatchObject({
      clientId: 'system1@iom',
      purpose: 'CASE_EXCHANGE',
      disabledAt: null,
      account: { roles: ['partner'], unit: { code: 'IOM-JKT' } },
    });
    expect(client.keys).toHaveLength(1);
    const { clients } = await world.as('admin.iom').ask('{ clients { items { clientId } } }');
    expect(clients.items).toContainEqual({ clientId: 'system1@iom' });
    const { rows } = await world.owner.query('select jwk from machine_key where id = $1', [client.keys[0].id]);
    expect(Object.keys(rows[0].jwk).sort()).toEqual(['crv', 'kty', 'x', 'y']);
  });

  it('rolls its keys without a gap, and retires the old one', async () => {
    const jwk = publicKey();
    const { id, keys } = await registered({ jwk });
    const both = await iom('addClientKey', { client: id, jwk: publicKey(), until: inDays(30) });
    expect(both.keys).toHaveLength(2);
    expect(await iom('addClientKey', { client: id, jwk, until: inDays(30) })).toMatchObject({
      code: 'CLIENT_KEY_KNOWN',
      field: 'jwk',
    });
    const clientKey = keys[0].id;
    const retired = await iom('retireClientKey', { clientKey });
    const old = retired.keys.find((one: { id: string }) => one.id === clientKey);
    expect(new Date(old.notAfter).getTime()).toBeLessThanOrEqual(Date.now());
    expect(await iom('retireClientKey', { clientKey })).toMatchObject({
      code: 'CLIENT_KEY_RETIRED',
      field: 'clientKey',
    });
  });

  it('disables it', async () => {
    const { id } = await registered();
    expect((await iom('disableClient', { client: id })).disabledAt).not.toBeNull();
    expect(await iom('disableClient', { client: id })).toMatchObject({ code: 'CLIENT_DISABLED', field: 'client' });
    expect(await iom('addClientKey', { client: id, jwk: publicKey(), until: inDays(1) })).toMatchObject({
      code: 'CLIENT_DISABLED',
      field: 'client',
    });
  });

  const rsa = (bits: number) => generateKeyPairSync('rsa', { modulusLength: bits }).publicKey;
  it.each([
    ['what is no key', 'x'],
    ['a private half', jwkOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)],
    ['a secret that both would know', JSON.stringify({ kty: 'oct', k: 'c2VjcmV0' })],
    ['a weak key', jwkOf(rsa(1024))],
    ['a curve that nobody verifies', jwkOf(generateKeyPairSync('ec', { namedCurve: 'secp521r1' }).publicKey)],
  ])('is refused %s', async (_, jwk) => {
    expect(await registered({ jwk })).toMatchObject({ code: 'CLIENT_KEY_UNFIT', field: 'jwk' });
  });

  it.each([
    ['RSA of 2048', jwkOf(rsa(2048))],
    ['Ed25519', jwkOf(generateKeyPairSync('ed25519').publicKey)],
  ])('may choose %s', async (_, jwk) => {
    expect((await registered({ jwk })).keys).toHaveLength(1);
  });

  it.each([
    ['a key for three years', { until: inDays(1_095) }, 'CLIENT_KEY_TOO_LONG', 'until'],
    ['a key that has ended', { until: inDays(-1) }, 'CLIENT_KEY_TOO_LONG', 'until'],
    ['a purpose that there is not', { purpose: 'STATISTICS', login: 'X' }, 'INVALID_LOGIN', 'login'],
    ['a unit of another organisation', { unit: idOf('unit KBRI-MNL') }, 'NOT_FOUND', 'unit'],
  ])('is refused %s', async (_, over, code, field) => {
    expect(await registered(over)).toMatchObject({ code, field });
  });

  it('registers none where the organisation has no machines, and makes none of a person', async () => {
    expect(await registered({ unit: idOf('unit KBRI-MNL') }, 'admin')).toMatchObject({
      code: 'BEYOND_ORGANISATION',
      field: 'unit',
    });
    const person = {
      unit: idOf('unit IOM-JKT'),
      login: 'person',
      name: 'A Person',
      roles: ['partner'],
      language: 'en',
    };
    expect(await iom('inviteAccount', person)).toMatchObject({ code: 'MACHINE_ROLE', field: 'roles' });
    const { account } = await iom('inviteAccount', { ...person, roles: [] });
    expect(await iom('grantRole', { account, role: 'partner' })).toMatchObject({ code: 'MACHINE_ROLE', field: 'role' });
  });

  it('learns of no machine of another organisation', async () => {
    const { id, keys } = await registered();
    const acts = [
      ['addClientKey', 'client', id, { jwk: publicKey(), until: inDays(1) }],
      ['retireClientKey', 'clientKey', keys[0].id, {}],
      ['disableClient', 'client', id, {}],
    ] as const;
    for (const [act, field, hidden, rest] of acts) {
      const named = await does(world, 'admin', act, { [field]: hidden, ...rest });
      expect(named).toEqual(await does(world, 'admin', act, { [field]: key(), ...rest }));
      expect(named).toMatchObject({ code: 'NOT_FOUND', field });
    }
    expect((await world.as('admin').ask('{ clients { items { clientId } } }')).clients.items).toEqual([]);
  });
});

describe('Sessions', () => {
  const begun = async (login: string, methods: string[]): Promise<string> => {
    const id = key();
    await world.owner.query(
      `insert into session (id, account_id, token_hash, methods, ends_at)
       select $1::uuid, id, sha256($1::text::bytea), $3, now() + interval '8 hours' from account where login = $2`,
      [id, login, methods],
    );
    return id;
  };
  const seenBy = async (login: string, ask: 'sessions' | 'mySessions') =>
    (await world.as(login).ask(`{ ${ask} { items { id account { login } methods } } }`))[ask].items.map(
      ({ id }: { id: string }) => id,
    );

  it('are seen by their own account and by administrators of the organisation, who end them', async () => {
    const post = await begun('officer.manila', ['pwd', 'otp']);
    const desk = await begun('desk.kemlu', ['hwk', 'user']);
    const partner = await begun('caseworker.iom', ['pwd', 'otp']);
    expect(await seenBy('officer.manila', 'mySessions')).toEqual([post]);
    expect(await seenBy('desk.kemlu', 'mySessions')).toEqual([desk]);
    expect((await seenBy('admin', 'sessions')).sort()).toEqual([post, desk].sort());
    expect(await seenBy('admin.iom', 'sessions')).toEqual([partner]);

    const account = idOf('account officer.manila');
    expect(await does(world, 'admin.iom', 'endSessions', { account })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'account',
    });
    expect(await does(world, 'admin', 'endSessions', { account })).toMatchObject({ login: 'officer.manila' });
    expect(await seenBy('admin', 'sessions')).toEqual([desk]);
    const reasons = async () =>
      (await world.owner.query('select end_reason from session where id = any ($1) order by 1', [[post, desk]])).rows;
    expect(await reasons()).toEqual([{ end_reason: 'ENDED' }, { end_reason: null }]);
  });

  it('are shown to whoever asks by one: how they signed in, and whether by more than a password', async () => {
    const asked = '{ me { login unit { code } secondFactor session { id methods endsAt } } }';
    const by = async (methods: string[]) => {
      const id = await begun('officer.yangon', methods);
      const token = randomBytes(32).toString('base64url');
      const hash = createHash('sha256').update(token).digest();
      await world.owner.query('update session set token_hash = $2 where id = $1', [id, hash]);
      const { text } = await supertest(world.url)
        .post('/graphql')
        .set('cookie', `__Host-pulang=${token}`)
        .set('origin', world.url)
        .set('x-pulang', 'work')
        .send({ query: asked });
      const { me } = JSON.parse(text).data;
      expect(me).toMatchObject({ login: 'officer.yangon', session: { id, methods } });
      return me.secondFactor;
    };
    expect([await by(['pwd', 'otp']), await by(['hwk', 'user']), await by(['pwd'])]).toEqual([true, true, false]);
    expect((await world.as('officer.yangon').ask(asked)).me).toMatchObject({ session: null, secondFactor: null });
  });

  it.each([
    ['disableAccount', 'DISABLED'],
    ['resetSecondFactor', 'CREDENTIALS_CHANGED'],
  ])('end with %s', async (act, reason) => {
    const id = await begun('officer.dubai', ['pwd', 'otp']);
    await does(world, 'admin', act, { account: idOf('account officer.dubai') });
    const { rows } = await world.owner.query('select end_reason, ended_at from session where id = $1', [id]);
    expect(rows[0].end_reason).toBe(reason);
    if (act === 'disableAccount')
      await does(world, 'admin', 'enableAccount', { account: idOf('account officer.dubai') });
  });
});
