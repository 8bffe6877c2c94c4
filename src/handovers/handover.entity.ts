import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { handoverWithdrawals, parties } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { raw } from '../platform/db/sql';
import { checkCode } from '../platform/read/check-code';
import { Computed, ListedOn } from '../platform/read/describe';
import { Unit } from '../organisations/unit.entity';
import { Movement } from '../travel/movement.entity';

export const Party = codeEnum('Party', parties);
export const HandoverWithdrawal = codeEnum('HandoverWithdrawal', handoverWithdrawals);

@ObjectType({ description: 'How many are on the list, and what became of them.' })
class HandoverCounts {
  @Field(() => Int) listed: number;
  @Field(() => Int, { description: 'Taken, so far as the receiver has not refused them.' }) accepted: number;
  @Field(() => Int, { description: 'Refused by the receiver; they stay with who gives.' }) refused: number;
}

@ObjectType({
  description:
    'BAST (berita acara serah terima): people handed over, signed by who gives and who receives; unchangeable once both have.',
})
@Entity('handover')
export class Handover {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Int)
  @Column('int')
  version: number;

  @Field({ description: 'The number on the paper.' })
  @Column('text')
  number: string;

  @Field(() => Movement, { nullable: true })
  @ManyToOne(() => Movement)
  @JoinColumn({ name: 'movement_id' })
  movement: Movement | null;

  @Column('uuid', { nullable: true, name: 'movement_id' })
  movementId: string | null;

  @Field({ description: 'IATA airport code, UN/LOCODE or a shelter code; never an address.' })
  @Column('text')
  place: string;

  @Field(() => Unit, { nullable: true, description: 'Null where a witness gives.' })
  @ManyToOne(() => Unit)
  @JoinColumn({ name: 'giver_id' })
  giver: Unit | null;

  @Column('uuid', { nullable: true, name: 'giver_id' })
  giverId: string | null;

  @Field(() => Party, { nullable: true, description: 'Who gives without an account, by a paper that they signed.' })
  @Column('text', { nullable: true, name: 'giver_party' })
  giverParty: string | null;

  @Field(() => Unit, { nullable: true, description: 'Null where a witness receives.' })
  @ManyToOne(() => Unit)
  @JoinColumn({ name: 'receiver_id' })
  receiver: Unit | null;

  @Column('uuid', { nullable: true, name: 'receiver_id' })
  receiverId: string | null;

  @Field(() => Party, { nullable: true, description: 'Who receives without an account, by a paper that they signed.' })
  @Column('text', { nullable: true, name: 'receiver_party' })
  receiverParty: string | null;

  @Field(() => Instant)
  @Column({ ...instant, name: 'occurred_at' })
  occurredAt: Date;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'giver_signed_at' })
  giverSignedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'The name of who signed with an account of the giving unit.' })
  @Computed((t) => raw(`app.signer(${t}.id, 'GIVER')`))
  giverSigner: string | null;

  @Column('uuid', { nullable: true, name: 'giver_account_id' })
  giverAccountId: string | null;

  @Field(() => Instant, {
    nullable: true,
    description: 'When the account that signed had last confirmed itself by its second factor.',
  })
  @Column({ ...instant, nullable: true, name: 'giver_confirmed_at' })
  giverConfirmedAt: Date | null;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'receiver_signed_at' })
  receiverSignedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'The name of who signed with an account of the receiving unit.' })
  @Computed((t) => raw(`app.signer(${t}.id, 'RECEIVER')`))
  receiverSigner: string | null;

  @Column('uuid', { nullable: true, name: 'receiver_account_id' })
  receiverAccountId: string | null;

  @Field(() => Instant, {
    nullable: true,
    description: 'When the account that signed had last confirmed itself by its second factor.',
  })
  @Column({ ...instant, nullable: true, name: 'receiver_confirmed_at' })
  receiverConfirmedAt: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When who drafted it withdrew it, before anybody had signed.' })
  @Column({ ...instant, nullable: true, name: 'withdrawn_at' })
  withdrawnAt: Date | null;

  @Field(() => HandoverWithdrawal, { nullable: true })
  @Column('text', { nullable: true })
  withdrawal: string | null;

  @Field(() => Handover, { nullable: true, description: 'The BAST that this is an addendum to.' })
  @ManyToOne(() => Handover)
  @JoinColumn({ name: 'corrects_id' })
  corrects: Handover | null;

  @Column('uuid', { nullable: true, name: 'corrects_id' })
  correctsId: string | null;

  @Field(() => Int, { nullable: true, description: 'Which addendum to that BAST: 1, 2, 3.' })
  @Column('int', { nullable: true })
  addendum: number | null;

  @Field(() => String, { description: 'Stands on the paper that is printed from this version.' })
  @Computed((t) => checkCode(`${t}.id::text || ${t}.version || ${t}.number || ${t}.place || app.handed(${t}.id)::text`))
  checkCode: string;

  @Field(() => HandoverCounts)
  @Computed((t) => raw(`app.handed(${t}.id)`))
  counts: HandoverCounts;
}

// As a decorator it would name the class before there is one.
ListedOn(Handover, 'addenda', { by: 'corrects', order: 'addendum' })(Handover);
