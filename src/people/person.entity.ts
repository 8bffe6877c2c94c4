import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { namelessReasons, regencies, sexes } from '#domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { codeEnum, instant } from '../platform/columns';
import { Sealed } from '../platform/read/describe';

export const Sex = codeEnum('Sex', sexes);
export const NamelessReason = codeEnum('NamelessReason', namelessReasons);

/**
 * Somebody as one registration knows them. Two registrations may be of one human being; that is a judgement kept
 * beside them (person_match), so that it can be undone and shows nobody what they may not see.
 */
@ObjectType({ description: 'Somebody on the way home. What says who they are lies in the vault.' })
@Entity('person')
export class Person {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Sex)
  @Column('text')
  sex: string;

  @Field(() => Int, { nullable: true })
  @Column('int', { name: 'birth_year', nullable: true })
  birthYear: number | null;

  @Field(() => String, { nullable: true, description: `Kemendagri code, one of ${regencies.codes.length}.` })
  @Column('text', { nullable: true, name: 'home_regency' })
  homeRegency: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-2, of the home regency.' })
  @Column('text', { nullable: true, name: 'home_province' })
  homeProvince: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2, as far as anybody has said.' })
  @Column('text', { nullable: true })
  nationality: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What somebody without a name goes by: the sex (F, M or X) with a number, the post and the day.',
  })
  @Column('text', { nullable: true, name: 'working_label' })
  workingLabel: string | null;

  /** When the name, sex or birth date in force was last another. */
  @Column({ ...instant, nullable: true, name: 'reworded_at' })
  rewordedAt: Date | null;

  /** Of these three as they were then, under the person's key: it tells a list that shows the same, and nobody else. */
  @Column('text', { nullable: true, name: 'words_mark' })
  wordsMark: string | null;

  @Field(() => NamelessReason, { nullable: true, description: 'Why there was no name at the door.' })
  @Column('text', { nullable: true })
  nameless: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The whole name as on the document; nobody is asked for a surname.',
  })
  @Sealed('label')
  name: string | null;

  @Field(() => String, { nullable: true })
  @Sealed('label')
  alias: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 8601 at the precision that is known: 1994, 1994-03, 1994-03-31; 1994~ is an estimate.',
  })
  @Sealed('identity')
  birthDate: string | null;

  @Field(() => String, { nullable: true })
  @Sealed('identity')
  nik: string | null;

  @Field(() => String, { nullable: true, description: 'As claimed; a checked document stands among the documents.' })
  @Sealed('identity')
  passportNumber: string | null;

  @Field(() => String, { nullable: true, description: 'E.164.' })
  @Sealed('identity')
  phone: string | null;

  @Field(() => String, { nullable: true, description: 'How, when and as whom this person may be called.' })
  @Sealed('identity')
  safeContact: string | null;

  @Field(() => String, { nullable: true })
  @Sealed('identity')
  notes: string | null;

  @Column('bytea', { nullable: true })
  label: Buffer | null;

  @Column('bytea', { nullable: true })
  identity: Buffer | null;
}
