import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Case } from '../cases/case.entity';
import { Unit } from '../organisations/unit.entity';
import { Instant } from '../platform/columns';
import { raw, type Sql } from '../platform/db/sql';
import { Computed } from '../platform/read/describe';

@ObjectType({ description: 'Who opened what says who somebody is, and for what: one row a unit, purpose and day.' })
export class SeenBy {
  @Field(() => Unit)
  unit: Unit;

  @Field({ description: 'A code of read purposes.' })
  purpose: string;

  @Field({ description: 'In Jakarta.' })
  day: string;

  @Field(() => [String], { description: 'The envelopes, table.envelope.' })
  what: string[];

  @Field(() => Int)
  times: number;
}

@ObjectType({ description: 'A unit that the case was opened to: by what, for how long.' })
export class ReceivedBy {
  @Field(() => Unit)
  unit: Unit;

  @Field()
  reach: string;

  @Field({ description: 'The deed that opened it, or that shut it.' })
  why: string;

  @Field(() => Instant)
  since: Date;

  @Field(() => Instant, { nullable: true, description: 'Null while it lasts.' })
  until: Date | null;
}

const unit = `(select json_build_object('id', u.id, 'code', u.code, 'nameId', u.name_id, 'nameEn', u.name_en,
  'country', u.country, 'province', u.province, 'zone', u.zone, 'organisation', json_build_object('id', o.id,
  'code', o.code, 'kind', o.kind, 'nameId', o.name_id, 'nameEn', o.name_en))
  from unit u join organisation o on o.id = u.organisation_id where u.id = s.unit)`;

const rows = (gate: string, fields: string) => (t: string) =>
  raw(`(select coalesce(json_agg(json_build_object('unit', ${unit}, ${fields})), '[]') from app.${gate}(${t}.id) s)`);

/** The case gains a field that an expression answers, as `@ListedOn` gives it a list. */
function computedOnCase(name: string, type: () => unknown, sql: (alias: string) => Sql, options = {}): void {
  Computed(sql)(Case.prototype, name);
  Field(type as never, options)(Case.prototype, name);
}

computedOnCase(
  'seenBy',
  () => [SeenBy],
  rows('seen_by', `'purpose', s.purpose, 'day', s.day::text, 'what', s.what, 'times', s.times`),
);
computedOnCase(
  'receivedBy',
  () => [ReceivedBy],
  rows('received_by', `'reach', s.reach, 'why', s.why, 'since', s.since, 'until', s.until`),
);
computedOnCase(
  'restrictedSince',
  () => Instant,
  (t) => raw(`(select k.frozen_at from person_key k where k.person_id = ${t}.person_id)`),
  {
    nullable: true,
    description: 'Since when the person has the use of their data restricted: only a read for their SAFETY opens it.',
  },
);
