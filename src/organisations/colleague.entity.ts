import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '#domain';

/** What is shown of an account to who works beside it; of other units' accounts nothing is. */
@ObjectType({ description: 'Somebody of your unit who may be put in charge of a case. Others see no name here.' })
@Entity('colleague', { synchronize: false })
export class Colleague {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field()
  @Column('text')
  login: string;

  @Field(() => [String])
  @Column('text', { array: true })
  roles: Role[];
}
