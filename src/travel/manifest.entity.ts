import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { manifestChanges } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { raw, sql } from '../platform/db/sql';
import { checkCode } from '../platform/read/check-code';
import { Computed, ListedOn } from '../platform/read/describe';
import { Movement } from './movement.entity';
import { MovementMode } from './leg.entity';
import { journeyOf, paperOf } from './manifest-entries';
import { TravelDocumentKind } from './travel-document.entity';

const ManifestChangeCode = codeEnum('ManifestChangeCode', manifestChanges);

@ObjectType({ description: 'One passenger as a manifest was issued.' })
class ManifestLine {
  @Field(() => ID) passenger: string;
  @Field(() => ID, { nullable: true }) leg: string | null;
  @Field(() => TravelDocumentKind, { nullable: true, description: 'The paper that they were to travel on.' })
  document: string | null;
  @Field({ description: 'Its number was still awaited.' }) numberPending: boolean;
  @Field({ description: 'An infant without a seat.' }) lap: boolean;
}

@ObjectType({ description: 'One leg as a manifest was issued.' })
class ManifestLeg {
  @Field(() => ID) id: string;
  @Field(() => MovementMode) mode: string;
  @Field(() => String, { nullable: true }) carrier: string | null;
  @Field(() => String, { nullable: true }) number: string | null;
  @Field() from: string;
  @Field() to: string;
  @Field(() => Instant) plannedDeparture: Date;
  @Field(() => Instant) plannedArrival: Date;
}

@ObjectType()
class ManifestChange {
  @Field(() => ID) passenger: string;
  @Field(() => [ManifestChangeCode]) what: string[];
}

@ObjectType({ description: 'What is another than on the version before, by passenger.' })
class ManifestDifference {
  @Field(() => [ID]) added: string[];
  @Field(() => [ID]) removed: string[];
  @Field(() => [ManifestChange]) changed: ManifestChange[];
  @Field(() => [ID], { description: 'Legs that are new, gone, or go by another flight or at another time.' })
  legs: string[];
}

const lines = (t: string) => raw(`${t}.entries`);

const pending = (t: string) =>
  raw(`(select count(*) from jsonb_array_elements(${t}.entries) e where (e ->> 'numberPending')::boolean)`);

/** A version that was issued before lines were kept has none, and nothing of it reads as changed. */
const difference = (t: string) =>
  raw(`(select json_build_object(
    'added', (select coalesce(json_agg(x), '[]') from unnest(${t}.passengers) x where x <> all (b.passengers)),
    'removed', (select coalesce(json_agg(x), '[]') from unnest(b.passengers) x where x <> all (${t}.passengers)),
    'changed', (select coalesce(json_agg(json_build_object('passenger', n ->> 'passenger', 'what', w.what)), '[]')
      from jsonb_array_elements(${t}.entries) n join jsonb_array_elements(b.entries) o on o -> 'passenger' = n -> 'passenger'
      cross join lateral (select array_remove(array[
        case when n -> 'changed' ? 'NAME' then 'NAME' end, case when n -> 'changed' ? 'SEX' then 'SEX' end,
        case when n -> 'changed' ? 'BIRTH_DATE' then 'BIRTH_DATE' end,
        case when n -> 'leg' <> o -> 'leg' then 'LEG' end, case when n -> 'document' <> o -> 'document' then 'DOCUMENT' end,
        case when n -> 'numberPending' <> o -> 'numberPending' or n -> 'changed' ? 'NUMBER' then 'NUMBER' end, case when n -> 'lap' <> o -> 'lap' then 'SEAT' end], null) as what) w
      where w.what <> '{}'),
    'legs', (select coalesce(json_agg(coalesce(n.id, o.id)), '[]')
      from (select e ->> 'id' as id, e from jsonb_array_elements(${t}.journey) e) n
      full join (select e ->> 'id' as id, e from jsonb_array_elements(b.journey) e) o on o.id = n.id
      where b.journey <> '[]' and n.e is distinct from o.e))
    from manifest b where b.movement_id = ${t}.movement_id and b.version = ${t}.version - 1)`);

const journey = (t: string) => raw(`${t}.journey`);

/**
 * By what stands on it today; of a version that was issued before papers and journey were kept nothing is told. What is
 * another and then as it was before is not another: the mark tells, where the version was issued with one.
 */
const outdated = (
  t: string,
) => sql`(${raw(`${t}.journey`)} <> '[]' and ${raw(`${t}.journey`)} <> ${journeyOf(raw(`${t}.movement_id`))} or exists (
    select from passenger p join jsonb_array_elements(${raw(`${t}.entries`)}) e on e ->> 'passenger' = p.id::text and e ? 'paper'
    left join lateral ${paperOf} d on true
    where p.movement_id = ${raw(`${t}.movement_id`)} and p.state in ('LISTED', 'BOARDED')
      and (e ->> 'paper' is distinct from d.id || ' ' || d.wording and (e ->> 'paperMark' = d.words_mark) is not true
        or exists (select from person n where n.id = p.person_id and n.reworded_at > ${raw(`${t}.recorded_at`)}
          and (e ->> 'personMark' = n.words_mark) is not true))))`;

@ObjectType({ description: 'The list of a movement as it was issued, frozen; a change makes the next version.' })
@Entity('manifest')
@ListedOn(Movement, 'manifests', { by: 'movement', order: 'version' })
export class Manifest {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @ManyToOne(() => Movement, { nullable: false })
  @JoinColumn({ name: 'movement_id' })
  movement: Movement;

  @Column('uuid', { name: 'movement_id' })
  movementId: string;

  @Field(() => Int)
  @Column('int')
  version: number;

  @Field(() => [ID], { description: 'The passengers on it, by id.' })
  @Column('uuid', { array: true })
  passengers: string[];

  /** What it says of each of them: leg, paper, seat; frozen with it. */
  @Column('jsonb', { default: [] })
  entries: object[];

  @Field(() => [ManifestLine])
  @Computed(lines)
  lines: ManifestLine[];

  /** The legs as they were to go, frozen with it. */
  @Column('jsonb', { default: [] })
  journey: object[];

  @Field(() => [ManifestLeg], { description: 'None, where it was issued before they were kept.' })
  @Computed(journey)
  legs: ManifestLeg[];

  @Field({ description: 'A name, a paper or the journey is another by now than this version says.' })
  @Computed(outdated)
  outdated: boolean;

  @Field(() => Int, { description: 'How many still awaited the number of their paper.' })
  @Computed(pending)
  pending: number;

  @Field(() => String, { description: 'Stands on every paper that is printed from this version.' })
  @Computed((t) =>
    checkCode(`${t}.id::text || ${t}.version || ${t}.entries::text || coalesce(nullif(${t}.journey::text, '[]'), '')`),
  )
  checkCode: string;

  @Field(() => ManifestDifference, { nullable: true, description: 'Null for the first version.' })
  @Computed(difference)
  difference: ManifestDifference | null;

  @Field(() => Instant, { description: 'When it was issued, as claimed.' })
  @Column({ ...instant, name: 'occurred_at' })
  occurredAt: Date;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;
}
