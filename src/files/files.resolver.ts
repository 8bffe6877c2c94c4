import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CaseOutcome } from '../cases/case.outcome';
import { act, acts } from '../platform/operation/act';
import { AttachFile } from './files.inputs';
import { CaseFiles } from './files.service';

@Resolver()
export class FilesResolver {
  constructor(private readonly files: CaseFiles) {}

  @Mutation(() => CaseOutcome)
  attachFile(@Args('input') input: AttachFile) {
    return act(AttachFile, input, (one) => this.files.attach(one));
  }

  @Mutation(() => [CaseOutcome])
  attachFiles(@Args('rows', { type: () => [AttachFile] }) rows: AttachFile[]) {
    return acts(AttachFile, rows, (one) => this.files.attach(one));
  }
}
