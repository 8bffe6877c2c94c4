import { Field, Int, ObjectType } from '@nestjs/graphql';
import { documentStatuses, documentKinds } from '#domain';
import { Column, Entity } from 'typeorm';
import { codeEnum, Day, day } from '../platform/columns';
import { ListedOn, Sealed } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';

export const TravelDocumentKind = codeEnum('TravelDocumentKind', documentKinds);
export const DocumentStatus = codeEnum('DocumentStatus', documentStatuses);

@ObjectType({
  description: 'A passport, or an SPLP: for going home only, one journey, at most two years, never extended.',
})
@Entity('travel_document')
@ListedOn(Case, 'documents', { order: 'recordedAt' })
export class TravelDocument extends CaseFact {
  @Field(() => Int)
  @Column('int')
  version: number;

  /** Goes up with what lists show of it: its number, or that it is still awaited. */
  @Column('int', { default: 1 })
  wording: number;

  /** Of its number as it was then, under the person's key. */
  @Column('text', { nullable: true, name: 'words_mark' })
  wordsMark: string | null;

  @Field(() => TravelDocumentKind)
  @Column('text')
  kind: string;

  @Field(() => DocumentStatus)
  @Column('text')
  status: string;

  @Field({ description: 'Issued, but the number is not known yet; it must be before boarding.' })
  @Column('boolean', { name: 'number_pending' })
  numberPending: boolean;

  @Field(() => String, { nullable: true })
  @Sealed()
  number: string | null;

  @Field(() => Day, { nullable: true })
  @Column({ ...day, nullable: true, name: 'issued_on' })
  issuedOn: string | null;

  @Field(() => Day, { nullable: true })
  @Column({ ...day, nullable: true, name: 'expires_on' })
  expiresOn: string | null;
}
