import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each where it stands, so that the rest of `app.facts` stays in the words it has by now. */
const changes = [
  // How long a record is kept is by its category, from the closing; for how many years the domain says.
  [
    `'retainedUntil', c.updated_at + interval '5 years',`,
    `'closedAt', (select max(e.occurred_at) from case_event e where e.case_id = c.id and e.to_state = c.state and e.from_state is distinct from e.to_state),
    'category', case when c.child_at_identification then 'CHILD_RECORD'
      when exists (select from determination d where d.case_id = c.id and d.outcome <> 'NOT') then 'VICTIM_RECORD' else 'CITIZEN_RECORD' end,`,
  ],
  // A paper between posts abroad says nothing of who took them over where they came home.
  [
    'and b.giver_signed_at <= at and b.receiver_signed_at <= at',
    `and b.giver_signed_at <= at and b.receiver_signed_at <= at
               and greatest(b.giver_signed_at, b.receiver_signed_at) >= coalesce((select max(e.occurred_at) from case_event e
                 where e.case_id = c.id and e.kind = 'arrive' and e.occurred_at <= at), '-infinity')`,
  ],
] as const;

export class JudgedSince1764760000430 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const [{ text }] = (await runner.query(
      `select pg_get_functiondef('app.facts(uuid, timestamptz)'::regprocedure) as text`,
    )) as [{ text: string }];
    let changed = text;
    for (const [from, to] of changes) {
      if (!changed.includes(from)) throw new Error('app.facts says it in other words.');
      changed = changed.replace(from, to);
    }
    await runner.query(changed);
  }

  async down(): Promise<void> {
    throw new Error('What was judged is not judged otherwise again; restore a copy instead.');
  }
}
