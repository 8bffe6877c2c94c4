import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { countries } from '#domain';
import { IsInt, IsOptional, IsUUID, Length, Max, Min } from 'class-validator';
import { Instant, IsCode } from '../platform/columns';
import { ActInput } from '../platform/operation/act';

@InputType()
export class CreateGroup extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  id: string;

  @Field({ description: 'How the post knows the group; a code of its own, never a name.' })
  @Length(1, 60)
  reference: string;

  @Field({ description: 'ISO 3166-1 alpha-2 of the place of exploitation.' })
  @IsCode(countries)
  country: string;

  @Field(() => Int, { nullable: true, description: 'How many people the host state announced.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  expected?: number;

  @Field(() => Instant)
  receivedAt: Date;
}

@InputType({
  description:
    'The host state announces another number, or none any more; whoever is missing from it is asked after anew.',
})
export class ChangeGroup extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  group: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The number that was read; if another was announced since, it is refused.',
  })
  @IsOptional()
  @IsInt()
  was?: number;

  @Field(() => Int, { nullable: true, description: 'How many people the host state announces now.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  expected?: number;
}
