import type { MigrationInterface, QueryRunner } from 'typeorm';

const see = {
  cases: 'CUSTODY,CARE,AFTERCARE,TRAVEL,INQUIRY,SUMMARY',
  person: 'CUSTODY,CARE,AFTERCARE,TRAVEL,INQUIRY,SUMMARY',
  person_key: 'CUSTODY,CARE,AFTERCARE,TRAVEL,INQUIRY,SUMMARY',
  person_token: '',
  person_mark: '',
  case_event: 'CUSTODY,CARE,AFTERCARE,SUMMARY',
  consent: 'CUSTODY,CARE,AFTERCARE',
  need: 'CUSTODY,CARE,TRAVEL',
  determination: 'CUSTODY,INQUIRY',
  assessment: 'CUSTODY,CARE,TRAVEL,AFTERCARE',
  hold: 'CUSTODY,TRAVEL',
  travel_document: 'CUSTODY,TRAVEL',
  clearance: 'CUSTODY,TRAVEL',
  passenger: 'CUSTODY,CARE,TRAVEL,SUMMARY',
  handed_person: 'CUSTODY,CARE,TRAVEL,SUMMARY',
  stay: 'CUSTODY,CARE',
  plan: 'CUSTODY,AFTERCARE',
  assistance: 'CUSTODY,AFTERCARE',
  follow_up: 'CUSTODY,AFTERCARE',
  survey: 'CUSTODY,AFTERCARE',
} as const;

/** What is only ever added to. */
const appendOnly = new Set([
  'case_event',
  'determination',
  'assessment',
  'clearance',
  'handed_person',
  'plan',
  'survey',
  'person_token',
  'person_mark',
]);

/** A record of what happened is open to whoever's act it records, also where they may not read the whole. */
const write = 'CUSTODY,CARE,AFTERCARE,TRAVEL,INQUIRY';

/**
 * `offset 0` keeps the planner from hashing all of a unit's access rows for each child table: measured, it is the
 * difference between 0.7 and 0.02 of the unprotected speed at a million cases. That the access row is the caller's own
 * is said here as well as by the policy of `case_access` itself: one of the two forgotten opens nothing.
 */
const reached = (table: string, column: string, reaches: string) =>
  `exists (select from case_access a where a.${column} = ${table}.${column === 'case_id' && table === 'cases' ? 'id' : column === 'person_id' && table === 'person' ? 'id' : column}
     and a.unit_id = (select app.unit()) and a.until > now() and a.reach = any ('{${reaches}}') offset 0)`;

const byPerson = new Set(['person', 'person_key', 'person_token', 'person_mark']);

function wall(table: keyof typeof see): string[] {
  const column = byPerson.has(table) ? 'person_id' : 'case_id';
  const draft =
    table === 'person_key'
      ? ` or exists (select from draft d where d.person_id = person_key.person_id and d.case_id is null offset 0)`
      : '';
  const statements = [
    `create policy see_desk on ${table} for select to pulang_desk using ((select app.standing()) = 'desk')`,
    `create policy add on ${table} for insert to pulang_app with check (${reached(table, column, write)}${draft})`,
    `create policy add_desk on ${table} for insert to pulang_desk with check ((select app.standing()) = 'desk')`,
    `grant insert on ${table} to pulang_app, pulang_desk`,
  ];
  if (see[table]) {
    statements.push(
      `create policy see on ${table} for select to pulang_app using (${reached(table, column, see[table])}${draft})`,
      `grant select on ${table} to pulang_app, pulang_desk`,
    );
  }
  if (!appendOnly.has(table)) {
    statements.push(
      `create policy change on ${table} for update to pulang_app using (${reached(table, column, write)}${draft})`,
      `create policy change_desk on ${table} for update to pulang_desk using ((select app.standing()) = 'desk')`,
      `grant update on ${table} to pulang_app, pulang_desk`,
    );
  }
  return statements;
}

/** Whose movement it is, and once its manifest is issued who meets the people and who lets them in. */
const travels = (t: string) =>
  `${t}.unit_id = (select app.unit()) or ((select app.unit()) in (${t}.receiver_id, ${t}.immigration_id) and ${t}.state <> 'PLANNED')`;

/** Rows of no single case: whose unit may see and change them. */
const ours: Record<
  string,
  { see: string; change: string; add?: string; /** Those that may change; null is none. */ columns?: string | null }
> = {
  case_access: { see: 'unit_id = (select app.unit())', change: 'false' },
  intake_group: {
    see: `unit_id = (select app.unit()) or exists (select from cases c where c.group_id = intake_group.id offset 0)`,
    change: 'unit_id = (select app.unit())',
  },
  draft: { see: 'unit_id = (select app.unit())', change: 'unit_id = (select app.unit())' },
  movement: {
    see: `${travels('movement')} or exists (select from passenger p where p.movement_id = movement.id offset 0)`,
    change: travels('movement'),
    add: 'unit_id = (select app.unit())',
    columns: 'version, state',
  },
  leg: {
    see: 'exists (select from movement m where m.id = leg.movement_id offset 0)',
    change: `exists (select from movement m where m.id = leg.movement_id and (${travels('m')}) offset 0)`,
    add: 'exists (select from movement m where m.id = leg.movement_id and m.unit_id = (select app.unit()) offset 0)',
    columns: 'departed_at, arrived_at',
  },
  manifest: {
    see: 'exists (select from movement m where m.id = manifest.movement_id offset 0)',
    change: 'false',
    add: 'exists (select from movement m where m.id = manifest.movement_id and m.unit_id = (select app.unit()) offset 0)',
    columns: null,
  },
  // Each side signs for itself, which a trigger holds; what is signed was fixed when it was drafted.
  handover: {
    see: `(select app.unit()) in (giver_id, receiver_id) or exists (select from handed_person h where h.handover_id = handover.id offset 0)`,
    change: '(select app.unit()) in (giver_id, receiver_id)',
    add: 'giver_id = (select app.unit()) and giver_signed_at is null and receiver_signed_at is null',
    columns: 'version, giver_signed_at, giver_account_id, receiver_signed_at, receiver_account_id',
  },
  referral: {
    see: `(select app.unit()) in (unit_id, to_unit_id) or ${reached('referral', 'case_id', 'CUSTODY')}`,
    change: `(select app.unit()) in (unit_id, to_unit_id) or ${reached('referral', 'case_id', 'CUSTODY')}`,
    // Accepting opens a case: only who has it may offer it, and an offer never becomes one of another case or unit.
    add: `unit_id = (select app.unit()) and ${reached('referral', 'case_id', 'CUSTODY,AFTERCARE')}`,
    columns: 'version, state, answered_at, refusal',
  },
  person_match: {
    see: `${reached('person_match', 'case_id', 'CUSTODY')} and exists (select from case_access o where o.case_id = person_match.other_id
          and o.unit_id = (select app.unit()) and o.until > now() and o.reach = 'CUSTODY' offset 0)`,
    change: 'false',
  },
  idempotency_key: { see: 'account_id = (select app.account())', change: 'account_id = (select app.account())' },
};

const signedIn = '(select app.unit()) is not null';

export class Walls1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const run = async (statements: readonly string[]) => {
      for (const statement of statements) await runner.query(statement);
    };
    const tables = (await runner.query(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'migrations'`,
    )) as { name: string }[];
    for (const { name } of tables) {
      await run([`alter table ${name} enable row level security`, `alter table ${name} force row level security`]);
    }
    await run([
      'revoke all on schema public from public',
      'grant usage on schema public, app to pulang_app, pulang_desk, pulang_gate, pulang_sealer, pulang_worker',
    ]);

    for (const table of Object.keys(see) as (keyof typeof see)[]) await run(wall(table));
    for (const [table, { see: seen, change, add = change, columns }] of Object.entries(ours)) {
      await run([
        `create policy see on ${table} for select to pulang_app using (${seen})`,
        `create policy add on ${table} for insert to pulang_app with check (${add})`,
        `create policy change on ${table} for update to pulang_app using (${change})`,
        `create policy see_desk on ${table} for select to pulang_desk using ((select app.standing()) = 'desk')`,
        `create policy add_desk on ${table} for insert to pulang_desk with check ((select app.standing()) = 'desk')`,
        `create policy change_desk on ${table} for update to pulang_desk using ((select app.standing()) = 'desk')`,
        `grant select on ${table} to pulang_app, pulang_desk`,
      ]);
      if (table !== 'case_access') {
        const update = columns === null ? '' : `, update ${columns ? `(${columns})` : ''}`;
        await run([`grant insert${update} on ${table} to pulang_app, pulang_desk`]);
      }
    }
    await run([
      `create view former_case with (security_invoker = true) as select case_id as id, number, state, since from case_access
       where unit_id = (select app.unit()) and (reach = 'TRACE' or until <= now())`,
      'grant select on former_case to pulang_app, pulang_desk',
    ]);
    for (const table of ['organisation', 'unit', 'shelter', 'bed']) {
      await run([
        `create policy see on ${table} for select to pulang_app, pulang_desk using (${signedIn})`,
        // Set-up writes these as the owner, whom forced row-level security holds as well.
        `create policy set_up on ${table} for all to current_user using (true) with check (true)`,
        `grant select on ${table} to pulang_app, pulang_desk`,
      ]);
    }
    await run([
      `create policy set_up on account for all to current_user using (true) with check (true)`,
      `create policy see on account for select to pulang_app using (
         (select app.standing()) = 'admin' and exists (select from unit u join unit mine on mine.organisation_id = u.organisation_id
         where u.id = account.unit_id and mine.id = (select app.unit()) offset 0))`,
      'grant select on account to pulang_app',
      // The audit takes what the signed context says, not what a statement claims.
      `create policy add on audit_entry for insert to pulang_app, pulang_desk
         with check (account_id = (select app.account()) and unit_id = (select app.unit()))`,
      `create policy see on audit_entry for select to pulang_app using ((select app.standing()) = 'audit')`,
      'grant insert on audit_entry to pulang_app, pulang_desk',
      'grant usage on sequence audit_entry_seq_seq to pulang_app, pulang_desk',
      'grant select on audit_entry to pulang_app',
      'create policy seal on audit_entry for select to pulang_sealer using (true)',
      'create policy seal on audit_link for all to pulang_sealer using (true) with check (true)',
      'create policy seal on audit_checkpoint for all to pulang_sealer using (true) with check (true)',
      'grant select on audit_entry to pulang_sealer',
      'grant select, insert on audit_link, audit_checkpoint to pulang_sealer',
    ]);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
