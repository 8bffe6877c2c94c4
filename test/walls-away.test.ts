import { randomUUID } from 'node:crypto';
import { Client, type Pool } from 'pg';
import { ContextSigner } from '../src/platform/db/context';
import { openPool } from '../src/platform/db/pool';
import { idOf } from '../src/demonstration/cast';
import { jobsOf } from '../src/work';
import { act, arrived, issue, kemensos, manila, oneOf, planned, readyOn, when } from './journey';
import { key, openWorld, type World } from './world';

/** What stands behind each of these walls is seen with the wall taken away, so that a test of it means something. */

let world: World;
let worker: Pool;
beforeAll(async () => {
  world = await openWorld();
  worker = openPool({ connectionString: world.addressOf('pulang_worker'), max: 1 });
});
afterAll(async () => {
  await worker.end();
  await world.close();
});

/** What is seen while these statements stand, which are undone however it ends. */
async function without<T>(away: string, back: string, seen: () => Promise<T>): Promise<T> {
  await world.owner.query(away);
  try {
    return await seen();
  } finally {
    await world.owner.query(back);
  }
}
const wallOf = async (table: string): Promise<string> =>
  (await world.owner.query(`select qual from pg_policies where tablename = $1 and policyname = 'see'`, [table])).rows[0]
    .qual;

describe('The wall of what a manifest said of somebody', () => {
  it('hides it from the house that only cares for them', async () => {
    const { id: movement } = await planned(world);
    const id = await oneOf(world);
    await readyOn(world, movement, [id]);
    await issue(world, movement);
    await world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
       select c.id, c.person_id, u.id, 'CARE', now(), 'REFERRAL', c.number, c.state, c.updated_at
       from cases c, unit u where c.id = $1 and u.code = 'MITRA-RMH'`,
      [id],
    );
    const saidTo = async (login: string) => {
      const asked = 'query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { manifested { manifestId } } }';
      return (await world.as(login).ask(asked, { id })).case.manifested.length;
    };
    expect([await saidTo(manila), await saidTo('shelter.partner')]).toEqual([1, 0]);
    const wall = await wallOf('manifest_person');
    const open = 'alter policy see on manifest_person using (true)';
    const shut = `alter policy see on manifest_person using (${wall})`;
    expect(await without(open, shut, () => saidTo('shelter.partner'))).toBe(1);
    expect(await saidTo('shelter.partner')).toBe(0);
  });
});

describe('The wall of how somebody was reached before', () => {
  it('hides it from who only meets them on the way', async () => {
    const id = await oneOf(world);
    const input = { key: key(), case: id, phone: '+62 812 3456 7890', occurredAt: '2025-06-07T01:00:00Z' };
    const changed = 'mutation ($input: ChangeContact!) { changeContact(input: $input) { __typename } }';
    expect((await world.as(manila).ask(changed, { input })).changeContact).toEqual({ __typename: 'Case' });
    await world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
       select c.id, c.person_id, u.id, 'TRAVEL', now(), 'REFERRAL', c.number, c.state, c.updated_at
       from cases c, unit u where c.id = $1 and u.code = 'KEMENSOS-RS'`,
      [id],
    );
    const shelter = 'shelter.kemensos';
    const known = async (login: string) => {
      const asked = 'query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { pastContacts { id } } }';
      return (await world.as(login).ask(asked, { id })).case.pastContacts.length;
    };
    expect([await known(manila), await known(shelter)]).toEqual([1, 0]);
    const wall = await wallOf('past_contact');
    const open = 'alter policy see on past_contact using (true)';
    const shut = `alter policy see on past_contact using (${wall})`;
    expect(await without(open, shut, () => known(shelter))).toBe(1);
    expect(await known(shelter)).toBe(0);
  });
});

describe('The walls of houses and beds', () => {
  it('let nobody but an administrator open one, and in their own organisation alone', async () => {
    const app = new Client({ connectionString: world.addressOf('pulang_app') });
    await app.connect();
    const signer = new ContextSigner(world.ring.secret('context'));
    const added = async (standing: 'admin' | 'unit', of: string, ...statements: string[]) => {
      const who = { account: idOf('account shelter.partner'), unit: idOf('unit MITRA-RMH'), standing };
      await app.query('begin');
      await app.query('select app.enter($1)', [signer.sign(who)]);
      try {
        for (const one of statements) await app.query(one, [idOf(`unit ${of}`)]);
        return 'added';
      } catch (error) {
        return (error as Error).message;
      } finally {
        await app.query('rollback');
      }
    };
    const house = `insert into shelter (id, code, name, unit_id) values ('${randomUUID()}', 'NEW', 'New', $1)`;
    const bed = `insert into bed (id, shelter_id, kind, count)
      select gen_random_uuid(), id, 'FAMILY', 1 from shelter where unit_id = $1 and code in ('NEW', 'RPTC-BA')`;
    const closed = (table: string) => expect.stringContaining(`row-level security policy for table "${table}"`);
    const checks = `select with_check as wall from pg_policies where policyname = 'add' and tablename = $1`;
    try {
      expect(await added('admin', 'MITRA-RMH', house, bed)).toBe('added');
      for (const [table, tries] of [
        // Of others an administrator opens none, and who runs a unit none at all.
        ['shelter', () => added('admin', 'KEMENSOS-RS', house)],
        ['shelter', () => added('unit', 'MITRA-RMH', house)],
        ['bed', () => added('unit', 'KEMENSOS-RS', bed)],
      ] as const) {
        expect(await tries()).toEqual(closed(table));
        const { wall } = (await world.owner.query(checks, [table])).rows[0];
        const open = `alter policy add on ${table} with check (true)`;
        expect(await without(open, `alter policy add on ${table} with check (${wall})`, tries)).toBe('added');
        expect(await tries()).toEqual(closed(table));
      }
    } finally {
      await app.end();
    }
  });
});

describe('The walls of what a unit said that its headings mean', () => {
  it('let no other unit read it, say it for them or change it', async () => {
    const [manila, phnomPenh] = [idOf('unit KBRI-MNL'), idOf('unit KBRI-PNH')];
    await world.owner.query(
      `insert into list_heading (id, unit_id, heading, field, recorded_at) values (gen_random_uuid(), $1, 'peserta', 'name', now())`,
      [manila],
    );
    const app = new Client({ connectionString: world.addressOf('pulang_app') });
    await app.connect();
    const signer = new ContextSigner(world.ring.secret('context'));
    /** How many rows an officer of this unit sees or changes, or why none. */
    const tried = async (unit: string, statement: string) => {
      const who = { account: idOf('account officer.phnompenh'), unit, standing: 'unit' } as const;
      await app.query('begin');
      await app.query('select app.enter($1)', [signer.sign(who)]);
      try {
        return (await app.query(statement)).rowCount;
      } catch (error) {
        return (error as Error).message;
      } finally {
        await app.query('rollback');
      }
    };
    const read = 'select from list_heading';
    const said = `insert into list_heading (id, unit_id, heading, field, recorded_at) values (gen_random_uuid(), '${manila}', 'saluran', 'phone', now())`;
    const changed = `update list_heading set field = 'alias'`;
    const closed = expect.stringContaining('row-level security policy for table "list_heading"');
    const mine = '(unit_id = (select c.unit from app.caller c))';
    try {
      for (const [name, clause, statement, none] of [
        ['see', 'using', read, 0],
        ['add', 'with check', said, closed],
        ['change', 'using', changed, 0],
      ] as const) {
        expect([await tried(manila, statement), await tried(phnomPenh, statement)]).toEqual([1, none]);
        const policy = `alter policy ${name} on list_heading ${clause}`;
        const open = () => tried(phnomPenh, statement);
        expect(await without(`${policy} (true)`, `${policy} ${mine}`, open)).toBe(1);
        expect(await open()).toEqual(none);
      }
    } finally {
      await app.end();
    }
  });
});

describe('The end of a draft', () => {
  it('comes as soon as somebody else answers for its people', async () => {
    const ids = (await arrived(world, 2, await planned(world))) as [string, string];
    const draft = async (people: readonly string[], receiver: string) => {
      const id = key();
      const paper = { id, number: `BAST/${id.slice(0, 4)}`, place: 'CGK', receiver, occurredAt: when.handed };
      await act(world, manila, 'draftHandover', {
        ...paper,
        people: people.map((one) => ({ case: one, condition: 'GOOD' })),
      });
      return id;
    };
    const sees = async (id: string) =>
      (await world.as('social.ntt').ask('query ($id: ID!) { case(id: $id) { id } }', { id })).case !== null;
    const handedOn = async (id: string) => {
      const handover = await draft([id], kemensos);
      const signed = { handover, signedAt: when.handed };
      await act(world, manila, 'signHandover', { ...signed, version: 1 });
      await act(world, 'shelter.kemensos', 'signHandover', { ...signed, version: 2 });
    };
    await draft(ids, idOf('unit DINSOS-NT'));
    expect(await sees(ids[0])).toBe(true);
    await handedOn(ids[0]);
    expect(await sees(ids[0])).toBe(false);
    const [open, shut] = ['disable', 'enable'].map((what) => `alter table cases ${what} trigger end_drafted`);
    await without(open ?? '', shut ?? '', () => handedOn(ids[1]));
    expect(await sees(ids[1])).toBe(true);
  });
});

describe('The key of somebody who is no case', () => {
  it.each(['draft', 'host_list'])('is destroyed after two years, whom a %s names', async (table) => {
    // As old as what is kept no longer, past every rule of how such a row comes to be.
    const listed = async () => {
      const [person, list, unit] = [key(), key(), idOf('unit KBRI-MNL')];
      const rows: Record<string, string> = {
        draft: `insert into draft (id, version, group_id, unit_id, person_id, act_key, line, state, held_back, fingerprint, recorded_at)
          values ('${key()}', 1, '${list}', '${unit}', '${person}', '${key()}', 1, 'OPEN', false, convert_to('${key()}', 'UTF8'), now() - interval '3 years');`,
        host_list: `insert into host_list (id, version, unit_id, group_id, kind, reference, occurred_at, recorded_at)
            values ('${list}', 1, '${unit}', '${list}', 'SURRENDER', 'X', now(), now() - interval '3 years');
          insert into host_entry (id, version, list_id, unit_id, line, standing, by_number, person_id, owner_id, recorded_at)
            values ('${key()}', 1, '${list}', '${unit}', 1, 'ONLY_THEIRS', false, '${person}', '${unit}', now());`,
      };
      await world.owner.query(
        `begin; set local session_replication_role = replica;
         insert into person_key (person_id, wrapped) values ('${person}', ''); ${rows[table]} commit`,
      );
      return person;
    };
    const kept = async (person: string) => {
      await jobsOf(world.app)['forget-strangers'].run({}, (text) => worker.query(text));
      return (await world.owner.query('select from person_key where person_id = $1', [person])).rowCount;
    };
    expect(await kept(await listed())).toBe(0);
    const [away, back] = [
      `drop policy gate on ${table}`,
      `create policy gate on ${table} for select to pulang_gate using (true)`,
    ];
    expect(await without(away, back, async () => kept(await listed()))).toBe(1);
  });
});
