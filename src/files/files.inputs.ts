import { Field, ID, InputType } from '@nestjs/graphql';
import { fileKinds } from '#domain';
import { IsOptional, IsUUID } from 'class-validator';
import { CaseActInput } from '../cases/case-act.input';
import { IsCode } from '../platform/columns';
import { FileKind } from './case-file.entity';

@InputType({ description: 'Ties a file that was sent to /files to the case; until then nobody can open it.' })
export class AttachFile extends CaseActInput {
  @Field(() => ID, { description: 'The id under which its bytes were sent.' })
  @IsUUID('all')
  file: string;

  @Field(() => FileKind)
  @IsCode(fileKinds)
  kind: string;

  @Field(() => ID, {
    nullable: true,
    description: 'What it proves: the row of a consent, a handover, a determination.',
  })
  @IsOptional()
  @IsUUID('all')
  subject?: string;
}
