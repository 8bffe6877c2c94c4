import { Field, ObjectType } from '@nestjs/graphql';
import { remainsSteps } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { codeEnum } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';
import { Handover } from '../handovers/handover.entity';
import { Movement } from '../travel/movement.entity';

export const RemainsStep = codeEnum('RemainsStep', remainsSteps);

/** On a movement as remains: no passenger, and no head of any count. */
@ObjectType({ description: 'A step on the way home of somebody who died.' })
@Entity('remains')
@ListedOn(Case, 'remains', { order: 'recordedAt' })
@ListedOn(Movement, 'remains', { by: 'movement', order: 'recordedAt' })
export class Remains extends CaseFact {
  @Field(() => Case)
  declare case: Case;

  @Field(() => RemainsStep)
  @Column('text')
  step: string;

  @Field(() => Movement, { nullable: true, description: 'The movement that they are brought on.' })
  @ManyToOne(() => Movement)
  @JoinColumn({ name: 'movement_id' })
  movement: Movement | null;

  @Column('uuid', { nullable: true, name: 'movement_id' })
  movementId: string | null;

  @Field(() => Handover, { nullable: true, description: 'The BAST by which the family received them.' })
  @ManyToOne(() => Handover)
  @JoinColumn({ name: 'handover_id' })
  handover: Handover | null;

  @Column('uuid', { nullable: true, name: 'handover_id' })
  handoverId: string | null;
}
