import { Field, ID, ObjectType } from '@nestjs/graphql';
import { handoverSides } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { codeEnum } from '../platform/columns';
import { ListedOn, Sealed } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { HandedPerson } from './handed-person.entity';

export const HandoverSide = codeEnum('HandoverSide', handoverSides);

/** Once for each person on the BAST, so that the name goes with the person whose key it lies under. */
@ObjectType({ description: 'Who signed a BAST by name and on paper, having no account.' })
@Entity('handover_witness')
@ListedOn(HandedPerson, 'witnesses', { by: 'handedPerson', order: 'recordedAt', limit: 2 })
export class HandoverWitness extends CaseFact {
  @ManyToOne(() => HandedPerson, { nullable: false })
  @JoinColumn({ name: 'handed_person_id' })
  handedPerson: HandedPerson;

  @Column('uuid', { name: 'handed_person_id' })
  handedPersonId: string;

  @Field(() => HandoverSide)
  @Column('text')
  side: string;

  @Field(() => String, { nullable: true })
  @Sealed()
  name: string | null;

  @Field(() => ID, { description: 'The signed paper, a file of one of the cases.' })
  @Column('uuid', { name: 'file_id' })
  fileId: string;
}
