import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = ['alert', 'rights_request', 'erasure', 'person_key', 'cases'];
const wall = (how: 'force' | 'no force') => tables.map((table) => `alter table ${table} ${how} row level security`);

const statements = [
  // As the erasure itself, which has the reach of custody.
  `create policy erasure_seen on alert as restrictive for select to pulang_app, pulang_desk
     using (clock <> 'GRANTED_ERASURE' or exists (select from erasure e where e.id = alert.subject_id offset 0))`,
  ...wall('no force'),
  // Somebody was told yes, it was declined, and nobody told them no: what they asked is open again, and waits for a true answer.
  `with asked as (
     update rights_request r set state = 'OPEN', answered_at = null, ground = null, answered = null, version = version + 1,
       due_at = now() + interval '72 hours'
     where r.kind = 'ERASURE' and r.state in ('GRANTED', 'PARTLY')
       and exists (select from erasure e where e.person_id = r.person_id and e.reason = 'REQUEST' and e.state = 'DECLINED' and e.due_since >= r.answered_at)
       and not exists (select from erasure e where e.person_id = r.person_id and e.files is null and e.state = 'PROPOSED')
       and exists (select from person_key k where k.person_id = r.person_id)
       and not exists (select from rights_request o where o.case_id = r.case_id and o.kind = r.kind and o.id <> r.id
         and (o.state = 'OPEN' or o.state in ('GRANTED', 'PARTLY') and o.answered_at > r.answered_at))
     returning r.*)
   insert into alert (id, case_id, person_id, clock, subject_id, started_at, due_at, halts, recorded_at)
   select gen_random_uuid(), a.case_id, a.person_id, 'DATA_ERASURE', a.id, now(), a.due_at, 0, now() from asked a`,
  // What was granted and waits has its clock from when it was granted.
  `insert into alert (id, case_id, person_id, clock, subject_id, started_at, due_at, halts, recorded_at)
   select gen_random_uuid(), e.case_id, e.person_id, 'GRANTED_ERASURE', e.id, e.due_since, e.due_since + interval '72 hours', 0, now()
   from erasure e where e.state = 'PROPOSED' and e.reason = 'REQUEST'`,
  ...wall('force'),
];

/** An erasure that was granted is carried out, or the person is told why not. */
export class Granted1764770000210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('What was asked again is not taken back.');
  }
}
