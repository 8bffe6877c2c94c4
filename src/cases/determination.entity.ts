import { Field, ObjectType } from '@nestjs/graphql';
import { determinationBodies, determinationOutcomes, determinationRoles } from '#domain';
import { Column, Entity } from 'typeorm';
import { codeEnum } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { CaseFact } from './case-fact.entity';
import { Case } from './case.entity';

export const DeterminationBody = codeEnum('DeterminationBody', determinationBodies);
export const DeterminationOutcome = codeEnum('DeterminationOutcome', determinationOutcomes);
export const DeterminationRole = codeEnum('DeterminationRole', determinationRoles);

@ObjectType({ description: 'What one authority found. Those of several stand beside each other and may disagree.' })
@Entity('determination')
@ListedOn(Case, 'determinations', { order: 'occurredAt' })
export class Determination extends CaseFact {
  @Field(() => DeterminationBody)
  @Column('text')
  body: string;

  @Field(() => DeterminationOutcome)
  @Column('text')
  outcome: string;

  @Field(() => DeterminationRole)
  @Column('text')
  role: string;

  @Field(() => [String], { description: 'Acts of UU 21/2007 art. 1.' })
  @Column('text', { array: true })
  acts: string[];

  @Field(() => [String], { description: 'Means; a child needs none (Palermo Protocol art. 3(c)).' })
  @Column('text', { array: true })
  means: string[];

  @Field(() => [String])
  @Column('text', { array: true })
  purposes: string[];

  @Field(() => [String], { description: 'In what somebody was made to work: codes of sectors, after ISIC revision 4.' })
  @Column('text', { array: true, default: [] })
  sectors: string[];
}
