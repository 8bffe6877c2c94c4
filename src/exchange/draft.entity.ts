import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { instant } from '../platform/columns';
import { Sealed } from '../platform/read/describe';
import { Case } from '../cases/case.entity';
import { Group } from '../cases/group.entity';

export enum DraftState {
  OPEN = 'OPEN',
  REGISTERED = 'REGISTERED',
  DISCARDED = 'DISCARDED',
}
registerEnumType(DraftState, { name: 'DraftState' });

@ObjectType({ description: 'A cell as it was typed.' })
export class TypedCell {
  @Field()
  column: string;

  @Field(() => String, {
    nullable: true,
    description: 'The field of registration that the column fills; null of a column that this list alone has.',
  })
  field: string | null;

  @Field()
  text: string;
}

@ObjectType({ description: 'What keeps a row from being registered or has to be looked at, with what was typed.' })
export class RowProblem {
  @Field(() => String, { nullable: true, description: 'As registration names it; null where no one field is meant.' })
  field: string | null;

  @Field()
  code: string;

  @Field()
  message: string;

  @Field()
  remedy: string;

  @Field(() => String, { nullable: true, description: 'Both in Indonesian; null of a row that was kept before.' })
  saidId?: string;

  @Field(() => String, { nullable: true, description: 'Both in English.' })
  saidEn?: string;

  @Field(() => String, { nullable: true })
  typed: string | null;
}

/** A row of a list, good or bad: nothing that was typed is lost, and the same row never registers twice. */
@ObjectType({ description: 'A row of an imported list, kept until it is put right or discarded.' })
@Entity('draft')
export class Draft {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Int)
  @Column('int')
  version: number;

  @ManyToOne(() => Group, { nullable: false })
  @JoinColumn({ name: 'group_id' })
  group: Group;

  @Column('uuid', { name: 'group_id' })
  groupId: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  /** The person that the row is or will become; their key seals what was typed. */
  @Column('uuid', { name: 'person_id' })
  personId: string;

  /** The key of the act that brought the row. */
  @Column('uuid', { name: 'act_key' })
  actKey: string;

  @Field(() => Int, { description: 'The row of the sheet.' })
  @Column('int')
  line: number;

  @Field(() => DraftState)
  @Column('text')
  state: string;

  /** It could not be registered as it was typed. */
  @Column('boolean', { name: 'held_back' })
  heldBack: boolean;

  /** An HMAC of the row's content, one of its kind in a unit, by which a second upload is known. */
  @Column('bytea')
  fingerprint: Buffer;

  @Field(() => [TypedCell], { nullable: true })
  @Sealed()
  typed: TypedCell[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the file was called that brought it; null of a row that was kept before.',
  })
  @Sealed()
  list: string | null;

  @Field(() => [RowProblem], { nullable: true })
  @Sealed()
  problems: RowProblem[] | null;

  @Field(() => String, { nullable: true, description: 'Why it was discarded.' })
  @Sealed()
  reason: string | null;

  @Field(() => Case, { nullable: true })
  @ManyToOne(() => Case, { deferrable: 'INITIALLY DEFERRED' })
  @JoinColumn({ name: 'case_id' })
  case: Case | null;

  @Column('uuid', { nullable: true, name: 'case_id' })
  caseId: string | null;

  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  @Column('bytea', { nullable: true })
  sealed: Buffer | null;
}
