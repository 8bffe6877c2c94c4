import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { raw } from '../platform/db/sql';
import { Computed } from '../platform/read/describe';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CaseExport } from '../exports/case-export.entity';
import { Account } from '../organisations/account.entity';
import { Unit } from '../organisations/unit.entity';

/** An auditor, too, may be barred from a case. */
const unbarred = (t: string) =>
  raw(`array(select c from unnest(${t}.cases) with ordinality u (c, n)
    where c <> all ((select b.cases from app.bars b)::uuid[]) order by n)`);

/** An entry is not tied to what it names: it outlasts it. */
const untied = { nullable: true, createForeignKeyConstraints: false } as const;

@ObjectType({ description: 'The number of a case that an entry names.' })
export class AuditNumber {
  @Field(() => ID)
  case: string;

  @Field()
  number: string;
}

@ObjectType({ description: 'What an act changed of one case, in codes; never what was said.' })
export class AuditChange {
  @Field(() => ID)
  case: string;

  @Field({ description: 'A move of the case life, or the act that changed the record.' })
  kind: string;

  @Field(() => String, { nullable: true, description: 'The state before, where it was another.' })
  from: string | null;

  @Field()
  to: string;

  @Field(() => String, { nullable: true, description: 'What was recorded, as a code.' })
  code: string | null;
}

@ObjectType({ description: 'Where an entry stands in the chain, and the hash of all up to it.' })
export class AuditSeal {
  @Field(() => Int)
  number: number;

  @Field()
  hash: string;
}

@ObjectType({
  description: 'The end of the chain as it was last signed; the witness outside the database has the same.',
})
export class AuditHead {
  @Field(() => Int)
  entries: number;

  @Field({ description: 'SHA-256, hexadecimal: it covers every entry before it.' })
  tip: string;

  @Field()
  at: string;

  @Field({ description: 'Ed25519, Base64.' })
  signature: string;
}

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

  @Field(() => Account, { nullable: true, description: 'Null for an account of another organisation.' })
  @ManyToOne(() => Account, untied)
  @JoinColumn({ name: 'account_id' })
  by: Account | null;

  @Field(() => Unit, { nullable: true })
  @ManyToOne(() => Unit, untied)
  @JoinColumn({ name: 'unit_id' })
  ofUnit: Unit | null;

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

  @Field(() => [AuditNumber], { description: 'The numbers of those cases.' })
  @Computed((t) => raw(`app.numbers_of(${t}.cases)`))
  numbers: AuditNumber[];

  @Field(() => [String], { description: 'Envelopes that were opened.' })
  @Column('text', { array: true })
  opened: string[];

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  purpose: string | null;

  @Column('uuid', { nullable: true })
  key: string | null;

  @Field(() => CaseExport, { nullable: true, description: 'What was taken out, if that is what it tells of.' })
  @ManyToOne(() => CaseExport, untied)
  @JoinColumn({ name: 'key' })
  export: CaseExport | null;

  @Field(() => [AuditChange], { description: 'What an act changed.' })
  @Computed((t) => raw(`app.changed_by(${t}.id)`))
  changes: AuditChange[];

  @Field(() => AuditSeal, { nullable: true, description: 'Null for a moment, until it is sealed.' })
  @Computed((t) =>
    raw(
      `(select json_build_object('number', l.n, 'hash', encode(l.hash, 'hex')) from audit_link l where l.entry_id = ${t}.id)`,
    ),
  )
  seal: AuditSeal | null;

  /** Ties the entry to the log lines of its request. */
  @Column('uuid')
  request: string;
}
