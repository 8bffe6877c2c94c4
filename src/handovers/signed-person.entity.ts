import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { ListedOn, Sealed } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';
import { Sex } from '../people/person.entity';
import { Handover } from './handover.entity';

@ObjectType({
  description: 'What a BAST said of one person when it was first signed; what is corrected later leaves it.',
})
@Entity('signed_person')
@ListedOn(Case, 'signedPeople', { order: 'recordedAt' })
export class SignedPerson extends CaseFact {
  @ManyToOne(() => Handover, { nullable: false })
  @JoinColumn({ name: 'handover_id' })
  handover: Handover;

  @Field(() => ID)
  @Column('uuid', { name: 'handover_id' })
  handoverId: string;

  @Field(() => String, { nullable: true, description: 'Or what somebody without a name went by.' })
  @Sealed()
  name: string | null;

  @Field(() => Sex, { nullable: true, description: 'Null only of somebody who was erased.' })
  @Sealed()
  sex: string | null;

  @Field(() => String, { nullable: true })
  @Sealed()
  birthDate: string | null;

  @Field(() => [ID], { description: 'Things on their BAST before of which this one did not say what became.' })
  @Column('uuid', { array: true, name: 'not_told', default: [] })
  notTold: string[];
}
