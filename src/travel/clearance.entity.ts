import { Field, Int, ObjectType } from '@nestjs/graphql';
import { clearanceKinds, clearanceStatuses } from '#domain';
import { Column, Entity } from 'typeorm';
import { codeEnum } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact';
import { Case } from '../cases/case.entity';

export const ClearanceKind = codeEnum('ClearanceKind', clearanceKinds);
export const ClearanceStatus = codeEnum('ClearanceStatus', clearanceStatuses);

@ObjectType({ description: "The host state's leave to go, or why none is needed." })
@Entity('clearance')
@ListedOn(Case, 'clearances', { order: 'recordedAt' })
export class Clearance extends CaseFact {
  @Field(() => Int)
  @Column('int')
  version: number;

  @Field(() => ClearanceKind)
  @Column('text')
  kind: string;

  @Field(() => ClearanceStatus)
  @Column('text')
  status: string;
}
