import { Field, ID, ObjectType } from '@nestjs/graphql';
import { conditions, personRefusals } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { codeEnum } from '../platform/columns';
import { Computed, ListedOn, Sealed } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { raw } from '../platform/db/sql';
import { Case } from '../cases/case.entity';
import { Person } from '../people/person.entity';
import { Handover } from './handover.entity';

export const Condition = codeEnum('Condition', conditions);
export const PersonRefusal = codeEnum('PersonRefusal', personRefusals);

@ObjectType({ description: 'One person on a BAST, with the condition in which they were given and received.' })
@Entity('handed_person')
/** In the order of registration, which an id made by the portal begins with: the same on every paper of the same people. */
@ListedOn(Handover, 'people', { by: 'handover', order: 'caseId', limit: 1000 })
@ListedOn(Case, 'handovers', { order: 'occurredAt' })
export class HandedPerson extends CaseFact {
  @Field(() => Case)
  declare case: Case;

  @Field(() => Handover)
  @ManyToOne(() => Handover, { nullable: false })
  @JoinColumn({ name: 'handover_id' })
  handover: Handover;

  @Column('uuid', { name: 'handover_id' })
  handoverId: string;

  @Field(() => Person)
  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn({ name: 'person_id' })
  person: Person;

  @Field(() => Condition)
  @Column('text')
  condition: string;

  @Field(() => PersonRefusal, {
    nullable: true,
    description: 'Why the receiver did not take them; they stay with who gives.',
  })
  @Column('text', { nullable: true })
  refusal: string | null;

  @Field(() => String, { nullable: true, description: 'Papers, medicines and belongings that go along.' })
  @Sealed()
  belongings: string | null;

  @Field(() => [ID], {
    description: 'Things on their BAST before of which neither this one nor a signed addendum to it says what became.',
  })
  @Computed((t) => raw(`app.not_told(${t}.id)`))
  notTold: string[];
}

Computed((t) => raw(`app.things_to_follow(${t}.id, null)`))(Case.prototype, 'carried');
Field(() => [ID], {
  description: 'Things that came along by their last signed BAST: a new one says of each what became of it.',
})(Case.prototype, 'carried');
