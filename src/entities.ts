import { Alert, Digest, OwnLimit } from './alerts/alert.entity';
import { DigestAddress } from './alerts/digest-address.entity';
import { Account } from './organisations/account.entity';
import { Invitation } from './organisations/invitation.entity';
import { Colleague } from './organisations/colleague.entity';
import { Organisation } from './organisations/organisation.entity';
import { RoleGrant } from './organisations/role-grant.entity';
import { StandIn } from './organisations/stand-in.entity';
import { Unit } from './organisations/unit.entity';
import { Assessment } from './cases/assessment.entity';
import { CaseEvent } from './cases/case-event.entity';
import { FormerCase } from './cases/case-lists.input';
import { Case } from './cases/case.entity';
import { Consent } from './cases/consent.entity';
import { Determination } from './cases/determination.entity';
import { Group } from './cases/group.entity';
import { Hold } from './cases/hold.entity';
import { Need } from './cases/need.entity';
import { Assignment } from './colleagues/assignment.entity';
import { Barring } from './colleagues/barring.entity';
import { Death } from './deaths/death.entity';
import { Remains } from './deaths/remains.entity';
import { Draft } from './exchange/draft.entity';
import { ListHeading } from './exchange/list-heading.entity';
import { CaseExport } from './exports/case-export.entity';
import { Glass } from './glass/glass.entity';
import { GlassReview } from './glass/glass-review.entity';
import { CaseFile } from './files/case-file.entity';
import { HandedItem } from './handovers/handed-item.entity';
import { HostEntry } from './exchange/host-entry.entity';
import { HostList } from './exchange/host-list.entity';
import { HandedPerson } from './handovers/handed-person.entity';
import { SignedPaper } from './handovers/signed-paper.entity';
import { SignedPerson } from './handovers/signed-person.entity';
import { SignedSide } from './handovers/signed-side.entity';
import { HandoverWitness } from './handovers/handover-witness.entity';
import { Handover } from './handovers/handover.entity';
import { Assertion, FactStance } from './people/assertion.entity';
import { Disagreement } from './people/disagreement.entity';
import { Enquiry, EnquiryMatch, EnquiryReply } from './people/enquiry.entity';
import { Interview } from './people/interview.entity';
import {
  Change,
  SharedCase,
  SharedContact,
  SharedDetermination,
  SharedEvent,
  SharedIdentity,
  SharedProfile,
} from './partners/shared-case.entity';
import { ContactRule, Kin, KinStance } from './people/kin.entity';
import { PastContact } from './people/past-contact.entity';
import { Webhook, WebhookAttempt } from './partners/webhook.entity';
import { Person } from './people/person.entity';
import { PersonMatch, PersonMerge } from './people/person-match.entity';
import { AuditEntry } from './audit/audit-entry.entity';
import { Referral } from './referrals/referral.entity';
import { Assistance } from './reintegration/assistance.entity';
import { ContactAttempt } from './reintegration/contact-attempt.entity';
import { FollowUpMonth } from './reintegration/follow-up-month.entity';
import { FollowUp } from './reintegration/follow-up.entity';
import { InstrumentVersion } from './reintegration/instrument.entity';
import { Goal, Plan, PlanItem } from './reintegration/plan.entity';
import { Provider } from './reintegration/provider.entity';
import { Benefit, SharedSupport } from './reintegration/shared-support.entity';
import { Survey } from './reintegration/survey.entity';
import { LinkedSubject } from './sign-in/linked-subject.entity';
import { MachineClient } from './sign-in/machine-client.entity';
import { MachineKey } from './sign-in/machine-key.entity';
import { Session } from './sign-in/session.entity';
import { Erasure } from './rights/erasure.entity';
import { Claim } from './rights/claim.entity';
import { Snooze } from './alerts/snooze.entity';
import { RightsRequest } from './rights/rights-request.entity';
import { BedHold } from './shelters/bed-hold.entity';
import { KeepApart } from './shelters/keep-apart.entity';
import { Beds, FormerBeds, Shelter } from './shelters/shelter.entity';
import { Stay } from './shelters/stay.entity';
import { Boarding } from './travel/boarding.entity';
import { Clearance } from './travel/clearance.entity';
import { Leg } from './travel/leg.entity';
import { ManifestPerson } from './travel/manifest-person.entity';
import { Manifest } from './travel/manifest.entity';
import { Movement } from './travel/movement.entity';
import { Passenger } from './travel/passenger.entity';
import { TravelDocument } from './travel/travel-document.entity';
import { TravelNotice } from './travel/travel-notice.entity';

/** Every table of the core; TypeORM can not find them by a pattern once they are modules. */
export const entities = [
  Account,
  Assertion,
  Assessment,
  Assignment,
  Assistance,
  Alert,
  AuditEntry,
  Barring,
  BedHold,
  Benefit,
  Beds,
  Boarding,
  Case,
  CaseEvent,
  CaseExport,
  Change,
  CaseFile,
  Clearance,
  Colleague,
  Consent,
  Death,
  ContactAttempt,
  ContactRule,
  PastContact,
  Determination,
  Disagreement,
  Digest,
  DigestAddress,
  Draft,
  ListHeading,
  Enquiry,
  EnquiryMatch,
  EnquiryReply,
  FactStance,
  Erasure,
  FollowUp,
  FollowUpMonth,
  FormerCase,
  Glass,
  GlassReview,
  Goal,
  Group,
  HandedItem,
  HandedPerson,
  Handover,
  HandoverWitness,
  SignedPaper,
  SignedPerson,
  SignedSide,
  Hold,
  Invitation,
  KeepApart,
  InstrumentVersion,
  Interview,
  Kin,
  KinStance,
  HostEntry,
  HostList,
  Leg,
  LinkedSubject,
  MachineClient,
  MachineKey,
  Manifest,
  ManifestPerson,
  Movement,
  Need,
  Organisation,
  OwnLimit,
  Passenger,
  Person,
  PersonMatch,
  PersonMerge,
  Plan,
  PlanItem,
  Provider,
  Referral,
  RoleGrant,
  Session,
  SharedCase,
  SharedContact,
  SharedDetermination,
  SharedEvent,
  SharedIdentity,
  SharedProfile,
  Claim,
  Snooze,
  RightsRequest,
  Remains,
  SharedSupport,
  Shelter,
  FormerBeds,
  StandIn,
  Stay,
  Survey,
  TravelDocument,
  TravelNotice,
  Unit,
  Webhook,
  WebhookAttempt,
];
