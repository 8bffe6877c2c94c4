import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { fileKinds } from '#domain';
import { Column, Entity } from 'typeorm';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';
import { codeEnum } from '../platform/columns';
import { raw } from '../platform/db/sql';
import { Computed, ListedOn } from '../platform/read/describe';

export const FileKind = codeEnum('FileKind', fileKinds);

@ObjectType({ description: 'A photograph, paper or signed form, and the act that added it.' })
@Entity('case_file')
@ListedOn(Case, 'files', { order: 'recordedAt' })
export class CaseFile extends CaseFact {
  @Field(() => ID, { description: 'The account that added it.' })
  @Column('uuid', { name: 'account_id' })
  addedBy: string;

  @Field(() => FileKind)
  @Column('text')
  kind: string;

  /** The reaches that may open it, as its kind had them when it was added. */
  @Column('text', { array: true, name: 'open_to' })
  openTo: string[];

  @Field({ description: 'What the bytes are: image/jpeg, image/png, image/webp or application/pdf.' })
  @Column('text', { name: 'media_type' })
  mediaType: string;

  @Field(() => Int, { description: 'Bytes.' })
  @Column('int')
  size: number;

  @Field(() => Int, { nullable: true })
  @Column('int', { nullable: true })
  width: number | null;

  @Field(() => Int, { nullable: true })
  @Column('int', { nullable: true })
  height: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'What it proves: the row of a consent, a handover, a determination.',
  })
  @Column('uuid', { nullable: true, name: 'subject_id' })
  subject: string | null;

  @Field({ description: 'Where its bytes are had, with a purpose: GET this address with ?purpose=.' })
  @Computed((t) => raw(`'/files/' || ${t}.id`))
  content: string;
}
