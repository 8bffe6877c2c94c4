import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = [
  // Each was compared as it was registered.
  'alter table cases add column checked_at timestamptz',
  'alter table cases no force row level security',
  'alter table cases disable trigger user',
  'update cases set checked_at = recorded_at',
  'alter table cases enable trigger user',
  'alter table cases force row level security',
  `alter table interview add column interviewer text check (interviewer in ('NO_WISH', 'AS_WISHED', 'NOT_AS_WISHED'))`,
];

/** Whoever's act compares a case has it said of the case. */
const compared = `
  update public.cases c set checked_at = now() where c.id = the_case and c.checked_at is null and c.id <> all ((select app.barred())::uuid[])
    and (app.standing() = 'desk' or exists (select from public.case_access a where a.case_id = c.id and a.unit_id = app.unit() and a.until > now()));
end $function$`;

/** What was said to hold, whatever was on record, and what holds by the record. */
const holds = [
  [`'reporterType', 'SELF',`, ''],
  [`'duplicateCheckDone', true`, `'duplicateCheckDone', c.checked_at is not null`],
  [
    `'trained', true`,
    `'byOfficer', not exists (select from case_event e join account o on o.id = e.account_id
       where e.subject_id = d.id and e.kind = 'recordDetermination' and 'partner' = any (o.roles))`,
  ],
  [
    `'interviewerPreferenceHonoured', true`,
    `'interviewerPreferenceHonoured', coalesce((select i.interviewer <> 'NOT_AS_WISHED' from interview i
       where i.case_id = c.id and i.kind = 'SCREENING' and i.interviewer is not null and i.occurred_at <= at
       order by i.occurred_at desc, i.recorded_at desc limit 1), true)`,
  ],
] as const;

/** Guards that were constants read what was recorded. */
export class Guarded1764770000240 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of columns) await runner.query(statement);
    await runner.query(holds.reduce(said, await body(runner, 'app.facts(uuid, timestamptz)')));
    const matches = await body(runner, 'app.note_matches(uuid)');
    await runner.query(said(matches.trimEnd(), ['\nend $function$', compared]));
  }

  async down(): Promise<void> {
    throw new Error('What holds by the record is not said to hold without one.');
  }
}

async function body(runner: QueryRunner, name: string): Promise<string> {
  const [found] = (await runner.query(`select pg_get_functiondef($1::regprocedure) as text`, [name])) as {
    text: string;
  }[];
  return found?.text ?? '';
}

function said(text: string, [before, after]: readonly [string, string]): string {
  if (!text.includes(before)) throw new Error(`app.facts says it in other words than ${before}`);
  // A function, or `$f…` in it would be read as a group.
  return text.replace(before, () => after);
}
