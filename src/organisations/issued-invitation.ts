import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Instant } from '../platform/columns';
import { outcomeOf } from '../platform/outcome/problem';
import { InvitationKind } from './invitation.entity';

@ObjectType({ description: 'An invitation as it is made, with its link.' })
export class IssuedInvitation {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  account: string;

  @Field()
  login: string;

  @Field(() => InvitationKind)
  kind: string;

  @Field(() => Instant)
  expiresAt: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Below the address of this installation. Shown this once: the same key again answers null here.',
  })
  link: string | null;
}

export const IssuedInvitationOutcome = outcomeOf(IssuedInvitation);
