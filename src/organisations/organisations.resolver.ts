import { Args, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { agencyKinds } from '#domain';
import { caller } from '../platform/db/caller';
import { raw, sql } from '../platform/db/sql';
import { codeEnum } from '../platform/columns';
import { list } from '../platform/read/plan';
import { Unit } from './unit.entity';
import { work, value } from '../platform/read/plan';
import { tx } from '../platform/db/db';

const AgencyKind = codeEnum('AgencyKind', agencyKinds);

@ObjectType({ description: 'Who you are to Pulang.' })
class Me {
  @Field()
  login: string;

  @Field(() => Unit)
  unit: Unit;

  @Field(() => [String])
  roles: string[];

  @Field()
  language: string;
}

@Resolver()
export class OrganisationsResolver {
  @Query(() => Me)
  me() {
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

  @Query(() => [Unit], { description: 'Units, all or those of one kind of agency: whom a step can be asked of.' })
  units(@Args('kind', { type: () => AgencyKind, nullable: true }) kind?: string) {
    return list({
      entity: Unit,
      where: (t) => (kind ? sql`exists (select from organisation o where o.id = ${raw(t)}.organisation_id and o.kind = ${kind})` : raw('true')),
      order: (t) => raw(`${t}.code`),
    });
  }
}
