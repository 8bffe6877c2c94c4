import { Injectable } from '@nestjs/common';
import { caller } from '../platform/db/caller';
import { tx } from '../platform/db/db';
import { raw, sql } from '../platform/db/sql';
import { list, value, work, type Plan } from '../platform/read/plan';
import { Organisation } from './organisation.entity';
import { Unit } from './unit.entity';

/** A unit as JSON, with its organisation. */
const unitJson =
  raw(`json_build_object('id', u.id, 'version', u.version, 'code', u.code, 'nameId', u.name_id, 'nameEn', u.name_en,
  'country', u.country, 'province', u.province, 'zone', u.zone, 'organisation',
  json_build_object('id', o.id, 'version', o.version, 'code', o.code, 'kind', o.kind, 'nameId', o.name_id, 'nameEn', o.name_en))`);

interface MySession {
  methods: string[];
}

/** What proves more than a password, as RFC 8176 names it; a passkey is two by itself. */
const secondFactors = new Set(['otp', 'hwk', 'mfa', 'recovery']);

@Injectable()
export class Organisations {
  me(): Plan {
    return work(async () => {
      const { account, login, unit, roles, language, session = null } = caller();
      const [own] = await tx().query<{
        name: string;
        unit: Unit;
        home: boolean;
        standIns: object[];
        session: MySession | null;
      }>(
        sql`select a.name, a.unit_id = u.id as home, ${unitJson} as unit,
                   (select coalesce(json_agg(json_build_object('roles', s.roles, 'until', s.until, 'unit', s.unit) order by s.code), '[]') from (
                      select i.roles, i.until, u.code, ${unitJson} as unit from stand_in i join unit u on u.id = i.unit_id
                      join organisation o on o.id = u.organisation_id
                      where i.account_id = a.id and i.ended_at is null and i.until > now()) s) as "standIns",
                   (select json_build_object('id', s.id, 'methods', s.methods, 'signedInAt', s.signed_in_at, 'verifiedAt', s.verified_at, 'endsAt', s.ends_at)
                      from session s where s.id = ${session}::uuid) as session
            from account a join unit u on u.id = ${unit} join organisation o on o.id = u.organisation_id where a.id = ${account}`,
      );
      if (!own) throw new Error('Who asks has no account.');
      const { name, unit: acting, home, standIns, session: shown } = own;
      return value({
        login,
        name,
        organisation: acting.organisation,
        unit: acting,
        roles,
        actingFor: home ? null : acting,
        standIns,
        language,
        session: shown,
        secondFactor: shown && shown.methods.some((method) => secondFactors.has(method)),
      });
    });
  }

  organisations(): Plan {
    return list({ entity: Organisation, where: () => raw('true'), order: (t) => raw(`${t}.code`) });
  }

  /** Begun by one invitation each, which its founder alone gives. */
  awaited(): Plan {
    return list({
      entity: Organisation,
      where: (t) => raw(`${t}.founder_id = app.organisation() and app.awaits_administrator(${t}.id)`),
      order: (t) => raw(`${t}.code`),
    });
  }

  units(kind: string | undefined): Plan {
    return list({
      entity: Unit,
      where: (t) =>
        kind
          ? sql`exists (select from organisation o where o.id = ${raw(t)}.organisation_id and o.kind = ${kind})`
          : raw('true'),
      order: (t) => raw(`${t}.code`),
    });
  }
}
