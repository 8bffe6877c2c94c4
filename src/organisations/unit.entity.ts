import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Organisation } from './organisation.entity';

@ObjectType({ description: 'A post, shelter, directorate or office: what sees cases and is answerable for them.' })
@Entity('unit')
export class Unit {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Int)
  @Column('int', { default: 1 })
  version: number;

  @Field()
  @Column('text', { unique: true })
  code: string;

  @Field(() => Organisation)
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn({ name: 'organisation_id' })
  organisation: Organisation;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Field()
  @Column('text', { name: 'name_id' })
  nameId: string;

  @Field()
  @Column('text', { name: 'name_en' })
  nameEn: string;

  @Field({ description: 'ISO 3166-1 alpha-2.' })
  @Column('text')
  country: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-2, for an office that answers for a province.' })
  @Column('text', { nullable: true })
  province: string | null;

  @Field({ description: 'IANA zone of the place.' })
  @Column('text')
  zone: string;
}
