import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ListedOn } from '../platform/read/describe';
import { HandoverSide } from './handover-witness.entity';
import { Handover } from './handover.entity';

@ObjectType({ description: 'What a unit was called when it signed a BAST; none of a witness, nor before it was kept.' })
@Entity('signed_side')
@ListedOn(Handover, 'signedSides', { by: 'handover', order: 'side', limit: 2 })
export class SignedSide {
  @PrimaryColumn('uuid')
  id: string;

  @ManyToOne(() => Handover, { nullable: false })
  @JoinColumn({ name: 'handover_id' })
  handover: Handover;

  @Column('uuid', { name: 'handover_id' })
  handoverId: string;

  @Field(() => HandoverSide)
  @Column('text')
  side: string;

  @Field()
  @Column('text', { name: 'name_id' })
  nameId: string;

  @Field()
  @Column('text', { name: 'name_en' })
  nameEn: string;

  /** Told to both sides alone. */
  @Column('text', { nullable: true })
  signer: string | null;
}
