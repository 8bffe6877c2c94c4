/** The one shape of a wall, for every table whose rows belong to a case or to a person. */

/** A record of what happened is open to whoever's act it records, also where they may not read the whole. */
const write = 'CUSTODY,CARE,AFTERCARE,TRAVEL,INQUIRY';

/** Who asks, verified: once a statement, for the parent query alone. */
export const caller = '(select c.unit from app.caller c)';
export const standing = '(select c.standing from app.caller c)';

/**
 * `offset 0` keeps the planner from hashing all of a unit's access rows for each child table: measured, it is the
 * difference between 0.7 and 0.02 of the unprotected speed at a million cases. That the access row is the caller's own
 * is verified by the policy of `case_access`. As claimed it is said here again, for the time before that policy was
 * restrictive; `askedOnce` takes it out.
 */
export const reached = (table: string, column: 'case_id' | 'person_id' | 'id', reaches: string): string =>
  `exists (select from case_access a where a.${column === 'id' ? 'case_id' : column} = ${table}.${column}
     and a.unit_id = (select app.claimed()) and a.until > now() and a.reach = any ('{${reaches}}') offset 0)`;

/**
 * A colleague who is barred from a case meets it nowhere. What a unit sees by its access to the case is covered by the
 * bar on that access; the rows of the desk, and those that a unit sees for another reason, have their own.
 */
export const unbarred = (
  table: string,
  column: 'case_id' | 'person_id' | 'id' = 'case_id',
  { of = 'cases', to = 'pulang_app, pulang_desk' }: { of?: 'cases' | 'people'; to?: string } = {},
): string => `create policy unbarred on ${table} as restrictive for all to ${to}
  using (${table}.${column} is null or ${table}.${column} <> all ((select b.${of} from app.bars b)::uuid[]))`;

/** As PostgreSQL writes it. */
const twice = String.raw`'\([ao]\.unit_id = \( SELECT app\.claimed\(\) AS claimed\)\) AND ', ''`;

/**
 * Since the wall of `case_access` is restrictive, its caller is asked for there alone: preparing the second question cost
 * an eighth of reading a whole case. Of one table, or of all that there are.
 */
export const askedOnce = (table?: string): string => `do $once$ declare p record; begin
  if exists (select from pg_policy where polname = 'own' and polrelid = 'case_access'::regclass) then
    for p in select tablename as table, policyname as name,
        'using (' || regexp_replace(qual, ${twice}, 'g') || ')' as seen, 'with check (' || regexp_replace(with_check, ${twice}, 'g') || ')' as checked
      from pg_policies where schemaname = 'public' and roles = '{pulang_app}' and concat(qual, with_check) ~ 'FROM case_access'${table ? ` and tablename = '${table}'` : ''}
    loop
      execute format('alter policy %I on %I %s %s', p.name, p.table, p.seen, p.checked);
    end loop;
  end if; end $once$`;

/** Policies and grants of a table with a `case_id` (or `person_id`): nothing is open but what is said here. */
export function wall(
  table: string,
  see: string,
  {
    column = 'case_id',
    change,
  }: { column?: 'case_id' | 'person_id'; /** Columns that may change; none if absent. */ change?: string } = {},
): string[] {
  const statements = [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy see on ${table} for select to pulang_app using (${reached(table, column, see)})`,
    `create policy see_desk on ${table} for select to pulang_desk using (${standing} = 'desk')`,
    `create policy add on ${table} for insert to pulang_app with check (${reached(table, column, write)})`,
    `create policy add_desk on ${table} for insert to pulang_desk with check (${standing} = 'desk')`,
    `grant select, insert on ${table} to pulang_app, pulang_desk`,
    // Tables that were made before there were bars got theirs with them.
    `do $bar$ begin if to_regclass('app.bars') is not null then
       ${unbarred(table, column, { of: column === 'person_id' ? 'people' : 'cases', to: 'pulang_desk' })}; end if; end $bar$`,
    // And closed to partners' machines since there are any.
    `do $shared$ begin if to_regclass('app.share') is not null then
       create policy shared on ${table} as restrictive for select to pulang_partner using (false); end if; end $shared$`,
  ];
  return change === undefined
    ? [...statements, askedOnce(table)]
    : [
        ...statements,
        `create policy change on ${table} for update to pulang_app using (${reached(table, column, write)})`,
        `create policy change_desk on ${table} for update to pulang_desk using (${standing} = 'desk')`,
        `grant update (${change}) on ${table} to pulang_app, pulang_desk`,
        askedOnce(table),
      ];
}
