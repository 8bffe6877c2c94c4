import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { dimensions, type Dimension as OfDimension, type Instrument as Rules } from '#domain';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsNumber, IsOptional, Length, Matches, ValidateNested } from 'class-validator';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, Instant, IsCode } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { Dimension } from './enums';

/** Added to and never changed: a score means what its version said, for as long as it is kept. */
@ObjectType({ description: 'A version of the survey: what it asks, and what the answers count.' })
@Entity('instrument_version')
export class InstrumentVersion {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field()
  @Column('text', { unique: true })
  version: string;

  @Field({ description: "Whether points and weights are IOM's own." })
  @Column('boolean')
  official: boolean;

  @Column('text', { name: 'title_id' })
  titleId: string;

  @Column('text', { name: 'title_en' })
  titleEn: string;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  /** As text keeps it: the order of questions and answers is part of what is asked. */
  @Column('json')
  body: Rules;
}

const text = () => Length(1, 400);
const code = () => Matches(/^[A-Z][A-Z0-9_]{0,39}$/, { context: { code: 'INVALID_VALUE' } });

@InputType()
@ObjectType('InstrumentAnswer')
export class NewAnswer {
  @Field()
  @code()
  code: string;

  @Field({ description: 'In Indonesian.' })
  @text()
  textId: string;

  @Field({ description: 'In English.' })
  @text()
  textEn: string;

  @Field(() => Float, { nullable: true, description: '0 to 1, more being better; null counts as not answered.' })
  @IsOptional()
  @IsNumber()
  points?: number | null;
}

@InputType()
@ObjectType('InstrumentScale')
export class NewScale {
  @Field()
  @code()
  code: string;

  @Field(() => [NewAnswer])
  @ArrayMinSize(2)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => NewAnswer)
  answers: NewAnswer[];
}

@InputType()
@ObjectType('InstrumentItem')
export class NewQuestion {
  @Field()
  @code()
  code: string;

  @Field(() => Dimension)
  @IsCode(dimensions)
  dimension: OfDimension;

  @Field({ description: 'One of the scales.' })
  @code()
  scale: string;

  @Field(() => Float, { defaultValue: 1 })
  @IsNumber()
  weight: number;

  @Field({ description: 'In Indonesian.' })
  @text()
  textId: string;

  @Field({ description: 'In English.' })
  @text()
  textEn: string;
}

@InputType()
@ObjectType('InstrumentWeights')
export class DimensionWeights {
  @Field(() => Float)
  @IsNumber()
  economic: number;

  @Field(() => Float)
  @IsNumber()
  social: number;

  @Field(() => Float)
  @IsNumber()
  psychosocial: number;
}

@ObjectType('InstrumentCutOffs')
@InputType({ description: 'A score of `light` and more needs light support, one below `medium` high support.' })
export class CutOffs {
  @Field(() => Float)
  @IsNumber()
  medium: number;

  @Field(() => Float)
  @IsNumber()
  light: number;
}

@InputType({ description: 'From then on it is the one that is asked. What was scored before stays as it was scored.' })
export class PublishInstrument extends ActInput {
  @Field({ description: 'Of its own; never used before.' })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/, { context: { code: 'INVALID_VALUE' } })
  version: string;

  @Field()
  official: boolean;

  @Field()
  @text()
  titleId: string;

  @Field()
  @text()
  titleEn: string;

  @Field(() => DimensionWeights)
  @ValidateNested()
  @Type(() => DimensionWeights)
  weights: DimensionWeights;

  @Field(() => CutOffs)
  @ValidateNested()
  @Type(() => CutOffs)
  cutOffs: CutOffs;

  @Field(() => [NewScale])
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => NewScale)
  scales: NewScale[];

  @Field(() => [NewQuestion])
  @ArrayMinSize(3)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => NewQuestion)
  questions: NewQuestion[];
}

@ObjectType({ description: 'One version among those there have been.' })
export class InstrumentEdition {
  @Field() version: string;
  @Field() official: boolean;
  @Field() title: string;
  @Field({ description: 'The one that is asked now.' }) current: boolean;
  @Field(() => Int, { description: 'How many questions it has.' }) questions: number;
}

@ObjectType({ description: 'A version with both languages and what its answers count, as it was published.' })
export class InstrumentInFull {
  @Field() version: string;
  @Field() official: boolean;
  @Field() titleId: string;
  @Field() titleEn: string;
  @Field(() => DimensionWeights) weights: DimensionWeights;
  @Field(() => CutOffs) cutOffs: CutOffs;
  @Field(() => [NewScale]) scales: NewScale[];
  @Field(() => [NewQuestion]) questions: NewQuestion[];
}
