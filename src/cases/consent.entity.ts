import { Field, ObjectType } from '@nestjs/graphql';
import { consentBases, consentPurposes, fieldGroups } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { codeEnum, day, Day, instant, Instant } from '../platform/columns';
import { Organisation } from '../organisations/organisation.entity';
import { ListedOn } from '../platform/read/describe';
import { CaseFact } from './case-fact.entity';
import { Case } from './case.entity';

export const ConsentPurpose = codeEnum('ConsentPurpose', consentPurposes);
export const ConsentBasis = codeEnum('ConsentBasis', consentBases);
export const FieldGroup = codeEnum('FieldGroup', fieldGroups);

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

  @Field(() => Organisation, {
    nullable: true,
    description: 'Whom it speaks of; null is every organisation that the purpose is about.',
  })
  @ManyToOne(() => Organisation)
  @JoinColumn({ name: 'recipient_id' })
  recipient: Organisation | null;

  @Column('uuid', { nullable: true, name: 'recipient_id' })
  recipientId: string | null;

  @Field(() => [FieldGroup], {
    nullable: true,
    description: "What partners' machines may have on it; null is what taking somebody over needs.",
  })
  @Column('text', { array: true, nullable: true, name: 'field_groups' })
  groups: string[] | null;

  @Field(() => Day, { nullable: true, description: 'The last day on which it counts.' })
  @Column({ ...day, nullable: true, name: 'expires_on' })
  expiresOn: string | null;
}
