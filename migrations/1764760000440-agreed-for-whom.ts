import type { MigrationInterface, QueryRunner } from 'typeorm';

const partner = `(o.kind in ('IOM', 'PARTNER', 'HOST_AUTHORITY'))`;
const today = `(now() at time zone 'Asia/Jakarta')::date`;

const agreed = `
-- Whether the last word on a purpose that was said to this organisation, or to all, is a yes that is in force today.
create function app.agreed(the_case uuid, the_organisation uuid, the_purpose text) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((
    select c.given and c.withdrawn_at is null and coalesce(c.expires_on >= ${today}, true)
      and (c.basis <> 'GUARDIAN_ASSENT' or coalesce(extract(year from now()) - p.birth_year <= 18, true))
    from consent c join person p on p.id = c.person_id
    where c.case_id = the_case and c.purpose = the_purpose and (c.recipient_id is null or c.recipient_id = the_organisation)
    order by c.occurred_at desc, c.recorded_at desc limit 1), false)
$$;

-- Whether the case is worked on a ground that needs nobody's yes.
create function app.needs_no_yes(the_case uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from consent c where c.case_id = the_case and c.purpose = 'ASSISTANCE' and c.given and c.withdrawn_at is null
    and coalesce(c.expires_on >= ${today}, true) and c.basis in ('LEGAL_DUTY', 'VITAL_INTEREST'))
$$;

-- Whether what was offered to the caller may still be taken: what was agreed to then may have ended since.
create function app.may_take(the_referral uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from referral r join unit u on u.id = r.to_unit_id join organisation o on o.id = u.organisation_id
    where r.id = the_referral and r.to_unit_id = app.unit() and (r.kind not in ('REFERRAL', 'TRANSFER') or r.service = 'INVESTIGATION'
      or app.needs_no_yes(r.case_id)
      or app.agreed(r.case_id, o.id, case when ${partner} then 'SHARING_PARTNERS' else 'SHARING_GOVERNMENT' end)))
$$;

-- With whom it is no more agreed to share: what was asked of them is asked no more, and what they accepted opens nothing
-- again. Not of who answers for the person.
create function app.unask(the_case uuid, the_purpose text) returns setof uuid
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update referral r set state = 'WITHDRAWN', version = r.version + 1
  from unit u join organisation o on o.id = u.organisation_id, cases c
  where r.case_id = the_case and c.id = r.case_id and u.id = r.to_unit_id and the_purpose in ('SHARING_PARTNERS', 'SHARING_GOVERNMENT')
    and (r.state = 'OFFERED' or r.state = 'ACCEPTED' and r.service is not null) and r.service is distinct from 'INVESTIGATION'
    and r.to_unit_id <> c.holder_id and ${partner} = (the_purpose = 'SHARING_PARTNERS')
    and not app.agreed(the_case, o.id, the_purpose) and not app.needs_no_yes(the_case)
  returning r.id
$$;

-- And what accepting opened is shut; not for who answers for the person or houses them. Who hears it from the person is
-- answered first: their own sight ends a second later.
create function app.unshare(the_case uuid, the_purpose text) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update case_access a set reach = case when u.id = app.unit() then a.reach else 'TRACE' end,
    until = case when u.id = app.unit() then now() + interval '1 second' else now() end, why = 'CONSENT_WITHDRAWN'
  from unit u join organisation o on o.id = u.organisation_id, cases c
  where a.case_id = the_case and c.id = a.case_id and u.id = a.unit_id and the_purpose in ('SHARING_PARTNERS', 'SHARING_GOVERNMENT')
    and a.until > now() and a.why = 'REFERRAL' and a.reach in ('TRAVEL', 'CARE', 'AFTERCARE')
    and ${partner} = (the_purpose = 'SHARING_PARTNERS') and not app.agreed(the_case, o.id, the_purpose) and not app.needs_no_yes(the_case)
    and a.unit_id <> c.holder_id and not exists (select from stay s join shelter h on h.id = s.shelter_id
      where s.case_id = a.case_id and s.left_at is null and h.unit_id = a.unit_id)
$$;

create function app.check_heard(the_case uuid) returns void
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.standing() is distinct from 'desk' and not exists (select from case_access a where a.case_id = the_case
     and a.unit_id = app.unit() and a.case_id <> all ((select app.barred())::uuid[]) and a.until > now() and a.reach in ('CUSTODY', 'CARE', 'AFTERCARE')) then
    raise exception 'not reached' using errcode = '42501';
  end if;
end $$;

-- In two steps, since who hears it may be who then sees no more: what was asked of others, for the timeline to tell; then the sight.
create or replace function app.stop_sharing(the_case uuid, the_purpose text) returns setof uuid
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform app.check_heard(the_case);
  return query select app.unask(the_case, the_purpose);
end $$;
create function app.shut_sharing(the_case uuid, the_purpose text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform app.check_heard(the_case);
  perform app.unshare(the_case, the_purpose);
end $$;

-- A consent that ended with its day, or with the childhood that somebody else spoke for, is told in the timeline once, and
-- so to whom it was given; what was shared on it ends with it. What was said anew since then has taken its place.
create or replace function app.end_consents() returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare told record;
begin
  for told in
    with due as (
      select k.id, k.purpose, k.unit_id, c.id as case_id, c.person_id, c.state,
        case when k.expires_on < ${today} then (k.expires_on + 1)::timestamp at time zone 'Asia/Jakarta'
             else date_trunc('year', now()) end as at
      from consent k join cases c on c.id = k.case_id join person p on p.id = c.person_id
      where k.given and k.withdrawn_at is null and (k.expires_on is not null or k.basis = 'GUARDIAN_ASSENT')
        and (k.expires_on < ${today}
             or k.basis = 'GUARDIAN_ASSENT' and extract(year from now()) - p.birth_year > 18)
        and not exists (select from case_event e where e.subject_id = k.id and e.kind = 'endConsent')
        and not exists (select from consent o where o.case_id = k.case_id and o.purpose = k.purpose
          and (o.recipient_id is null or o.recipient_id = k.recipient_id) and (o.occurred_at, o.recorded_at) > (k.occurred_at, k.recorded_at))
      order by c.id limit 1000 for update of c),
    noted as (
      insert into case_event (id, case_id, person_id, kind, from_state, to_state, occurred_at, recorded_at, unit_id, account_id, code, subject_id)
      select gen_random_uuid(), d.case_id, d.person_id, 'endConsent', d.state, d.state, d.at, now(), d.unit_id,
        '00000000-0000-0000-0000-000000000000', d.purpose, d.id from due d
      on conflict do nothing returning case_id, person_id, to_state, unit_id, code),
    counted as (
      update cases c set version = version + 1, updated_at = now() from (select distinct n.case_id as id from noted n) n where c.id = n.id)
    select distinct on (n.case_id, n.code) n.* from noted n
  loop
    insert into case_event (id, case_id, person_id, kind, from_state, to_state, occurred_at, recorded_at, unit_id, account_id, subject_id)
      select gen_random_uuid(), told.case_id, told.person_id, 'withdrawReferral', told.to_state, told.to_state, now(), now(), told.unit_id,
        '00000000-0000-0000-0000-000000000000', ended from app.unask(told.case_id, told.code) ended;
    perform app.unshare(told.case_id, told.code);
  end loop;
end $$;
`;

const gates = [
  ...['agreed(uuid, uuid, text)', 'needs_no_yes(uuid)', 'may_take(uuid)', 'check_heard(uuid)'],
  ...['unask(uuid, text)', 'unshare(uuid, text)', 'shut_sharing(uuid, text)'],
];

export class AgreedForWhom1764760000440 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(agreed);
    for (const gate of gates) {
      await runner.query(`alter function app.${gate} owner to pulang_gate`);
      await runner.query(`revoke all on function app.${gate} from public`);
    }
    await runner.query(
      'grant execute on function app.may_take(uuid), app.shut_sharing(uuid, text) to pulang_app, pulang_desk',
    );
    await runner.query(this.inForce(await this.facts(runner)));
  }

  async down(): Promise<void> {
    throw new Error('What was agreed to with one is not opened to others again; restore a copy instead.');
  }

  private async facts(runner: QueryRunner): Promise<string> {
    const [found] = (await runner.query(
      `select pg_get_functiondef('app.facts(uuid, timestamptz)'::regprocedure) as text`,
    )) as { text: string }[];
    return found?.text ?? '';
  }

  /** What ran out before the step is no ground of it. */
  private inForce(text: string): string {
    const said = `s.purpose = 'ASSISTANCE' and s.occurred_at <= at`;
    if (!text.includes(said)) throw new Error('app.facts says it in other words.');
    return text.replace(said, `${said} and coalesce(s.expires_on >= (at at time zone 'Asia/Jakarta')::date, true)`);
  }
}
