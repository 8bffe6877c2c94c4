import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { assistanceTypes, regencies } from '#domain';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  MaxLength,
} from 'class-validator';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity';
import { Unit } from '../organisations/unit.entity';
import { instant, Instant, IsCode, Trimmed } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { Sealed } from '../platform/read/describe';
import { AssistanceType } from './enums';

/**
 * A tailor who takes an apprentice is a person as well: name and contact lie under a key of the provider's own, and
 * outside stands only what they offer and where.
 */
@ObjectType({ description: 'Who gives what a plan asks for: an organisation, or somebody named of the place.' })
@Entity('provider')
export class Provider {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Int)
  @Column('int')
  version: number;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Field(() => Unit, { description: 'Who knows them; all of its organisation may plan with them.' })
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Unit;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Field(() => Organisation, { nullable: true, description: 'Where it is an organisation that is known here.' })
  @ManyToOne(() => Organisation, { nullable: true })
  @JoinColumn({ name: 'agency_id' })
  agency: Organisation | null;

  @Column('uuid', { nullable: true, name: 'agency_id' })
  agencyId: string | null;

  @Field(() => String, { nullable: true, description: 'Null for an organisation that is known here.' })
  @Sealed()
  name: string | null;

  @Field(() => String, { nullable: true })
  @Sealed()
  contact: string | null;

  @Field(() => [AssistanceType])
  @Column('text', { array: true })
  offers: string[];

  @Field(() => String, { nullable: true, description: 'Kemendagri code of where they are, 35.07.' })
  @Column('text', { nullable: true })
  regency: string | null;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  @Field(() => Instant, { nullable: true, description: 'Since when nothing new is planned with them.' })
  @Column({ ...instant, nullable: true, name: 'ended_at' })
  endedAt: Date | null;

  @Column('bytea', { nullable: true })
  sealed: Buffer | null;
}

const offered = IsIn([...assistanceTypes.codes], {
  each: true,
  context: { code: 'UNKNOWN_CODE', params: { codes: assistanceTypes.codes.join(', ') } },
});

@InputType({ description: 'Either an organisation that is known here, or a name.' })
export class AddProvider extends ActInput {
  @Field(() => ID, { nullable: true, description: 'A UUID of the client’s own; made here if it is left out.' })
  @IsOptional()
  @IsUUID('all')
  id?: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID('all')
  agency?: string;

  @Field(() => String, { nullable: true, description: 'Sealed.' })
  @IsOptional()
  @Trimmed()
  @Length(1, 200)
  name?: string;

  @Field(() => String, { nullable: true, description: 'Sealed.' })
  @IsOptional()
  @MaxLength(500)
  contact?: string;

  @Field(() => [AssistanceType])
  @ArrayMinSize(1)
  @ArrayMaxSize(assistanceTypes.codes.length)
  @ArrayUnique()
  @offered
  offers: string[];

  @Field(() => String, { nullable: true, description: 'Kemendagri code, 35.07.' })
  @IsOptional()
  @IsCode(regencies)
  regency?: string;
}

@InputType({ description: 'What is left out stays as it was.' })
export class ChangeProvider extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  provider: string;

  @Field(() => Int)
  @IsInt()
  version: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(500)
  contact?: string;

  @Field(() => [AssistanceType], { nullable: true })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayUnique()
  @offered
  offers?: string[];

  @Field({ defaultValue: false, description: 'Nothing new is planned with them.' })
  ended: boolean;
}
