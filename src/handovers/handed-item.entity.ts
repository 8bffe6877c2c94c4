import { Field, ObjectType } from '@nestjs/graphql';
import { itemGaps, itemKinds } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { codeEnum } from '../platform/columns';
import { ListedOn, Sealed } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { HandedPerson } from './handed-person.entity';

export const ItemKind = codeEnum('ItemKind', itemKinds);
export const ItemGap = codeEnum('ItemGap', itemGaps);

@ObjectType({ description: 'One thing that goes along with somebody: a medicine, a paper, a belonging, money.' })
@Entity('handed_item')
@ListedOn(HandedPerson, 'items', { by: 'handedPerson', order: 'position', limit: 40 })
export class HandedItem extends CaseFact {
  @ManyToOne(() => HandedPerson, { nullable: false })
  @JoinColumn({ name: 'handed_person_id' })
  handedPerson: HandedPerson;

  @Column('uuid', { name: 'handed_person_id' })
  handedPersonId: string;

  /** As it was entered, on its person's list. */
  @Column('int', { default: 0 })
  position: number;

  @Field(() => ItemKind)
  @Column('text')
  kind: string;

  @Field(() => String, { nullable: true })
  @Sealed()
  name: string | null;

  @Field(() => String, { nullable: true, description: 'Of a medicine: how much, how often.' })
  @Sealed()
  dose: string | null;

  @Field(() => String, { nullable: true, description: 'Of a medicine: until which day, YYYY-MM-DD.' })
  @Sealed()
  until: string | null;

  @Field(() => HandedItem, {
    nullable: true,
    description: 'The thing that it is on the BAST before, or on the BAST that its addendum corrects.',
  })
  @ManyToOne(() => HandedItem)
  @JoinColumn({ name: 'follows_id' })
  follows: HandedItem | null;

  @Column('uuid', { nullable: true, name: 'follows_id' })
  followsId: string | null;

  @Field(() => ItemGap, {
    nullable: true,
    description: 'Why it did not come along, or the receiver did not get it; null on a signed BAST is received.',
  })
  @Column('text', { nullable: true })
  missing: string | null;
}
