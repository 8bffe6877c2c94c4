import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By who is told of them beside who answers for the person; as `toldTo` has it in the domain. */
const kinds = {
  'CARE,AFTERCARE,SUMMARY': `
    register openIntake beginScreening determine appeal assistAsCitizen startReturn markReady revoke depart
    joinAboard continue arrive handover directHome discharge startPlan enterFollowUp decline close suspend
    resume loseContact reconnect die referOut reopen registerCase raiseCare goHome resolveHostEntry breakGlass`,
  'CARE,SUMMARY': `
    offload turnBack manifestPassenger assignLeg takeOff holdBackPassenger transferPassenger swapPassengers
    foundOnBoard recordBirth recordArrival issueManifest changeEscorts retimeLeg cancelLeg board unboard
    draftHandover signHandover refuseHandover draftAddendum withdrawHandover`,
  'CARE,AFTERCARE': `
    recordConsent endConsent withdrawConsent recordAssessment assignCase linkKin unlinkKin confirmKin disputeKin
    recordContactRule recordInterview assertFact changeContact confirmFact disputeFact withdrawFact openDisagreement
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
create or replace function app.told_to(kind text, code text) returns text[] language sql immutable parallel safe as $$
  select (case
    when kind in ('openDisagreement', 'settleDisagreement', 'resolveDisagreement') and code like 'VICTIM\\_STATUS%' then '{CUSTODY}'
    when kind in ('snoozeAlert', 'endSnooze') and code like 'STATUS\\_DISAGREEMENT%' then '{CUSTODY}'
    when kind in ('snoozeAlert', 'endSnooze') and (code = 'ENQUIRY' or code like 'ENQUIRY %') then '{CUSTODY,CARE}'
    ${whens}
    else '{CUSTODY}' end)::text[]
$$;
`;

export class ToldWhole1764780000910 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(toldTo);
  }

  async down(): Promise<void> {
    throw new Error('Who is told of an act is not told less; restore a copy instead.');
  }
}
