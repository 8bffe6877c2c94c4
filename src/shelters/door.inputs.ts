import { Field, InputType } from '@nestjs/graphql';
import { guestAbsences } from '#domain';
import { IsCode } from '../platform/columns';
import { CaseActInput } from '../cases/case-act.input';
import { GuestAbsence } from './stay.entity';

@InputType({ description: 'Somebody came through the door of the house where their bed is.' })
export class ConfirmGuest extends CaseActInput {}

@InputType({
  description: 'Somebody who was awaited did not come: their bed is free again, and whoever answers for them is told.',
})
export class MissGuest extends CaseActInput {
  @Field(() => GuestAbsence)
  @IsCode(guestAbsences)
  reason: string;
}
