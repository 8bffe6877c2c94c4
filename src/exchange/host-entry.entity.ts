import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { hostResolutions, hostStandings } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { ListedOn, Sealed } from '../platform/read/describe';
import { Case } from '../cases/case.entity';
import { Unit } from '../organisations/unit.entity';
import { Sex } from '../people/person.entity';
import { HostList } from './host-list.entity';

export const HostStanding = codeEnum('HostStanding', hostStandings);
export const HostResolution = codeEnum('HostResolution', hostResolutions);

@ObjectType({ description: 'Somebody on the one list, on the other, or on both.' })
@Entity('host_entry')
@ListedOn(HostList, 'entries', { by: 'list', order: 'line', limit: 2000 })
export class HostEntry {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Int)
  @Column('int')
  version: number;

  @ManyToOne(() => HostList, { nullable: false })
  @JoinColumn({ name: 'list_id' })
  list: HostList;

  @Column('uuid', { name: 'list_id' })
  listId: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Field(() => Int, { nullable: true, description: 'The row of their list, from 1; null for who is only on ours.' })
  @Column('int', { nullable: true })
  line: number | null;

  @Field(() => HostStanding)
  @Column('text')
  standing: string;

  @Field({ description: 'Known by the number of a document; by name and birth otherwise.' })
  @Column('boolean', { name: 'by_number' })
  byNumber: boolean;

  @Field(() => Sex, { nullable: true, description: 'As their list has it.' })
  @Column('text', { nullable: true })
  sex: string | null;

  @Field(() => String, { nullable: true, description: 'As their list has it.' })
  @Sealed()
  name: string | null;

  @Field(() => String, { nullable: true, description: 'As their list has it.' })
  @Sealed()
  birthDate: string | null;

  @Field(() => String, { nullable: true, description: 'As their list has it.' })
  @Sealed()
  documentNumber: string | null;

  @Field(() => String, { nullable: true, description: 'How the difference was settled, in words.' })
  @Sealed()
  note: string | null;

  /** Whose key seals what is typed: the case's person, or one of the entry's own while there is no case. */
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Field(() => Case, { nullable: true })
  @ManyToOne(() => Case)
  @JoinColumn({ name: 'case_id' })
  case: Case | null;

  @Column('uuid', { nullable: true, name: 'case_id' })
  caseId: string | null;

  @Field(() => Unit, { description: 'Who settles the difference.' })
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'owner_id' })
  owner: Unit;

  @Column('uuid', { name: 'owner_id' })
  ownerId: string;

  @Field(() => HostResolution, { nullable: true })
  @Column('text', { nullable: true })
  resolution: string | null;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'resolved_at' })
  resolvedAt: Date | null;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  @Column('bytea', { nullable: true })
  sealed: Buffer | null;
}
