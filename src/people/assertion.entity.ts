import { Field, ID, ObjectType } from '@nestjs/graphql';
import { factFields, factGrounds, factProofs, factStandings, stanceKinds } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { CaseFact } from '../cases/case-fact.entity';
import { codeEnum } from '../platform/columns';
import { ListedOn, Sealed } from '../platform/read/describe';
import { Person } from './person.entity';

export const FactField = codeEnum('FactField', factFields);
export const FactProof = codeEnum('FactProof', factProofs);
export const FactStanding = codeEnum('FactStanding', factStandings);
export const FactGround = codeEnum('FactGround', factGrounds);
export const StanceKind = codeEnum('StanceKind', stanceKinds);

/**
 * Nothing said is ever changed. Standing and force are the fold of all that was said of the field, by `truthOf`,
 * written in the transaction that added to it.
 */
@ObjectType({
  description: 'What one agency said of a person, on what proof; those of several stand beside each other.',
})
@Entity('assertion')
@ListedOn(Person, 'facts', { by: 'person', order: 'recordedAt' })
export class Assertion extends CaseFact {
  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn({ name: 'person_id' })
  person: Person;

  @Field(() => FactField)
  @Column('text')
  field: string;

  @Field(() => String, { nullable: true })
  @Sealed()
  value: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What of the value names nobody: the sex, the country, the regency, the year of birth.',
  })
  @Column('text', { nullable: true })
  code: string | null;

  @Field(() => FactProof)
  @Column('text')
  proof: string;

  @Field(() => FactStanding)
  @Column('text')
  standing: string;

  @Field({ description: 'By the one table of rules; at most one of a field.' })
  @Column('boolean', { name: 'in_force' })
  inForce: boolean;

  @Field(() => ID, { nullable: true, description: 'The fact in force, where it says something else.' })
  @Column('uuid', { nullable: true, name: 'superseded_by' })
  supersededBy: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The request by which the person themself had it corrected; an agency said the others.',
  })
  @Column('uuid', { nullable: true, name: 'request_id' })
  request: string | null;
}

@ObjectType({ description: 'What an agency says of what was said. Of several on one fact its last counts.' })
@Entity('stance')
@ListedOn(Assertion, 'stances', { by: 'assertion', order: 'recordedAt' })
export class FactStance extends CaseFact {
  @ManyToOne(() => Assertion, { nullable: false })
  @JoinColumn({ name: 'assertion_id' })
  assertion: Assertion;

  @Column('uuid', { name: 'assertion_id' })
  assertionId: string;

  @Field(() => StanceKind)
  @Column('text')
  kind: string;

  @Field(() => FactGround, { nullable: true })
  @Column('text', { nullable: true })
  ground: string | null;
}
