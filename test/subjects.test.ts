import { Client } from 'pg';
import { idOf } from '../src/demonstration/cast';
import { ContextSigner } from '../src/platform/db/context';
import { does, made } from './administering';
import { key, openWorld, type World } from './world';

let world: World;
let second: string;
beforeAll(async () => {
  world = await openWorld();
  second = await made(world, 'second.admin', 'ADMIN', ['admin']);
});
afterAll(() => world.close());

const issuer = 'https://id.example/realms/pulang';
const [manila, bangkok, iom] = ['officer.manila', 'officer.bangkok', 'caseworker.iom'].map((login) =>
  idOf(`account ${login}`),
);
const link = (by: string, account: string | undefined, subject: string, over: object = {}) =>
  does(world, by, 'linkSubject', { account, issuer, subject, ...over });
const unlink = (by: string, account: string | undefined, subject: string) =>
  does(world, by, 'unlinkSubject', { account, issuer, subject });
const linked = async () =>
  (
    await world.owner.query<{ link: string }>(
      `select s.subject || ' ' || a.login as link from account_subject s join account a on a.id = s.account_id order by 1`,
    )
  ).rows.map((row) => row.link);

describe("An administrator says whom an outside provider's name means", () => {
  it('links a colleague, once for the same key, and takes the link away with every session', async () => {
    const input = { key: key(), account: manila, issuer: `${issuer}/`, subject: 'm-1' };
    const first = await does(world, 'admin', 'linkSubject', input);
    expect(first).toMatchObject({ login: 'officer.manila' });
    expect(await does(world, 'admin', 'linkSubject', input)).toEqual(first);
    expect(await linked()).toEqual(['m-1 officer.manila']);

    await world.owner.query(
      `insert into session (id, account_id, token_hash, methods, ends_at)
       values (gen_random_uuid(), $1, 'x', '{pwd}', now() + interval '8 hours')`,
      [manila],
    );
    expect(await unlink('admin', manila, 'm-1')).toMatchObject({ login: 'officer.manila' });
    expect(await linked()).toEqual([]);
    const { rows } = await world.owner.query('select end_reason from session where account_id = $1', [manila]);
    expect(rows).toEqual([{ end_reason: 'ENDED' }]);
    expect(await unlink('admin', manila, 'm-1')).toMatchObject({ code: 'SUBJECT_NOT_LINKED', field: 'subject' });
  });

  it('is told that a name is taken alike, whoever has it', async () => {
    await link('admin', bangkok, 'b-1');
    await link('admin.iom', iom, 'i-1');
    const [here, elsewhere] = [await link('admin', manila, 'b-1'), await link('admin', manila, 'i-1')];
    expect(here).toMatchObject({ code: 'SUBJECT_LINKED', field: 'subject' });
    expect(elsewhere).toEqual(here);
    expect(await link('admin', bangkok, 'b-2')).toMatchObject({ code: 'ACCOUNT_LINKED', field: 'account' });
    expect(await link('admin', bangkok, 'b-2', { issuer: 'https://other.example' })).toMatchObject({
      login: 'officer.bangkok',
    });
    expect(await linked()).toEqual(['b-1 officer.bangkok', 'b-2 officer.bangkok', 'i-1 caseworker.iom']);
  });

  it('learns of no account of another organisation, linked or not', async () => {
    const before = await linked();
    for (const deed of [link, unlink]) {
      const named = await deed('admin', iom, 'i-1');
      expect(named).toMatchObject({ code: 'NOT_FOUND', field: 'account' });
      expect(await deed('admin', key(), 'i-1')).toEqual(named);
    }
    expect(await unlink('admin', bangkok, 'i-1')).toMatchObject({ code: 'SUBJECT_NOT_LINKED' });
    expect(await linked()).toEqual(before);
  });

  it('never links or unlinks their own account; another does', async () => {
    const own = { code: 'OWN_ACCOUNT', field: 'account' };
    expect(await link('second.admin', second, 's-1')).toMatchObject(own);
    expect(await link('admin', second, 's-1')).toMatchObject({ login: 'second.admin' });
    expect(await unlink('second.admin', second, 's-1')).toMatchObject(own);
    expect(await linked()).toContain('s-1 second.admin');
  });

  it.each([
    ['a provider that is no address', { issuer: 'provider' }, 'ISSUER_ADDRESS', 'issuer'],
    ['a name that is blank', { subject: ' ' }, 'INVALID_VALUE', 'subject'],
  ])('is refused %s', async (_, over, code, field) => {
    expect(await link('admin', manila, 'm-9', over)).toMatchObject({ code, field });
  });

  it('links no account that is disabled, and nobody else links any', async () => {
    const gone = await made(world, 'gone', 'KBRI-MNL', ['officer']);
    await does(world, 'admin', 'disableAccount', { account: gone });
    expect(await link('admin', gone, 'g-1')).toMatchObject({ code: 'ACCOUNT_DISABLED', field: 'account' });
    expect(await link('desk.kemlu', manila, 'm-2')).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('sees who is linked in their own organisation, and of no other', async () => {
    const listed = async (login: string) => {
      const { linkedSubjects } = await world
        .as(login)
        .ask('{ linkedSubjects(first: 2) { items { issuer subject account { login } recordedAt } next } }');
      return linkedSubjects;
    };
    const { items, next } = await listed('admin');
    expect(items[0]).toMatchObject({ issuer, subject: 's-1', account: { login: 'second.admin' } });
    expect(next).not.toBeNull();
    expect((await listed('admin.iom')).items.map(({ subject }: { subject: string }) => subject)).toEqual(['i-1']);
    const of = (account: string | undefined) =>
      world
        .as('admin')
        .ask('query ($account: ID) { linkedSubjects(account: $account) { items { subject } } }', { account })
        .then(({ linkedSubjects }) => linkedSubjects.items);
    expect(await of(second)).toEqual([{ subject: 's-1' }]);
    expect(await of(iom)).toEqual([]);
    await expect(listed('auditor')).rejects.toThrow('FORBIDDEN');
  });

  it('leaves who did it in the audit', async () => {
    const { rows } = await world.owner.query(
      `select distinct e.act from audit_entry e where e.act in ('linkSubject', 'unlinkSubject') order by 1`,
    );
    expect(rows).toEqual([{ act: 'linkSubject' }, { act: 'unlinkSubject' }]);
  });
});

describe('The database holds the same', () => {
  it.each([
    ['their own account', () => second, /row-level security/],
    ['an account elsewhere', () => iom, /row-level security/],
    ['a colleague', () => manila, '1'],
  ])('for %s', async (_, account, answer) => {
    const app = new Client({ connectionString: world.addressOf('pulang_app') });
    await app.connect();
    try {
      const context = new ContextSigner(world.ring.secret('context')).sign({
        account: second,
        unit: idOf('unit ADMIN'),
        standing: 'admin',
      });
      await app.query('begin');
      await app.query(`select app.enter($1)`, [context]);
      const told = await app
        .query(
          `insert into account_subject (id, issuer, subject, account_id) values (gen_random_uuid(), 'https://wall.example', 'w', $1)`,
          [account()],
        )
        .then(({ rowCount }) => String(rowCount))
        .catch(String);
      expect(told).toMatch(answer);
      await app.query('rollback');
      await app.query('begin');
      await app.query(`select app.enter($1)`, [context]);
      const { rowCount } = await app.query('delete from account_subject where account_id in ($1, $2)', [second, iom]);
      expect(rowCount).toBe(0);
    } finally {
      await app.end();
    }
  });
});
