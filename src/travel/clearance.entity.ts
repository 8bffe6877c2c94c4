import { Field, ObjectType } from '@nestjs/graphql';
import { clearanceKinds, clearanceStatuses } from '#domain';
import { Column, Entity } from 'typeorm';
import { codeEnum } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';

export const ClearanceKind = codeEnum('ClearanceKind', clearanceKinds);
export const ClearanceStatus = codeEnum('ClearanceStatus', clearanceStatuses);

@ObjectType({ description: "The host state's leave to go, or why none is needed; the latest of a kind counts." })
@Entity('clearance')
@ListedOn(Case, 'clearances', { order: 'recordedAt' })
export class Clearance extends CaseFact {
  @Field(() => ClearanceKind)
  @Column('text')
  kind: string;

  @Field(() => ClearanceStatus)
  @Column('text')
  status: string;
}
