import { Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Written by the transaction that acted or read; never changed. It names cases and fields, never what they hold. */
@ObjectType({ description: 'Who did or opened what, of which cases, and why.' })
@Entity('audit_entry')
export class AuditEntry {
  @Field(() => ID)
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  /** Order within the database; gaps are transactions that were undone. */
  @Column('bigint', { generated: 'increment' })
  seq: string;

  @Field(() => GraphQLISODateTime)
  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  at: Date;

  @Field(() => ID)
  @Column('uuid', { name: 'account_id' })
  account: string;

  @Field(() => ID)
  @Column('uuid', { name: 'unit_id' })
  unit: string;

  @Field()
  @Column('text')
  kind: string;

  @Field({ description: 'Root fields of the operation.' })
  @Column('text')
  act: string;

  @Field(() => [ID])
  @Column('uuid', { array: true })
  cases: string[];

  @Field(() => [String], { description: 'Envelopes that were opened.' })
  @Column('text', { array: true })
  opened: string[];

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  purpose: string | null;

  @Column('uuid', { nullable: true })
  key: string | null;

  /** Ties the entry to the log lines of its request. */
  @Column('uuid')
  request: string;
}
