import 'reflect-metadata';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { openPool } from '../src/platform/db/pool';
import { KeyRing } from '../src/platform/vault/key-ring';
import { rotate } from '../src/platform/vault/rotate';
import { Vault } from '../src/platform/vault/vault';
import { kanarina, opened, registered } from './kanarina';
import { csv, DRAFTS, groupOf, importInto } from './lists';
import { openWorld, type World } from './world';

let world: World;
let worker: Pool;
beforeAll(async () => {
  world = await openWorld();
  worker = openPool({ connectionString: world.addressOf('pulang_worker'), max: 2 });
});
afterAll(async () => {
  await worker.end();
  await world.close();
});

const owner = (text: string, values: unknown[] = []) => world.owner.query(text, values);
const drafts = (group: string) => world.as('officer.manila').attempt(DRAFTS, { group });

async function versions(): Promise<Record<string, number>> {
  const { rows } = await owner(`select get_byte(wrapped, 3) as version, count(*)::int as n from person_key group by 1`);
  return Object.fromEntries(rows.map(({ version, n }) => [version, n]));
}

describe('a rotation of the master key', () => {
  it('leaves everything readable, forgets the old key, and goes on working the next time', async () => {
    const id = await registered(world, kanarina);
    const group = await groupOf(world);
    await importInto(world, { group, ...csv(`${kanarina.name},P,31/02/1999,${kanarina.nik},,,${kanarina.notes}`) });
    const before = [(await opened(world, id)).body, (await drafts(group)).body];
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
      expect([(await opened(world, id)).body, (await drafts(group)).body]).toEqual(before);
      expect((await opened(world, await registered(world, { name: 'Sesudah Rotasi' }))).body).toContain(
        'Sesudah Rotasi',
      );
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
    const id = await registered(world, kanarina);
    const before = (await opened(world, id)).body;
    const from = world.ring.master().current;
    await owner(`create function torn() returns trigger language plpgsql as $$ begin
      if (select count(*) from person_key where get_byte(wrapped, 3) <> ${from}) >= 1000 then raise exception 'torn'; end if; return null; end $$`);
    await owner('create trigger torn before update on person_key for each statement execute function torn()');
    await expect(rotate(worker, world.ring, 0)).rejects.toThrow('torn');
    await owner('drop function torn cascade');
    expect(Object.keys(await versions()).sort()).toEqual([String(from), String(from + 1)]);
    expect((await opened(world, id)).body).toBe(before);
    expect(await rotate(worker, world.ring, 0)).toMatchObject({ version: from + 1, dropped: [from] });
    expect(Object.keys(await versions())).toEqual([String(from + 1)]);
    expect((await opened(world, id)).body).toBe(before);
  });

  it('disturbs nobody who registers and reads meanwhile, in this process and in others', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, (_, i) => registered(world, { name: `Beban ${i}` })));
    // A server that knows the ring from before: it takes up the new key by itself.
    const other = new Vault(new KeyRing(join(world.dataDir, 'keys')));
    other.create(randomUUID());
    let done = false;
    const faults: string[] = [];
    const load = async (n: number) => {
      for (let i = 0; !done; i += 1) {
        const id =
          i % 3 === 0
            ? await registered(world, { name: `Beban ${n}.${i}` })
            : (ids[(i * 7 + n) % ids.length] as string);
        const { errors, body } = await opened(world, id);
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
    const id = await registered(world, kanarina);
    const { rows } = await owner(
      'select p.id, p.label, k.wrapped from cases c join person p on p.id = c.person_id join person_key k on k.person_id = p.id where c.id = $1',
      [id],
    );
    const stranger = new KeyRing(mkdtempSync(join(tmpdir(), 'pulang-ring-')));
    while (stranger.master().current < world.ring.master().current) stranger.addMaster();
    const place = { table: 'person', envelope: 'label', row: rows[0].id };
    expect(new Vault(world.ring).open(rows[0].wrapped, place, rows[0].label)).toMatchObject({ name: kanarina.name });
    expect(() => new Vault(stranger).open(rows[0].wrapped, place, rows[0].label)).toThrow();
    expect(() => new Vault(world.ring).open(randomBytes(80), place, rows[0].label)).toThrow();
  });
});
