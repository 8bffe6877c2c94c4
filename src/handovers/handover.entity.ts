import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { instant, Instant } from '../platform/columns';
import { Unit } from '../organisations/unit.entity';
import { Movement } from '../travel/movement.entity';

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

  @Field(() => Unit)
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'giver_id' })
  giver: Unit;

  @Column('uuid', { name: 'giver_id' })
  giverId: string;

  @Field(() => Unit)
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'receiver_id' })
  receiver: Unit;

  @Column('uuid', { name: 'receiver_id' })
  receiverId: string;

  @Field(() => Instant)
  @Column({ ...instant, name: 'occurred_at' })
  occurredAt: Date;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'giver_signed_at' })
  giverSignedAt: Date | null;

  @Column('uuid', { nullable: true, name: 'giver_account_id' })
  giverAccountId: string | null;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'receiver_signed_at' })
  receiverSignedAt: Date | null;

  @Column('uuid', { nullable: true, name: 'receiver_account_id' })
  receiverAccountId: string | null;
}
