import type { MigrationInterface, QueryRunner } from 'typeorm';
import { askedOnce } from './wall';

/** By who is told of them beside who answers for the person; as `toldTo` has it in the domain. */
const kinds = {
  'CARE,AFTERCARE,SUMMARY': `
    register openIntake beginScreening determine appeal assistAsCitizen startReturn markReady revoke depart
    joinAboard continue arrive handover directHome discharge startPlan enterFollowUp decline close suspend
    resume loseContact reconnect die referOut reopen registerCase raiseCare goHome resolveHostEntry breakGlass`,
  'CARE,SUMMARY': `
    offload turnBack manifestPassenger assignLeg takeOff holdBackPassenger transferPassenger swapPassengers
    foundOnBoard recordBirth recordArrival issueManifest changeEscorts retimeLeg cancelLeg board unboard
    draftHandover signHandover refuseHandover draftAddendum`,
  'CARE,AFTERCARE': `
    recordConsent endConsent withdrawConsent recordAssessment assignCase linkKin unlinkKin confirmKin disputeKin
    recordContactRule recordInterview assertFact confirmFact disputeFact withdrawFact openDisagreement
    settleDisagreement resolveDisagreement recordRightsRequest answerRightsRequest liftRestriction attachFile
    recordDeath tellKin recordRemains snoozeAlert endSnooze`,
  AFTERCARE: `
    agreePlan updatePlanItem logAssistance updateAssistance linkSupport recordFollowUp moveFollowUp
    callOffFollowUps recordSurvey recordClaim settleClaim`,
  CARE: `
    recordNeed meetNeed placeInShelter placeFamily confirmGuest missGuest leaveShelter answerEnquiry`,
};
const whens = Object.entries(kinds)
  .map(([open, told]) => `when kind in ('${told.trim().split(/\s+/).join(`', '`)}') then '{CUSTODY,${open}}'`)
  .join('\n    ');

const toldTo = `
-- Who is told of an entry: who may read the table that it tells of. Of what has no rule, who answers for the person.
create function app.told_to(kind text, code text) returns text[] language sql immutable parallel safe as $$
  select (case
    when kind in ('openDisagreement', 'settleDisagreement', 'resolveDisagreement') and code like 'VICTIM\\_STATUS%' then '{CUSTODY}'
    when kind in ('snoozeAlert', 'endSnooze') and code like 'STATUS\\_DISAGREEMENT%' then '{CUSTODY}'
    when kind in ('snoozeAlert', 'endSnooze') and (code = 'ENQUIRY' or code like 'ENQUIRY %') then '{CUSTODY,CARE}'
    ${whens}
    else '{CUSTODY}' end)::text[]
$$;
revoke all on function app.told_to(text, text) from public;
grant execute on function app.told_to(text, text) to pulang_app, pulang_desk, pulang_gate;
`;

const reached = (reaches: string, more = '') =>
  `exists (select from case_access a where a.case_id = case_event.case_id and a.unit_id = (select app.claimed()) and a.until > now()
     and a.reach = any ('{${reaches}}')${more} offset 0)`;

const timeline = 'CUSTODY,CARE,AFTERCARE,SUMMARY';

const walls = [
  `alter policy see on case_event using (${reached(timeline, ' and a.reach = any (app.told_to(case_event.kind, case_event.code))')})`,
  // What a machine is told of is what the person agreed to, in groups, which its restrictive wall asks.
  `create policy see_shared on case_event for select to pulang_partner using (${reached(timeline)})`,
  askedOnce('case_event'),
  // That a hold waits is told to who sees the hold.
  `create policy hold_seen on alert as restrictive for select to pulang_app, pulang_desk
     using (clock not in ('HOLD_REVIEW', 'SECURITY_HOLD') or exists (select from hold h where h.id = alert.subject_id offset 0))`,
];

export class ToldOf1764760000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [toldTo, ...walls]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
