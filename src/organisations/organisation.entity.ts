import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({ description: 'A ministry, mission, international organisation or partner.' })
@Entity('organisation')
export class Organisation {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

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
}
