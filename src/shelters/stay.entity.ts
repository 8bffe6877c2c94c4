import { Field, ObjectType } from '@nestjs/graphql';
import { guestAbsences } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';
import { BedHold } from './bed-hold.entity';
import { BedKind, Shelter } from './shelter.entity';
import { SplitReason } from '../cases/split.input';

export const GuestAbsence = codeEnum('GuestAbsence', guestAbsences);

@ObjectType({ description: 'A bed of a kind, from an instant until another.' })
@Entity('stay')
@ListedOn(Case, 'stays', { order: 'occurredAt' })
export class Stay extends CaseFact {
  @Field(() => Shelter)
  @ManyToOne(() => Shelter, { nullable: false })
  @JoinColumn({ name: 'shelter_id' })
  shelter: Shelter;

  @Column('uuid', { name: 'shelter_id' })
  shelterId: string;

  @Field(() => BedKind)
  @Column('text', { name: 'bed_kind' })
  bedKind: string;

  @Field(() => SplitReason, { nullable: true, description: 'Why the guest’s family sleeps elsewhere, if it was said.' })
  @Column('text', { nullable: true, name: 'split_reason' })
  splitReason: string | null;

  /** The hold by which they came, if a bed was kept for them. */
  @ManyToOne(() => BedHold)
  @JoinColumn({ name: 'hold_id' })
  hold: BedHold | null;

  @Column('uuid', { nullable: true, name: 'hold_id' })
  holdId: string | null;

  @Field(() => Instant, {
    nullable: true,
    description:
      'When they came through the door. Null while they are awaited in a house of another unit than placed them.',
  })
  @Column({ ...instant, nullable: true, name: 'came_at' })
  cameAt: Date | null;

  @Field(() => GuestAbsence, { nullable: true, description: 'Why they never came.' })
  @Column('text', { nullable: true })
  absence: string | null;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'left_at' })
  leftAt: Date | null;
}
