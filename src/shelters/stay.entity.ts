import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { instant, Instant } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';
import { BedHold } from './bed-hold.entity';
import { BedKind, Shelter } from './shelter.entity';
import { SplitReason } from '../cases/split.input';

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

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'left_at' })
  leftAt: Date | null;
}
