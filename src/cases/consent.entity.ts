import { Field, ObjectType } from '@nestjs/graphql';
import { consentBases, consentPurposes } from '#domain';
import { Column, Entity } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { CaseFact } from './case-fact.entity';
import { Case } from './case.entity';

export const ConsentPurpose = codeEnum('ConsentPurpose', consentPurposes);
export const ConsentBasis = codeEnum('ConsentBasis', consentBases);

@ObjectType({
  description:
    'What a person, or who speaks for a child, agreed to; or the other ground for going on (art. 20 UU 27/2022).',
})
@Entity('consent')
@ListedOn(Case, 'consents', { order: 'recordedAt' })
export class Consent extends CaseFact {
  @Field(() => ConsentPurpose)
  @Column('text')
  purpose: string;

  @Field(() => ConsentBasis)
  @Column('text')
  basis: string;

  @Field()
  @Column('boolean')
  given: boolean;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'withdrawn_at' })
  withdrawnAt: Date | null;
}
