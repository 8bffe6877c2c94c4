import { fieldGroups, groupOfTable, sharedFor } from '#domain';
import { Pseudonyms } from '../src/partners/pseudonyms';
import { act, beside, changes, changesNow, followed, idsOf, opened, partner, said, WHOLE } from './partners';
import { key, openWorld, type World } from './world';

let world: World;
let ours: Pseudonyms;
beforeAll(async () => {
  world = await openWorld();
  ours = await idsOf(world, 'system.iom');
});
afterAll(() => world.close());

const move = (of: string | undefined) => act(world, 'officer.manila', 'recordNeed', { case: of, code: 'INJURY' });
const caseOf = (id: string) => ours.inward(id);

describe('the feed of changes', () => {
  it('gives each case once, again when something happened to it, and a mark that always goes on', async () => {
    const cases = await followed(world, 5);
    const first = await changes(world, null, 3);
    const second = await changes(world, first.next, 3);
    expect([first.more, second.more]).toEqual([true, false]);
    expect([...first.items, ...second.items].map(({ id }) => caseOf(id)).sort()).toEqual([...cases].sort());
    const empty = await changes(world, second.next);
    expect(empty).toMatchObject({ items: [], more: false, next: second.next });
    await move(cases[3]);
    const third = await changes(world, empty.next);
    expect(third.items.map(({ id }) => caseOf(id))).toEqual([cases[3]]);
    expect((await changes(world, third.next)).items).toEqual([]);
  });

  it('has a mark before anything has happened, and tells of two acts in one instant', async () => {
    const other = await partner(world, 'EMPTY');
    const nothing = await changes(world, null, 10, other.login);
    expect(nothing).toMatchObject({ items: [], more: false });
    const [of = ''] = await followed(world, 1);
    await opened(world, [of], other.unit);
    const begun = await changes(world, nothing.next, 10, other.login);
    expect(begun.items).toHaveLength(1);
    // The time of the last change is the same; the version is not.
    await world.owner.query('update cases set version = version + 1 where id = $1', [of]);
    expect((await changes(world, begun.next, 10, other.login)).items).toHaveLength(1);
  });

  describe('while a transaction that began before others ends after them', () => {
    /** Changes a case and waits; everybody else goes on. */
    async function late(of: string | undefined) {
      const client = await beside(world);
      await client.query('begin');
      await client.query('update cases set version = version + 1 where id = $1', [of]);
      return async () => {
        await client.query('commit');
        await client.end();
      };
    }
    async function around(): Promise<{
      seen: (string | undefined)[];
      late: string | undefined;
      other: string | undefined;
    }> {
      const [one, other] = await followed(world, 2);
      const start = await marked();
      const commit = await late(one);
      await move(other);
      const between = await changesNow(world, start);
      await commit();
      const after = await changes(world, between.next);
      return { seen: [...between.items, ...after.items].map(({ id }) => caseOf(id)), late: one, other };
    }

    it('skips neither', async () => {
      const { seen, late: one, other } = await around();
      expect([...seen].sort()).toEqual([one, other].sort());
    });

    it('would skip it if it read up to what is committed', async () => {
      const real =
        (await world.owner.query<{ def: string }>(`select pg_get_functiondef('app.horizon()'::regprocedure) as def`))
          .rows[0]?.def ?? '';
      await world.owner.query(
        `create or replace function app.horizon() returns bigint language sql stable as $$ select 9223372036854775807 $$`,
      );
      try {
        const { seen, other } = await around();
        expect(seen).toEqual([other]);
      } finally {
        await world.owner.query(real);
      }
    });

    it('keeps the order of a case whose later act had the earlier number', async () => {
      const [of] = await followed(world, 1);
      const client = await beside(world);
      await client.query('begin');
      const [early] = (await client.query<{ xid: string }>('select pg_current_xact_id()::text as xid')).rows;
      await move(of);
      await client.query(
        `insert into case_event (id, case_id, person_id, kind, to_state, occurred_at, recorded_at, unit_id, account_id)
         select gen_random_uuid(), id, person_id, 'meetNeed', state, now(), now(), holder_id, gen_random_uuid() from cases where id = $1`,
        [of],
      );
      await client.query('commit');
      await client.end();
      const { rows } = await world.owner.query<{ kind: string; pos: string }>(
        'select kind, pos::text from case_event where case_id = $1 order by pos, seq',
        [of],
      );
      expect(rows.map(({ kind }) => kind)).toEqual(['register', 'recordNeed', 'meetNeed']);
      expect(Number(early?.xid)).toBeLessThan(Number(rows[1]?.pos));
      expect(rows[2]?.pos).toBe(rows[1]?.pos);
    });
  });

  /** The mark behind all that has happened. */
  async function marked(): Promise<string> {
    let mark = await changes(world, null);
    while (mark.more) mark = await changes(world, mark.next);
    return mark.next;
  }

  it('refuses a mark of another partner, an altered one, one of another list, and none at all', async () => {
    const other = await partner(world, 'MARKS');
    const mine = (await changes(world)).next;
    const theirs = (await changes(world, null, 500, other.login)).next;
    const refused = async (after: string) => {
      const { errors } = await world
        .as('system.iom')
        .attempt('query ($after: String) { changes(after: $after) { next } }', { after });
      return errors?.[0]?.extensions;
    };
    const altered = `${mine.slice(0, -3)}${mine.endsWith('AAA') ? 'BBB' : 'AAA'}`;
    for (const mark of [theirs, altered, 'x', Buffer.from(`1|${key()}`).toString('base64url')])
      expect(await refused(mark)).toMatchObject({ code: 'INVALID_CURSOR', field: 'after' });
    const { errors } = await world.as('system.iom').attempt(`{ referrals(after: "${mine}") { next } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_CURSOR', field: 'after' });
  });

  it('is walked by its index, however many cases there are', async () => {
    await world.owner.query('begin');
    await world.owner.query('set local enable_seqscan = off');
    const { rows } = await world.owner.query<{ 'QUERY PLAN': string }>(
      `explain select a.case_id from case_access a where a.unit_id = '00000000-0000-4000-8000-000000000000' and a.changed < (select app.horizon())
         and (a.changed, a.case_id) > (5, '00000000-0000-4000-8000-000000000000') order by a.changed, a.case_id limit 501`,
    );
    await world.owner.query('rollback');
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('case_access_feed');
    expect(plan).not.toContain('Sort');
  });
});

describe('a machine', () => {
  it('works with ids of its organisation’s own: what it was told is taken back, ours are strangers', async () => {
    const [of = ''] = await followed(world, 1);
    const one = (id: string) => world.as('system.iom').ask(`{ sharedCase(id: "${id}") { id version } }`);
    const id = ours.outward(of);
    expect((await one(id)).sharedCase).toMatchObject({ id });
    expect((await one(of)).sharedCase).toBeNull();
    const right = { case: id, kind: 'ACCESS' };
    expect(await act(world, 'system.iom', 'recordRightsRequest', right)).not.toHaveProperty('code');
    expect(await act(world, 'system.iom', 'recordRightsRequest', { ...right, case: of })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it.each([
    'cases { items { id } }',
    `case(id: "${key()}") { id }`,
    'search(text: "Wulan") { id }',
    'findPeople(name: "Wulan") { id }',
  ])('reads no %s', async (field) => {
    const { errors } = await world.as('system.iom').attempt(`{ ${field} }`);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('shares no word with another partner that would tie what both were told of the same people', async () => {
    const other = await partner(world, 'MITRAB');
    const cases = await followed(world, 6);
    await opened(world, cases, other.unit);
    for (const of of cases) await said(world, of, { groups: fieldGroups.codes });
    await act(world, 'officer.manila', 'recordDocument', {
      case: cases[0],
      kind: 'PASSPORT',
      status: 'VALID',
      issuedOn: '2024-01-01',
      expiresOn: '2029-01-01',
    });
    const dump = async (login: string) => {
      const { items } = await changes(world, null, 500, login);
      const answers = [
        JSON.stringify(
          await world
            .as(login)
            .ask(
              `{ changes(first: 2) { next items { id record { ${WHOLE} } } } referrals { items { id } next } me { unit { id } } units { id } organisations { id } }`,
            ),
        ),
      ];
      for (const { id } of items) {
        const { body } = await world.as(login).attempt(`{ sharedCase(id: "${id}") { ${WHOLE} } }`);
        answers.push(body);
      }
      return answers.join('\n') + JSON.stringify(items);
    };
    const [a, b] = [await dump('system.iom'), await dump(other.login)];
    const ids = (text: string) => new Set(text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g));
    const common = (x: Set<string>, y: Set<string>) => [...x].filter((one) => y.has(one));
    expect(ids(b).size).toBeGreaterThan(20);
    expect(common(ids(a), ids(b))).toEqual([]);
    // They do speak of the same: without their own names for it, everything would be in common.
    const theirs = await idsOf(world, other.login);
    expect(common(ids(ours.inward(a)), ids(theirs.inward(b))).length).toBeGreaterThan(20);
    // No instant, no number of a case, and no mark that can be read.
    const instants = (text: string) => text.match(/\d{4}-\d\d-\d\dT[\d:.]+/g) ?? [];
    expect([...instants(a), ...instants(b)]).toEqual([]);
    const { rows } = await world.owner.query<{ id: string; number: string }>('select id, number from cases');
    const readable = (text: string) =>
      text +
      (text.match(/[\w-]{40,}/g) ?? []).map((word) => Buffer.from(word, 'base64url').toString('latin1')).join('\n');
    for (const { id, number } of rows)
      for (const text of [readable(a), readable(b)])
        expect([text.includes(id), text.includes(number)]).toEqual([false, false]);
  });
});

describe('the tables of sharing', () => {
  it('say the same in the database as in the domain', async () => {
    const kinds = fieldGroups.codes.flatMap((group) =>
      fieldGroups.row(group).events.map((kind) => [kind, group] as const),
    );
    const { rows } = await world.owner.query<{ kind: string; group: string | null }>(
      'select k as kind, app.group_of(k) as "group" from unnest($1::text[]) k',
      [[...kinds.map(([kind]) => kind), 'breakGlass', 'barAccount', 'nonsense']],
    );
    expect(rows.map(({ kind, group }) => [kind, group])).toEqual([
      ...kinds,
      ['breakGlass', null],
      ['barAccount', null],
      ['nonsense', null],
    ]);
    const { rows: defs } = await world.owner.query<{ partner: string; share: string }>(
      `select pg_get_viewdef('app.partner'::regclass) as partner, pg_get_viewdef('app.share'::regclass) as share`,
    );
    for (const [purpose, { consent, groups }] of Object.entries(sharedFor)) {
      expect(defs[0]?.partner).toMatch(new RegExp(`'${purpose}'::text THEN '\\{${groups.join(',')}\\}'`));
      expect(defs[0]?.partner).toContain(`'${consent}'`);
    }
    const usual = fieldGroups.codes.filter((group) => fieldGroups.row(group).usual);
    expect(defs[0]?.share).toContain(`'{${usual.join(',')}}'`);
    const { rows: policies } = await world.owner.query<{ table: string; qual: string }>(
      `select tablename as table, qual from pg_policies where policyname = 'shared' and qual like '%s.groups%' and tablename <> 'case_event' order by 1`,
    );
    const walled = Object.fromEntries(
      policies.map(({ table, qual }) => [table, /'(\w+)'::text = ANY/.exec(qual)?.[1]]),
    );
    expect(walled).toEqual(groupOfTable);
  });

  it('are behind a wall for machines on everything that is a case’s or a person’s', async () => {
    const { rows } = await world.owner.query(
      `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
         and exists (select from pg_policy p where p.polrelid = c.oid and 'pulang_app'::regrole = any (p.polroles))
         and (c.relname in ('cases', 'person') or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('case_id', 'person_id')))
         and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'shared' and not p.polpermissive)`,
    );
    expect(rows).toEqual([]);
  });
});
