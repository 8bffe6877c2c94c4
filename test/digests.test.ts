import type { Pool } from 'pg';
import { agencyKinds, answerersOf, clocks, mayName, reaches } from '#domain';
import { accounts } from '../src/demonstration/cast';
import { openPool } from '../src/platform/db/pool';
import { jobsOf } from '../src/work';
import { openWorld, type World } from './world';

/** Everybody who has a morning: each role that has a part in cases, alone and as supervisor, in each kind of agency. */
const readers = [
  ...new Map(
    accounts
      .toReversed()
      .filter(({ roles }) => mayName(roles, 'Query.digests'))
      .map((one) => [`${one.roles.join()} ${one.roles.includes('shelter') ? one.unit : ''}`, one] as const),
  ).values(),
];
const unitsOf = [...new Set(readers.map(({ unit }) => unit))];
/** Each unit has a case of each reach, once with what was put before those above. */
const standings = unitsOf.flatMap((unit) =>
  reaches.flatMap((reach) => [false, true].map((above) => ({ unit, reach, above }))),
);

let world: World;
let worker: Pool;
let ids: string[];
beforeAll(async () => {
  world = await openWorld();
  worker = openPool({ connectionString: world.addressOf('pulang_worker'), max: 1 });
  const registered = [];
  for (let at = 0; at < standings.length; at += 100)
    registered.push(...(await world.registered(Math.min(100, standings.length - at))));
  ids = registered.map(({ id }) => id);
  await stage();
}, 120_000);
afterAll(async () => {
  await worker.end();
  await world.close();
});

/** What no day at an office brings together: every clock under every reach, of every kind of inbox. */
async function stage() {
  const { owner } = world;
  const offset = 12 - new Date().getUTCHours();
  // Nothing of it is an act: what acts bring about is not to follow.
  await owner.query('set session_replication_role = replica');
  await owner.query('update unit set zone = $1', [`Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`]);
  await owner.query('delete from alert');
  await owner.query('delete from case_access');
  await owner.query(
    `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
     select c.id, c.person_id, s.unit, s.reach, now(), 'STAY', c.number, c.state, c.updated_at
     from unnest($1::uuid[], $2::uuid[], $3::text[]) s (id, unit, reach) join cases c on c.id = s.id`,
    [ids, standings.map(({ unit }) => unit), standings.map(({ reach }) => reach)],
  );
  await owner.query(
    `insert into hold (id, case_id, person_id, unit_id, occurred_at, recorded_at, code, owner)
     select c.id, c.id, c.person_id, c.post_id, now(), now(), 'SECURITY_RISK', 'POLRI' from cases c`,
  );
  // Of each kinship both ends lie with the same unit under the same reach.
  await owner.query(
    `insert into kin (id, case_id, other_id, relation, proof, unit_id, occurred_at, recorded_at)
     select c.id, c.id, o.id, 'SIBLING', 'STATED', c.post_id, now(), now()
     from unnest($1::uuid[], $2::uuid[]) p (id, other) join cases c on c.id = p.id join cases o on o.id = p.other`,
    [ids.filter((_, i) => i % 2 === 0), ids.filter((_, i) => i % 2 === 1)],
  );
  await owner.query(
    `insert into disagreement (id, version, case_id, person_id, kind, state, agencies, answerers, awaits, opened_at, due_at, kin_id)
     select c.id, 1, c.id, c.person_id, 'KINSHIP', 'OPEN', '{}', $1, 'HOLDER', now(), now(), k.id
     from cases c join kin k on c.id in (k.case_id, k.other_id)`,
    [answerersOf('KINSHIP', [])],
  );
  await owner.query(
    `insert into erasure (id, version, case_id, person_id, category, reason, due_since, proposed_at, proposed_by, state)
     select c.id, 1, c.id, c.person_id, 'CITIZEN_RECORD', 'REQUEST', now(), now(), c.id, 'PROPOSED' from cases c`,
  );
  const alerts = (from: string) =>
    `insert into alert (id, case_id, person_id, clock, subject_id, awaits, unit_id, started_at, due_at, halted_at, halts, escalated_at, recorded_at)
     select gen_random_uuid(), c.id, c.person_id, k.clock, k.subject, k.awaits, k.unit, now() - interval '9 days',
       now() + k.days * interval '1 day', case when k.halts > 0 then now() end, k.halts, case when s.above then now() end, now()
     from unnest($1::uuid[], $2::bool[]) s (id, above) join cases c on c.id = s.id ${from}`;
  const of = [ids, standings.map(({ above }) => above)];
  await owner.query(
    alerts(`cross join lateral (select code as clock, c.id as subject, null as awaits, null::uuid as unit, at % 5 - 2.5 as days, (at % 7 = 0)::int as halts
      from unnest($3::text[]) with ordinality t (code, at) where code not in ('REFERRAL_ANSWER', 'TRANSFER_ANSWER')) k`),
    [...of, clocks.codes],
  );
  await owner.query(
    alerts(`cross join lateral (select d.clock, gen_random_uuid() as subject, a.kind as awaits, null::uuid as unit, -1 as days, 0 as halts
      from unnest($3::text[]) a (kind) cross join unnest('{DISAGREEMENT,STATUS_DISAGREEMENT}'::text[]) d (clock)) k`),
    [...of, agencyKinds.codes],
  );
  await owner.query(
    `insert into referral (id, case_id, person_id, unit_id, occurred_at, recorded_at, version, to_unit_id, service, state, preview, kind, expires_at)
     select md5(c.id::text || x.past)::uuid, c.id, c.person_id, c.post_id, now(), now(), 1, s.unit, case when x.past then 'RECEPTION' else 'SHELTER' end, 'OFFERED', '{}', 'REFERRAL',
       now() + case when x.past then -1 else 1 end * interval '1 day'
     from unnest($1::uuid[], $2::uuid[]) s (id, unit) join cases c on c.id = s.id cross join (values (true), (false)) x (past)`,
    [ids, standings.map(({ unit }) => unit)],
  );
  await owner.query(
    alerts(`cross join lateral (select case when r.expires_at > now() then 'REFERRAL_ANSWER' else 'TRANSFER_ANSWER' end as clock, r.id as subject, null as awaits,
      r.to_unit_id as unit, case when r.expires_at > now() then 1 else -1 end as days, 0 as halts from referral r where r.case_id = c.id) k`),
    of,
  );
  // Each unit puts something off of a case in its custody; each account is barred from a case that its colleagues go on with.
  await owner.query(
    `insert into snooze (id, alert_id, case_id, unit_id, account_id, reason, until, recorded_at)
     select distinct on (a.unit_id, l.clock) gen_random_uuid(), l.id, l.case_id, a.unit_id, a.unit_id, 'WAITING_FOR_ANSWER', now() + interval '1 hour', now()
     from alert l join case_access a on a.case_id = l.case_id where l.due_at > now() and l.escalated_at is null order by a.unit_id, l.clock, a.reach = 'CUSTODY' desc, l.id`,
  );
  for (const { id, unit } of readers) {
    await owner.query(
      `insert into barring (id, case_id, person_id, unit_id, occurred_at, recorded_at, account_id, reason)
       select gen_random_uuid(), c.id, c.person_id, $2, now(), now(), $1, 'CONFLICT_OF_INTEREST' from cases c where c.id = $3`,
      [id, unit, ids[standings.findIndex((one) => one.unit === unit && one.reach === 'CUSTODY' && one.above)]],
    );
  }
  await owner.query('set session_replication_role = default');
}

interface Waiting {
  clock: string;
  open: number;
  overdue: number;
}
/** What an account finds in its inbox, page by page. */
async function inboxOf(login: string): Promise<Waiting[]> {
  const items: { clock: string; overdue: boolean }[] = [];
  for (let after: string | null = null; ;) {
    const { inbox }: { inbox: { items: typeof items; next: string | null } } = await world
      .as(login)
      .ask('query ($after: String) { inbox(first: 100, after: $after) { items { clock overdue } next } }', { after });
    items.push(...inbox.items);
    after = inbox.next;
    if (after === null) break;
  }
  const byClock = Object.entries(Object.groupBy(items, ({ clock }) => clock));
  return byClock
    .map(([clock, some = []]) => ({ clock, open: some.length, overdue: some.filter((one) => one.overdue).length }))
    .sort((a, b) => (a.clock < b.clock ? -1 : 1));
}
const digestOf = async (login: string) =>
  (await world.as(login).ask('{ digests { items { lines { clock open overdue fallenDue } } } }')).digests.items as {
    lines: (Waiting & { fallenDue: number })[];
  }[];

describe('the morning of each account', () => {
  beforeAll(() => jobsOf(world.app).digest.run({}, (text, values) => worker.query(text, values)), 60_000);

  it.each(readers.map(({ login }) => login))('of %s counts what its inbox shows, clock by clock', async (login) => {
    const inbox = await inboxOf(login);
    const [digest] = await digestOf(login);
    expect(digest?.lines.map(({ clock, open, overdue }) => ({ clock, open, overdue })) ?? []).toEqual(inbox);
    // The first of its mornings: all that is overdue fell due since.
    expect(digest?.lines.map(({ fallenDue }) => fallenDue) ?? []).toEqual(inbox.map(({ overdue }) => overdue));
  });

  it('has every clock in somebody’s, but what the desk or who oversees alone can answer', async () => {
    const told = new Set<string>();
    for (const { login, roles } of readers) {
      if (roles.includes('desk')) continue;
      for (const { lines } of await digestOf(login)) for (const { clock } of lines) told.add(clock);
    }
    expect(clocks.codes.filter((clock) => !told.has(clock))).toEqual(['GRANTED_ERASURE', 'GLASS_REVIEW']);
  });

  it('tells a supervisor what their unit put off as well', async () => {
    const open = async (login: string) => (await digestOf(login))[0]?.lines.reduce((all, line) => all + line.open, 0);
    expect(await open('supervisor.manila')).toBeGreaterThan((await open('officer.manila')) ?? 0);
  });
});

describe('beside a case', () => {
  /** By role, what an account of it may not read of a case, under whatever reach. */
  const hidden: Record<string, readonly string[]> = {
    'caseworker.iom': ['ENQUIRY', 'GRANTED_ERASURE', 'HOLD_REVIEW', 'SPLP_VALIDITY', 'GUEST_SOUGHT'],
    'social.ntt': ['ENQUIRY', 'GRANTED_ERASURE', 'HOLD_REVIEW', 'SPLP_VALIDITY', 'DETERMINATION'],
    'officer.manila': ['GUEST_SOUGHT'],
    'shelter.kemensos': [],
  };
  /** By reach, what is not told under it, and something that is. */
  const byReach: readonly [reach: string, never: readonly string[], told: string | null][] = [
    ['CUSTODY', [], 'FIRST_INTERVIEW'],
    ['CARE', ['SERVICE_AFTER_APPLICATION', 'FOLLOW_UP_1', 'REINTEGRATION_PLAN', 'DETERMINATION'], 'EMERGENCY_AID'],
    ['AFTERCARE', ['EMERGENCY_AID', 'ENQUIRY', 'DETERMINATION', 'GUEST_SOUGHT'], 'FOLLOW_UP_1'],
    ['TRAVEL', ['DATA_ACCESS', 'ENQUIRY', 'FOLLOW_UP_1', 'RESTITUTION_PAYMENT', 'FIRST_INTERVIEW'], 'REMAINS'],
    ['INQUIRY', ['DATA_ACCESS', 'ENQUIRY', 'EMERGENCY_AID', 'FOLLOW_UP_1'], 'FIRST_INTERVIEW'],
  ];

  it.each(Object.entries(hidden))('%s is told of no clock whose matter is closed to them', async (login, never) => {
    const { unit } = readers.find((one) => one.login === login) ?? { unit: '' };
    for (const [reach, closed, told] of byReach) {
      const at = standings.findIndex((one) => one.unit === unit && one.reach === reach && !one.above);
      const { case: seen } = await world.as(login).ask(`{ case(id: "${ids[at]}") { alerts { clock } } }`);
      const clock = new Set(seen.alerts.map((one: { clock: string }) => one.clock));
      expect([reach, [...never, ...closed].filter((one) => clock.has(one))]).toEqual([reach, []]);
      if (told) expect([reach, [...clock]]).toEqual([reach, expect.arrayContaining([told])]);
      if (reach === 'CUSTODY') expect(clock.has('ENQUIRY')).toBe(!never.includes('ENQUIRY'));
    }
  });
});
