import { Injectable } from '@nestjs/common';
import { caller } from '../platform/db/caller';
import { tx } from '../platform/db/db';
import { raw, sql } from '../platform/db/sql';
import { list, value, work, type Plan } from '../platform/read/plan';
import { Unit } from './unit.entity';

@Injectable()
export class Organisations {
  me(): Plan {
    return work(async () => {
      const { login, unit, roles, language } = caller();
      const [own] = await tx().query(
        sql`select u.id, u.code, u.name_id as "nameId", u.name_en as "nameEn", u.country, u.province, u.zone,
                   json_build_object('id', o.id, 'code', o.code, 'kind', o.kind, 'nameId', o.name_id, 'nameEn', o.name_en) as organisation
            from unit u join organisation o on o.id = u.organisation_id where u.id = ${unit}`,
      );
      return value({ login, roles, language, unit: own });
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
