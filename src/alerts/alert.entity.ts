import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { clocks, toldOf } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { codeEnum, day, Day, instant, Instant } from '../platform/columns';
import { raw } from '../platform/db/sql';
import { Computed, ListedOn } from '../platform/read/describe';
import { Case } from '../cases/case.entity';

export const ClockCode = codeEnum('ClockCode', clocks);

/** Standing still is not overdue, and what is done was done. */
export const overdueSql = (t: string) => `(${t}.done_at is null and ${t}.halts = 0 and ${t}.due_at < now())`;

/** The caller's unit put it off and its time has not come. Nothing is put off beyond the moment at which it is due. */
export const snoozedSql = (t: string) =>
  `exists (select from snooze z where z.alert_id = ${t}.id and z.unit_id = (select app.claimed()) and z.ended_at is null
     and z.until > now() and ${t}.done_at is null and ${t}.escalated_at is null and ${t}.due_at > now())`;

const actOf = clocks.codes.flatMap((code) => {
  const clock = clocks.row(code);
  return 'act' in clock ? [`when '${code}' then '${clock.act}'`] : [];
});

/** An offer that ran out is no longer answered; who made it may make it again. */
export const lapsed = (t: string) =>
  `(select case r.kind when 'REFERRAL' then 'offerReferral' when 'TRANSFER' then 'transferCase' when 'REQUEST' then 'requestCase'
     else 'returnCase' end from referral r where ${t}.unit_id is not null and r.id = ${t}.subject_id and r.expires_at <= now())`;

const mine = (list: readonly string[]) => `'{${list.join()}}'::text[]`;
const rows = clocks.codes.map((code) => {
  const { roles, reaches } = toldOf(code);
  return `('${code}', ${mine(roles)}, ${mine(reaches)})`;
});

/**
 * Beside a case a clock is told to who may read what it is of, or answer it. The walls are wider: whoever ends a case
 * ends its clocks, also those of which they know nothing.
 */
const told = (t: string) =>
  raw(`((select c.standing from app.caller c) = 'desk' or exists (
    select from (values ${rows.join()}) w (clock, roles, reaches) join case_access a on a.case_id = ${t}.case_id and a.reach = any (w.reaches)
    where w.clock = ${t}.clock and a.unit_id = (select app.claimed()) and a.until > now()
      and w.roles && (select o.roles from account o where o.id = (select c.account from app.caller c)) offset 0))`);

@ObjectType({ description: 'A clock that runs for a case: what is to be done, and until when.' })
@Entity('alert')
@ListedOn(Case, 'alerts', { order: 'dueAt', where: told })
export class Alert {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Case, { nullable: true, description: 'Null to whom it is not open: of an offer, until it is accepted.' })
  @ManyToOne(() => Case, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case: Case | null;

  @Column('uuid', { name: 'case_id' })
  caseId: string;

  /** In the inbox of this unit alone: who was asked. */
  @Column('uuid', { nullable: true, name: 'unit_id' })
  unitId: string | null;

  /** In the inbox of agencies of this kind, instead of by the clock's reaches. */
  @Column('text', { nullable: true })
  awaits: string | null;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Field(() => ClockCode)
  @Column('text')
  clock: string;

  @Field(() => ID, {
    nullable: true,
    description: 'What started it, where there is one for each: the hold, the offer, the request.',
  })
  @Column('uuid', { nullable: true, name: 'subject_id' })
  subject: string | null;

  @Field(() => Instant)
  @Column({ ...instant, name: 'started_at' })
  startedAt: Date;

  @Field(() => Instant, { description: 'Moves on by as long as the clock stood still.' })
  @Column({ ...instant, name: 'due_at' })
  dueAt: Date;

  @Field(() => Instant, {
    nullable: true,
    description: 'Since when it stands still: on hold, missing, or held up by others.',
  })
  @Column({ ...instant, nullable: true, name: 'halted_at' })
  haltedAt: Date | null;

  @Column('int')
  halts: number;

  @Field(() => Instant, { nullable: true, description: 'When it was put before those above as well.' })
  @Column({ ...instant, nullable: true, name: 'escalated_at' })
  escalatedAt: Date | null;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'done_at' })
  doneAt: Date | null;

  @Field({ description: 'Nobody did it: it ended with the case, and runs again if the case is opened again.' })
  @Column('boolean', { name: 'with_case', default: false })
  withCase: boolean;

  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  @Field()
  @Computed((t) => raw(overdueSql(t)))
  overdue: boolean;

  @Field({ description: 'Put off by your unit, and its time has not come. The clock runs on.' })
  @Computed((t) => raw(snoozedSql(t)))
  snoozed: boolean;

  @Field({ description: 'The mutation that answers it.' })
  @Computed((t) => raw(`coalesce(${lapsed(t)}, case ${t}.clock ${actOf.join(' ')} end)`))
  act: string;
}

@ObjectType({ description: 'How many of one kind wait.' })
export class DigestLine {
  @Field(() => ClockCode) clock: string;
  @Field(() => Int, { description: 'As the inbox: what your unit put off is among them for a supervisor alone.' })
  open: number;
  @Field(() => Int) overdue: number;
  @Field(() => Int, { description: 'Fallen due since the digest before: nobody is told of one twice.' })
  fallenDue: number;
}

@ObjectType({ description: "Somebody's morning: what their inbox shows, in numbers, naming nobody." })
@Entity('digest')
export class Digest {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Field(() => Day)
  @Column(day)
  day: string;

  @Column({ ...instant, name: 'written_at' })
  writtenAt: Date;

  @Field(() => [DigestLine])
  @Column('jsonb')
  lines: DigestLine[];
}

@ObjectType({ description: 'Less time than the table of clocks gives, by which an organisation binds itself.' })
@Entity('own_limit')
@Unique(['organisationId', 'clock'])
export class OwnLimit {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Field(() => ClockCode)
  @Column('text')
  clock: string;

  @Field(() => Int)
  @Column('int')
  hours: number;

  @Field(() => Instant)
  @Column({ ...instant, name: 'set_at' })
  setAt: Date;
}
