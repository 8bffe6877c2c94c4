import type { InterviewQuestion } from './codes';

/**
 * What of a case's timeline says, beside its interviews, that the person was asked about something: an event, or an
 * event with the first word of its code. Somebody who sat through a fitness check was asked about their health, whatever
 * form it was written on; whoever asks for a right shows first who they are. The database has the same table in
 * `app.asking()`, and a test compares the two; consents are counted by themselves, where they rest on an answer.
 */
export const askedBy: Readonly<Record<InterviewQuestion, readonly string[]>> = {
  IDENTITY: ['register', 'recordAssessment NATIONALITY', 'recordRightsRequest'],
  FAMILY: ['recordAssessment FAMILY', 'recordAssessment GUARDIAN', 'recordContactRule'],
  RECRUITMENT: ['recordDetermination'],
  JOURNEY: [],
  EXPLOITATION: ['recordDetermination'],
  VIOLENCE: [],
  PERPETRATORS: [],
  HEALTH: ['recordNeed', 'recordAssessment FITNESS', 'recordAssessment NEEDS'],
  PLANS: ['recordAssessment RETURN_CHOICE', 'recordAssessment BEST_INTEREST', 'agreePlan'],
  LIVING: ['recordSurvey', 'recordFollowUp'],
  CONSENT: [],
};
