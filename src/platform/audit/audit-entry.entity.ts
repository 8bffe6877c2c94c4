import { Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';
import { raw } from '../db/sql';
import { Computed } from '../read/describe';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An auditor, too, may be barred from a case. */
const unbarred = (t: string) =>
  raw(`array(select c from unnest(${t}.cases) with ordinality u (c, n)
    where c <> all ((select b.cases from app.bars b)::uuid[]) order by n)`);

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
  @Computed(unbarred)
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
