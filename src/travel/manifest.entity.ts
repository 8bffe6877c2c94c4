import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { manifestChanges } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { raw } from '../platform/db/sql';
import { checkCode } from '../platform/read/check-code';
import { Computed, ListedOn } from '../platform/read/describe';
import { Movement } from './movement.entity';
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
        case when n -> 'leg' <> o -> 'leg' then 'LEG' end, case when n -> 'document' <> o -> 'document' then 'DOCUMENT' end,
        case when n -> 'numberPending' <> o -> 'numberPending' then 'NUMBER' end, case when n -> 'lap' <> o -> 'lap' then 'SEAT' end], null) as what) w
      where w.what <> '{}'))
    from manifest b where b.movement_id = ${t}.movement_id and b.version = ${t}.version - 1)`);

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

  @Field(() => Int, { description: 'How many still awaited the number of their paper.' })
  @Computed(pending)
  pending: number;

  @Field(() => String, { description: 'Stands on every paper that is printed from this version.' })
  @Computed((t) => checkCode(`${t}.id::text || ${t}.version || ${t}.entries::text`))
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
