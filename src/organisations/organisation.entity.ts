import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { agencyKinds } from '#domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { codeEnum } from '../platform/columns';

export const AgencyKind = codeEnum('AgencyKind', agencyKinds);

@ObjectType({ description: 'A ministry, mission, international organisation or partner.' })
@Entity('organisation')
export class Organisation {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Int)
  @Column('int', { default: 1 })
  version: number;

  @Field()
  @Column('text', { unique: true })
  code: string;

  @Field({ description: 'A code of organisation kinds.' })
  @Column('text')
  kind: string;

  @Field()
  @Column('text', { name: 'name_id' })
  nameId: string;

  @Field()
  @Column('text', { name: 'name_en' })
  nameEn: string;

  /** Whose administrators founded it; null for what set-up made. */
  @Column('uuid', { name: 'founder_id', nullable: true })
  founderId: string | null;
}
