import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional, MaxLength } from 'class-validator';
import { Entity } from 'typeorm';
import { CaseActInput } from '../cases/case-act.input';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';
import { ListedOn, Sealed } from '../platform/read/describe';

@ObjectType({ description: 'How somebody could be reached until then, which is no longer safe or no longer true.' })
@Entity('past_contact')
@ListedOn(Case, 'pastContacts', { order: 'recordedAt' })
export class PastContact extends CaseFact {
  @Field(() => String, { nullable: true, description: 'E.164.' })
  @Sealed()
  phone: string | null;

  @Field(() => String, { nullable: true })
  @Sealed()
  safeContact: string | null;
}

@InputType({
  description: 'How this person is reached from now on, whole: what is left out is no longer so. What was is kept.',
})
export class ChangeContact extends CaseActInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(40)
  phone?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(1000)
  safeContact?: string;
}
