import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Case } from '../cases/case.entity';
import { FieldGroup } from '../cases/consent.entity';
import { Organisation } from '../organisations/organisation.entity';
import { raw } from '../platform/db/sql';
import { Computed } from '../platform/read/describe';
import { MachinePurpose } from '../sign-in/machine-client.entity';

@ObjectType({ description: "What a partner's machine was given of a case: one row an organisation, purpose and day." })
export class Delivered {
  @Field(() => Organisation)
  organisation: Organisation;

  @Field(() => MachinePurpose)
  purpose: string;

  @Field({ description: 'In Jakarta.' })
  day: string;

  @Field(() => [FieldGroup])
  groups: string[];

  @Field(() => Int)
  times: number;
}

const delivered = (t: string) =>
  raw(`(select coalesce(json_agg(json_build_object('organisation', json_build_object('id', o.id, 'code', o.code, 'kind', o.kind,
      'nameId', o.name_id, 'nameEn', o.name_en), 'purpose', d.purpose, 'day', d.day::text, 'groups', d.groups, 'times', d.times) order by d.day, o.code, d.purpose), '[]')
    from app.deliveries(${t}.id) d join organisation o on o.id = d.organisation)`);

Computed(delivered)(Case.prototype, 'deliveries');
Field(() => [Delivered])(Case.prototype, 'deliveries');
