import { newKey, open, seal } from '../src/platform/vault/envelope';
import { forms } from './forms';
import { kanarina, opened, registered } from './kanarina';
import { csv, groupOf, importInto } from './lists';
import { key, openWorld, somebody, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const owner = (text: string, values: unknown[] = []) => world.owner.query(text, values);

describe('a dump of the database', () => {
  beforeAll(async () => {
    const id = await registered(world, kanarina);
    const group = await groupOf(world);
    await importInto(world, { group, ...csv(`${kanarina.name},P,31/02/1999,${kanarina.nik},,,${kanarina.notes}`) });
    const officer = world.as('officer.manila');
    await officer.ask('mutation ($input: RecordNeed!) { recordNeed(input: $input) { __typename } }', {
      input: { key: key(), case: id, code: 'INJURY', occurredAt: '2025-06-06T01:00:00Z', note: kanarina.notes },
    });
    await officer.ask(`query ($n: String!) { findPeople(name: $n) { id } }`, { n: kanarina.name });
    await officer.attempt('mutation ($input: RegisterCase!) { registerCase(input: $input) { __typename } }', {
      input: { ...somebody(4), ...kanarina, nik: `${kanarina.nik}0` },
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
    ...Object.values(kanarina).filter((one) => one !== kanarina.birthDate),
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
    expect(bytes.includes(Buffer.from(kanarina.birthDate))).toBe(false);
  });

  it('would show a name that were planted in any of the forms', async () => {
    for (const [i, form] of forms(kanarina.name).entries()) {
      await owner(`create table planted (content bytea)`);
      await owner('insert into planted values ($1)', [form]);
      expect([i, found(await dump()).includes(kanarina.name)]).toEqual([i, true]);
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
    const [a, b] = [
      await registered(world, { name: 'Anindya Kirana' }),
      await registered(world, { name: 'Bagaskara Wibowo' }),
    ];
    const person = (id: string) => `(select person_id from cases where id = '${id}')`;
    const swaps = [
      `update person p set label = o.label from person o where p.id = ${person(a)} and o.id = ${person(b)}`,
      `update person p set label = o.identity from person o where p.id = ${person(a)} and o.id = ${person(a)}`,
      `update person_key k set wrapped = o.wrapped from person_key o where k.person_id = ${person(a)} and o.person_id = ${person(b)}`,
      `update person_key k set wrapped = substring(k.wrapped for 20) || substring(o.wrapped from 21) from person_key o where k.person_id = ${person(a)} and o.person_id = ${person(b)}`,
      `update person set label = set_byte(label, 30, get_byte(label, 30) # 1) where id = ${person(a)}`,
    ];
    const whole = (await opened(world, a)).body;
    for (const swap of swaps) {
      await owner(
        'create table kept as select p.id, p.label, k.wrapped from person p join person_key k on k.person_id = p.id',
      );
      await owner(swap);
      const { errors, body } = await opened(world, a);
      expect([swap, errors?.[0]?.extensions.code]).toEqual([swap, 'INTERNAL']);
      expect(body).not.toMatch(/Anindya|Bagaskara/);
      await owner('update person p set label = k.label from kept k where k.id = p.id');
      await owner('update person_key p set wrapped = k.wrapped from kept k where k.id = p.person_id');
      await owner('drop table kept');
      expect((await opened(world, a)).body).toBe(whole);
    }
  });
});

describe('whoever is forgotten', () => {
  it('is unreadable at once, for everybody, though they were read a moment ago', async () => {
    const id = await registered(world, {
      ...kanarina,
      name: 'Citra Lestariningsih',
      nik: undefined,
      passportNumber: undefined,
    });
    for (const login of ['officer.manila', 'desk.kemlu'])
      expect((await opened(world, id, login)).body).toContain('Citra Lestariningsih');
    await owner('delete from person_key where person_id = (select person_id from cases where id = $1)', [id]);
    for (const login of ['officer.manila', 'desk.kemlu']) {
      const { data, errors, body } = await opened(world, id, login);
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
