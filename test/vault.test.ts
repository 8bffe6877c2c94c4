import 'reflect-metadata';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { newKey, open, seal } from '../src/platform/vault/envelope';
import { KeyRing } from '../src/platform/vault/key-ring';
import { rotate } from '../src/platform/vault/rotate';
import { Vault } from '../src/platform/vault/vault';
import { forms } from './forms';
import { key, openWorld, somebody, type World } from './world';

let world: World;
let worker: Pool;
beforeAll(async () => {
  world = await openWorld();
  worker = new Pool({ connectionString: world.addressOf('pulang_worker'), max: 2 });
});
afterAll(async () => {
  await worker.end();
  await world.close();
});

const ONE = `query ($id: ID!) { case(id: $id, purpose: CASE_WORK) {
  person { name alias birthDate nik passportNumber phone safeContact notes } needs { note } timeline { reason } } }`;

const read = (id: string, login = 'officer.manila') => world.as(login).attempt(ONE, { id });
const owner = (text: string, values: unknown[] = []) => world.owner.query(text, values);

const secrets = {
  name: 'KANARINA PUSPITASARI',
  alias: 'Mbak Kanari',
  nik: '3507014311960999',
  passportNumber: 'X7654321',
  phone: '+639171239876',
  safeContact: 'Lewat Bude Sukarsih setelah magrib',
  notes: 'Disekap di gudang Binondo',
  birthDate: '1996-11-03',
};

async function registered(person: object = {}): Promise<string> {
  const input = { ...somebody(3), key: key(), id: key(), ...person };
  const { registerCase } = await world
    .as('officer.manila')
    .ask(
      'mutation ($input: RegisterCase!) { registerCase(input: $input) { __typename ... on Problem { code field } } }',
      { input },
    );
  expect(registerCase).toEqual({ __typename: 'Case' });
  return input.id;
}

async function draft(): Promise<string> {
  const group = key();
  await world
    .as('officer.manila')
    .ask('mutation ($input: CreateGroup!) { createGroup(input: $input) { __typename } }', {
      input: { key: key(), id: group, reference: 'G', country: 'PH', receivedAt: '2025-06-05T01:00:00Z' },
    });
  const list = `Nama,JK,Tanggal lahir,NIK,Catatan\n${secrets.name},P,31/02/1999,${secrets.nik},${secrets.notes}`;
  await world.as('officer.manila').ask('mutation ($input: ImportList!) { importList(input: $input) { __typename } }', {
    input: { key: key(), group, fileName: 'a.csv', content: Buffer.from(list).toString('base64') },
  });
  return group;
}

const drafts = (group: string) =>
  world
    .as('officer.manila')
    .attempt('query ($g: ID!) { drafts(group: $g) { items { typed { text } problems { typed } } } }', { g: group });

async function versions(): Promise<Record<string, number>> {
  const { rows } = await owner(`select get_byte(wrapped, 3) as version, count(*)::int as n from person_key group by 1`);
  return Object.fromEntries(rows.map(({ version, n }) => [version, n]));
}

describe('a dump of the database', () => {
  beforeAll(async () => {
    const id = await registered(secrets);
    await draft();
    const officer = world.as('officer.manila');
    await officer.ask('mutation ($input: RecordNeed!) { recordNeed(input: $input) { __typename } }', {
      input: { key: key(), case: id, code: 'INJURY', occurredAt: '2025-06-06T01:00:00Z', note: secrets.notes },
    });
    await officer.ask(`query ($n: String!) { findPeople(name: $n) { id } }`, { n: secrets.name });
    await officer.attempt('mutation ($input: RegisterCase!) { registerCase(input: $input) { __typename } }', {
      input: { ...somebody(4), ...secrets, nik: `${secrets.nik}0` },
    });
    await world.sealer.seal();
  });

  /** All that the database holds, as text and as the bytes of each envelope. */
  async function dump(): Promise<Buffer> {
    const { rows } = await owner(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const parts: Buffer[] = [];
    for (const { name } of rows) {
      const content = await owner(`select to_jsonb(t)::text as row from ${name} t`);
      parts.push(...content.rows.map((one) => Buffer.from(one.row)));
      const { rows: columns } = await owner(
        `select attname as column from pg_attribute where attrelid = $1::regclass and atttypid = 'bytea'::regtype and attnum > 0 and not attisdropped`,
        [name],
      );
      for (const { column } of columns)
        parts.push(
          ...(await owner(`select ${column} as bytes from ${name} where ${column} is not null`)).rows.map(
            (one) => one.bytes,
          ),
        );
    }
    return Buffer.concat(parts);
  }
  const words = [
    ...Object.values(secrets).filter((one) => one !== secrets.birthDate),
    'KANARINA',
    'PUSPITASARI',
    'Sukarsih',
    'Binondo',
    '9171239876',
  ];
  const found = (where: Buffer) => words.filter((word) => forms(word).some((form) => where.includes(form)));

  it('names nobody, in no encoding', async () => {
    const bytes = await dump();
    expect(bytes.length).toBeGreaterThan(20_000);
    expect(found(bytes)).toEqual([]);
    // The exact day of birth stands beside the year nowhere.
    const { rows } = await owner(`select birth_year from person where birth_year = 1996`);
    expect(rows.length).toBeGreaterThan(0);
    expect(bytes.includes(Buffer.from(secrets.birthDate))).toBe(false);
  });

  it('would show a name that were planted in any of the forms', async () => {
    for (const [i, form] of forms(secrets.name).entries()) {
      await owner(`create table planted (content bytea)`);
      await owner('insert into planted values ($1)', [form]);
      expect([i, found(await dump()).includes(secrets.name)]).toEqual([i, true]);
      await owner('drop table planted');
    }
  });
});

describe('an envelope', () => {
  it('that was changed in any bit, cut, or put elsewhere does not open', () => {
    const [mine, other] = [newKey(), newKey()];
    const sealed = seal(mine, 'person|label|1', Buffer.from('KANARINA'));
    expect(open(mine, 'person|label|1', sealed).toString()).toBe('KANARINA');
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => open(mine, 'person|label|1', changed)).toThrow();
    }
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => open(mine, 'person|label|1', sealed.subarray(0, length))).toThrow();
    }
    for (const place of ['person|label|2', 'person|identity|1', 'draft|label|1', ''])
      expect(() => open(mine, place, sealed)).toThrow();
    expect(() => open(other, 'person|label|1', sealed)).toThrow();
    expect(seal(mine, 'x', Buffer.from('a')).equals(seal(mine, 'x', Buffer.from('a')))).toBe(false);
  });

  it('of one person in the row of another is answered as a fault of ours, and says nothing of either', async () => {
    const [a, b] = [await registered({ name: 'Anindya Kirana' }), await registered({ name: 'Bagaskara Wibowo' })];
    const person = (id: string) => `(select person_id from cases where id = '${id}')`;
    const swaps = [
      `update person p set label = o.label from person o where p.id = ${person(a)} and o.id = ${person(b)}`,
      `update person p set label = o.identity from person o where p.id = ${person(a)} and o.id = ${person(a)}`,
      `update person_key k set wrapped = o.wrapped from person_key o where k.person_id = ${person(a)} and o.person_id = ${person(b)}`,
      `update person_key k set wrapped = substring(k.wrapped for 20) || substring(o.wrapped from 21) from person_key o where k.person_id = ${person(a)} and o.person_id = ${person(b)}`,
      `update person set label = set_byte(label, 30, get_byte(label, 30) # 1) where id = ${person(a)}`,
    ];
    const whole = (await read(a)).body;
    for (const swap of swaps) {
      await owner(
        'create table kept as select p.id, p.label, k.wrapped from person p join person_key k on k.person_id = p.id',
      );
      await owner(swap);
      const { errors, body } = await read(a);
      expect([swap, errors?.[0]?.extensions.code]).toEqual([swap, 'INTERNAL']);
      expect(body).not.toMatch(/Anindya|Bagaskara/);
      await owner('update person p set label = k.label from kept k where k.id = p.id');
      await owner('update person_key p set wrapped = k.wrapped from kept k where k.id = p.person_id');
      await owner('drop table kept');
      expect((await read(a)).body).toBe(whole);
    }
  });
});

describe('whoever is forgotten', () => {
  it('is unreadable at once, for everybody, though they were read a moment ago', async () => {
    const id = await registered({
      ...secrets,
      name: 'Citra Lestariningsih',
      nik: undefined,
      passportNumber: undefined,
    });
    for (const login of ['officer.manila', 'desk.kemlu'])
      expect((await read(id, login)).body).toContain('Citra Lestariningsih');
    await owner('delete from person_key where person_id = (select person_id from cases where id = $1)', [id]);
    for (const login of ['officer.manila', 'desk.kemlu']) {
      const { data, errors, body } = await read(id, login);
      expect(errors).toBeUndefined();
      expect(Object.values((data as unknown as { case: { person: object } }).case.person)).toEqual(Array(8).fill(null));
      expect(body).not.toContain('Citra');
    }
    const { cases } = await world
      .as('officer.manila')
      .ask('{ cases(first: 100) { items { id person { name birthYear } } } }');
    expect(cases.items).toContainEqual({ id, person: { name: null, birthYear: 1996 } });
    await expect(
      world.as('officer.manila').ask('{ findPeople(name: "Citra Lestariningsih") { id } }'),
    ).resolves.toEqual({ findPeople: [] });
  });
});

describe('a rotation of the master key', () => {
  it('leaves everything readable, forgets the old key, and goes on working the next time', async () => {
    const id = await registered(secrets);
    const group = await draft();
    const before = [(await read(id)).body, (await drafts(group)).body];
    const from = world.ring.master().current;
    const { rows: envelopes } = await owner('select id, label, identity from person order by id');
    for (const round of [1, 2]) {
      const total = Object.values(await versions()).reduce((sum, n) => sum + n, 0);
      expect(await rotate(worker, world.ring, 0)).toEqual({
        version: from + round,
        rewrapped: total,
        dropped: [from + round - 1],
      });
      expect(await versions()).toEqual({ [from + round]: total });
      expect([...world.ring.master().keys.keys()]).toEqual([from + round]);
      expect([(await read(id)).body, (await drafts(group)).body]).toEqual(before);
      expect((await read(await registered({ name: 'Sesudah Rotasi' }))).body).toContain('Sesudah Rotasi');
    }
    expect(
      (
        await owner('select id, label, identity from person where id = any ($1) order by id', [
          envelopes.map((one) => one.id),
        ])
      ).rows,
    ).toEqual(envelopes);
  });

  it('that was cut short has harmed nothing and is gone on with', async () => {
    const vault = new Vault(world.ring);
    const many = Array.from({ length: 1_100 }, () => randomUUID());
    await owner('insert into person_key select * from unnest($1::uuid[], $2::bytea[])', [
      many,
      many.map((one) => vault.create(one).wrapped),
    ]);
    const id = await registered(secrets);
    const before = (await read(id)).body;
    const from = world.ring.master().current;
    await owner(`create function torn() returns trigger language plpgsql as $$ begin
      if (select count(*) from person_key where get_byte(wrapped, 3) <> ${from}) >= 1000 then raise exception 'torn'; end if; return null; end $$`);
    await owner('create trigger torn before update on person_key for each statement execute function torn()');
    await expect(rotate(worker, world.ring, 0)).rejects.toThrow('torn');
    await owner('drop function torn cascade');
    expect(Object.keys(await versions()).sort()).toEqual([String(from), String(from + 1)]);
    expect((await read(id)).body).toBe(before);
    expect(await rotate(worker, world.ring, 0)).toMatchObject({ version: from + 1, dropped: [from] });
    expect(Object.keys(await versions())).toEqual([String(from + 1)]);
    expect((await read(id)).body).toBe(before);
  });

  it('disturbs nobody who registers and reads meanwhile, in this process and in others', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, (_, i) => registered({ name: `Beban ${i}` })));
    // A server that knows the ring from before: it takes up the new key by itself.
    const other = new Vault(new KeyRing(join(world.dataDir, 'keys')));
    other.create(randomUUID());
    let done = false;
    const faults: string[] = [];
    const load = async (n: number) => {
      for (let i = 0; !done; i += 1) {
        const id =
          i % 3 === 0 ? await registered({ name: `Beban ${n}.${i}` }) : (ids[(i * 7 + n) % ids.length] as string);
        const { errors, body } = await read(id);
        if (errors || !body.includes('Beban')) faults.push(body);
      }
    };
    const loads = [1, 2, 3, 4].map(load);
    for (let round = 0; round < 5; round += 1) await rotate(worker, world.ring, 300);
    done = true;
    await Promise.all(loads);
    expect(faults).toEqual([]);
    const { current } = world.ring.master();
    expect(Object.keys(await versions())).toEqual([String(current)]);
    expect(other.create(randomUUID()).wrapped.readUInt32BE(0)).toBe(current);
  });

  it('is done by a role that may do nothing else with keys and sees nobody', async () => {
    for (const text of [
      'select * from person',
      'select * from cases',
      'select * from draft',
      'select * from audit_entry',
      'delete from person_key',
      'insert into person_key select gen_random_uuid(), wrapped from person_key',
      'update person_key set person_id = gen_random_uuid()',
    ]) {
      await expect(worker.query(text)).rejects.toThrow('permission denied');
    }
  });

  it('is one at a time', async () => {
    const one = rotate(worker, world.ring, 500);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await expect(rotate(worker, world.ring, 0)).rejects.toThrow('Another rotation is under way.');
    await one;
  });

  it('is only as good as the key: without it nothing opens', async () => {
    const id = await registered(secrets);
    const { rows } = await owner(
      'select p.id, p.label, k.wrapped from cases c join person p on p.id = c.person_id join person_key k on k.person_id = p.id where c.id = $1',
      [id],
    );
    const stranger = new KeyRing(mkdtempSync(join(tmpdir(), 'pulang-ring-')));
    while (stranger.master().current < world.ring.master().current) stranger.addMaster();
    const place = { table: 'person', envelope: 'label', row: rows[0].id };
    expect(new Vault(world.ring).open(rows[0].wrapped, place, rows[0].label)).toMatchObject({ name: secrets.name });
    expect(() => new Vault(stranger).open(rows[0].wrapped, place, rows[0].label)).toThrow();
    expect(() => new Vault(world.ring).open(randomBytes(80), place, rows[0].label)).toThrow();
  });
});
