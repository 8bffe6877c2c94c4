import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { act, acts } from '../platform/operation/act';
import { CaseOutcome } from '../cases/case.outcome';
import { RecordClearance, RecordDocument, UpdateDocument } from './papers.inputs';
import { Papers } from './papers.service';

@Resolver()
export class PapersResolver {
  constructor(private readonly papers: Papers) {}

  @Mutation(() => CaseOutcome)
  recordDocument(@Args('input') input: RecordDocument) {
    return act(RecordDocument, input, (one) => this.papers.document(one));
  }

  @Mutation(() => [CaseOutcome])
  recordDocuments(@Args('rows', { type: () => [RecordDocument] }) rows: RecordDocument[]) {
    return acts(RecordDocument, rows, (one) => this.papers.document(one));
  }

  @Mutation(() => CaseOutcome)
  updateDocument(@Args('input') input: UpdateDocument) {
    return act(UpdateDocument, input, (one) => this.papers.update(one));
  }

  @Mutation(() => [CaseOutcome])
  updateDocuments(@Args('rows', { type: () => [UpdateDocument] }) rows: UpdateDocument[]) {
    return acts(UpdateDocument, rows, (one) => this.papers.update(one));
  }

  @Mutation(() => CaseOutcome)
  recordClearance(@Args('input') input: RecordClearance) {
    return act(RecordClearance, input, (one) => this.papers.clearance(one));
  }

  @Mutation(() => [CaseOutcome])
  recordClearances(@Args('rows', { type: () => [RecordClearance] }) rows: RecordClearance[]) {
    return acts(RecordClearance, rows, (one) => this.papers.clearance(one));
  }
}
