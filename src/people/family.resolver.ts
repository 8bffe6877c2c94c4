import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CaseOutcome } from '../cases/case.outcome';
import { act } from '../platform/operation/act';
import { outcomeOf } from '../platform/outcome/problem';
import { PageArgs } from '../platform/page';
import { Contacts } from './contacts.service';
import { Enquiries } from './enquiries.service';
import { AnswerEnquiry, Enquiry, EnquiryMatch, EnquiryMatchPage, EnquiryPage, RecordEnquiry } from './enquiry.entity';
import { ConfirmKin, DisputeKin, Kin, LinkKin, RecordContactRule, UnlinkKin } from './kin.entity';
import { KinService } from './kin.service';
import { KinStances } from './kin-stances.service';
import { ChangeContact } from './past-contact.entity';

const KinOutcome = outcomeOf(Kin);
const EnquiryOutcome = outcomeOf(Enquiry);
const EnquiryMatchOutcome = outcomeOf(EnquiryMatch);

@Resolver()
export class FamilyResolver {
  constructor(
    private readonly kin: KinService,
    private readonly stances: KinStances,
    private readonly asked: Enquiries,
    private readonly contacts: Contacts,
  ) {}

  @Mutation(() => KinOutcome)
  linkKin(@Args('input') input: LinkKin) {
    return act(LinkKin, input, (one) => this.kin.linkKin(one));
  }

  @Mutation(() => KinOutcome)
  unlinkKin(@Args('input') input: UnlinkKin) {
    return act(UnlinkKin, input, (one) => this.kin.unlink(one));
  }

  @Mutation(() => KinOutcome)
  confirmKin(@Args('input') input: ConfirmKin) {
    return act(ConfirmKin, input, (one) => this.stances.confirm(one));
  }

  @Mutation(() => KinOutcome)
  disputeKin(@Args('input') input: DisputeKin) {
    return act(DisputeKin, input, (one) => this.stances.dispute(one));
  }

  @Mutation(() => CaseOutcome)
  recordContactRule(@Args('input') input: RecordContactRule) {
    return act(RecordContactRule, input, (one) => this.kin.rule(one));
  }

  @Mutation(() => CaseOutcome)
  changeContact(@Args('input') input: ChangeContact) {
    return act(ChangeContact, input, (one) => this.contacts.change(one));
  }

  @Mutation(() => EnquiryOutcome)
  recordEnquiry(@Args('input') input: RecordEnquiry) {
    return act(RecordEnquiry, input, (one) => this.asked.enquire(one));
  }

  @Mutation(() => EnquiryMatchOutcome)
  answerEnquiry(@Args('input') input: AnswerEnquiry) {
    return act(AnswerEnquiry, input, (one) => this.asked.answer(one));
  }

  @Query(() => EnquiryPage, { description: 'What your unit was asked, newest first, with what may be told.' })
  enquiries(@Args() page: PageArgs) {
    return this.asked.taken(page);
  }

  @Query(() => EnquiryMatchPage, { description: 'What your unit is to put to survivors, oldest first.' })
  enquiriesToPut(@Args() page: PageArgs) {
    return this.asked.toPut(page);
  }
}
