import { Field, ID, InputType } from '@nestjs/graphql';
import { gapReasons } from '#domain';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { codeEnum, Instant, IsCode } from '../platform/columns';
import { CaseActInput } from '../cases/case-act.input';
import { GapReason } from './movements.inputs';

const arrivals = ['ARRIVED', 'MISSING'] as const;
export const ArrivalOutcome = codeEnum('ArrivalOutcome', { codes: arrivals });

@InputType({ isAbstract: true })
abstract class PassengerAct extends CaseActInput {
  @Field(() => ID)
  @IsUUID('all')
  movement: string;
}

@InputType({ description: 'Puts somebody who is preparing or ready on the list of a movement; nobody is on two.' })
export class ManifestPassenger extends PassengerAct {}

@InputType({
  description: 'Off the list; after the manifest was issued this is an offload, and whoever was ready prepares again.',
})
export class TakeOff extends PassengerAct {
  @Field(() => GapReason)
  @IsCode(gapReasons)
  reason: string;
}

@InputType({ description: 'Somebody who is ready, on the first leg; or somebody under way, on a later one.' })
export class Board extends PassengerAct {
  @Field(() => ID, {
    nullable: true,
    description: 'For somebody under way: the later leg. The movement’s first when left out.',
  })
  @IsOptional()
  @IsUUID('all')
  leg?: string;
}

@InputType()
export class RecordArrival extends PassengerAct {
  @Field(() => ArrivalOutcome)
  @IsIn(arrivals)
  outcome: (typeof arrivals)[number];

  @Field(() => Instant, { nullable: true, description: 'For who arrived: when immigration recorded the entry.' })
  enteredAt?: Date;

  @Field(() => GapReason, { nullable: true, description: 'For who is missing.' })
  @IsOptional()
  @IsCode(gapReasons)
  reason?: string;
}
