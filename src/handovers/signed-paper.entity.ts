import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { ListedOn, Sealed } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';
import { TravelDocumentKind } from '../travel/travel-document.entity';
import { Handover } from './handover.entity';

@ObjectType({ description: "Which travel document a BAST named beside somebody's name when it was first signed." })
@Entity('signed_paper')
@ListedOn(Case, 'signedPapers', { order: 'recordedAt' })
export class SignedPaper extends CaseFact {
  @ManyToOne(() => Handover, { nullable: false })
  @JoinColumn({ name: 'handover_id' })
  handover: Handover;

  @Field(() => ID)
  @Column('uuid', { name: 'handover_id' })
  handoverId: string;

  @Field(() => TravelDocumentKind, { nullable: true, description: 'Null if they had none.' })
  @Column('text', { nullable: true })
  kind: string | null;

  @Field({ description: 'Its number was still awaited.' })
  @Column('boolean', { name: 'number_pending', default: false })
  numberPending: boolean;

  @Field(() => String, { nullable: true })
  @Sealed()
  number: string | null;
}
