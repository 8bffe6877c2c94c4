import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { bedKinds } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { codeEnum } from '../platform/columns';
import { raw } from '../platform/db/sql';
import { Computed, ListedOn } from '../platform/read/describe';
import { Unit } from '../organisations/unit.entity';

export const BedKind = codeEnum('BedKind', bedKinds);

/** No address: where a witness sleeps is in no list, export or message. */
@ObjectType({ description: 'A place with beds, known by its code and never by its address.' })
@Entity('shelter')
export class Shelter {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Int)
  @Column('int', { default: 1 })
  version: number;

  @Field()
  @Column('text', { unique: true })
  code: string;

  @Field({ description: 'A name that tells no place.' })
  @Column('text')
  name: string;

  @Field(() => Unit, { description: 'Who runs it.' })
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Unit;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;
}

const sleptIn = (t: string): string => `app.occupied(${t}.shelter_id, ${t}.kind, now())`;
const kept = (t: string, closed: boolean): string => `app.beds_held(${t}.shelter_id, ${t}.kind, now(), ${closed})`;

@ObjectType({ description: 'How many beds of a kind a shelter has, and how many of them can be had now.' })
@Entity('bed')
@ListedOn(Shelter, 'beds', { by: 'shelter', order: 'kind' })
export class Beds {
  @PrimaryColumn('uuid')
  id: string;

  @ManyToOne(() => Shelter, { nullable: false })
  @JoinColumn({ name: 'shelter_id' })
  shelter: Shelter;

  @Column('uuid', { name: 'shelter_id' })
  shelterId: string;

  @Field(() => BedKind)
  @Column('text')
  kind: string;

  @Field(() => Int)
  @Column('int')
  count: number;

  @Field(() => Int, { description: 'Neither slept in, nor held, nor closed. Computed, never stored.' })
  @Computed((t) => raw(`(${t}.count - ${sleptIn(t)} - ${kept(t, false)} - ${kept(t, true)})`))
  free: number;

  @Field(() => Int, { description: 'Kept for who is coming, until that hold expires.' })
  @Computed((t) => raw(kept(t, false)))
  held: number;

  @Field(() => Int, { description: 'Closed for repair or disinfection.' })
  @Computed((t) => raw(kept(t, true)))
  closed: number;
}

/** How many beds of a kind there were until then: a stay that is entered late is held against the beds of its own day. */
@Entity('bed_was')
export class FormerBeds {
  @PrimaryColumn('uuid')
  id: string;

  @ManyToOne(() => Shelter, { nullable: false })
  @JoinColumn({ name: 'shelter_id' })
  shelter: Shelter;

  @Column('uuid', { name: 'shelter_id' })
  shelterId: string;

  @Column('text')
  kind: string;

  @Column('int')
  count: number;

  @Column('timestamptz')
  until: Date;
}
