import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { ListedOn, Sealed } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';
import { Sex } from '../people/person.entity';
import { Manifest } from './manifest.entity';
import { Passenger } from './passenger.entity';

@ObjectType({
  description: 'What a manifest said of one person when it was issued; what is corrected later leaves it.',
})
@Entity('manifest_person')
@ListedOn(Case, 'manifested', { order: 'recordedAt' })
export class ManifestPerson extends CaseFact {
  @ManyToOne(() => Manifest, { nullable: false })
  @JoinColumn({ name: 'manifest_id' })
  manifest: Manifest;

  @Field(() => ID)
  @Column('uuid', { name: 'manifest_id' })
  manifestId: string;

  @ManyToOne(() => Passenger, { nullable: false })
  @JoinColumn({ name: 'passenger_id' })
  passenger: Passenger;

  @Column('uuid', { name: 'passenger_id' })
  passengerId: string;

  @Field(() => String, { nullable: true, description: 'Or what somebody without a name went by.' })
  @Sealed()
  name: string | null;

  @Field(() => Sex, { nullable: true })
  @Sealed()
  sex: string | null;

  @Field(() => String, { nullable: true })
  @Sealed()
  birthDate: string | null;

  @Field(() => String, { nullable: true, description: 'Of the paper that they were to travel on, where it was known.' })
  @Sealed()
  number: string | null;
}
