import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { act, acts } from '../platform/operation/act';
import { outcomeOf } from '../platform/outcome/problem';
import { CaseOutcome } from '../cases/case.outcome';
import { Instrument } from './instrument';
import { InstrumentEdition, InstrumentInFull, InstrumentVersion, PublishInstrument } from './instrument.entity';
import { Instruments } from './instruments.service';
import { CaseloadProgress, Progress } from './progress.outcome';
import { ProgressReports } from './progress.service';
import { RecordSurvey } from './reintegration.inputs';
import { Surveys } from './surveys.service';

const InstrumentVersionOutcome = outcomeOf(InstrumentVersion);

@Resolver()
export class OutcomesResolver {
  constructor(
    private readonly versions: Instruments,
    private readonly surveys: Surveys,
    private readonly reports: ProgressReports,
  ) {}

  @Query(() => Instrument, { nullable: true, description: 'The version that is asked now, unless another is named.' })
  instrument(@Args('version', { type: () => String, nullable: true }) version?: string) {
    return this.versions.show(version);
  }

  @Query(() => InstrumentInFull, {
    nullable: true,
    description: 'A version with what its answers count, from which the next one is made.',
  })
  instrumentInFull(@Args('version') version: string) {
    return this.versions.inFull(version);
  }

  @Query(() => [InstrumentEdition], {
    description: 'All versions there have been, the last the one that is asked now.',
  })
  instruments() {
    return this.versions.all();
  }

  @Mutation(() => InstrumentVersionOutcome)
  publishInstrument(@Args('input') input: PublishInstrument) {
    return act(PublishInstrument, input, (one) => this.versions.publish(one));
  }

  @Mutation(() => CaseOutcome)
  recordSurvey(@Args('input') input: RecordSurvey) {
    return act(RecordSurvey, input, (one) => this.surveys.recordOne(one));
  }

  @Mutation(() => [CaseOutcome])
  recordSurveys(@Args('rows', { type: () => [RecordSurvey] }) rows: RecordSurvey[]) {
    return acts(RecordSurvey, rows, (one) => this.surveys.recordOne(one));
  }

  @Query(() => Progress, { nullable: true, description: 'Scores beside what was planned and spent.' })
  progress(@Args('case', { type: () => ID }) id: string) {
    return this.reports.ofCase(id);
  }

  @Query(() => CaseloadProgress, { description: 'The same of your unit’s own people together.' })
  caseloadProgress() {
    return this.reports.ofCaseload();
  }
}
