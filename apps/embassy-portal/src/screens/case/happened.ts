import {
  assistanceStates,
  assistanceTypes,
  bedKinds,
  clearanceKinds,
  clearanceStatuses,
  clocks,
  consentPurposes,
  documentKinds,
  documentStatuses,
  followUpOutcomes,
  hostResolutions,
  holdCodes,
  offerKinds,
  planItemStates,
  places,
  refusalReasons,
  referralServices,
  referralStates,
  remainsSteps,
  snoozeReasons,
} from '#domain';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { usePlaces } from '../../parts/places';
import { texts } from './texts';

type List = Parameters<typeof labelOf>[0];

const referral = [referralServices, referralStates, refusalReasons, offerKinds];

/**
 * By which lists the codes of an event are told. Findings, assessments, needs and the like have none here: what they say
 * stands in their own part of the page, for whoever may read that.
 */
const lists: Readonly<Record<string, readonly List[]>> = {
  openHold: [holdCodes],
  clearHold: [holdCodes],
  recordDocument: [documentKinds, documentStatuses],
  updateDocument: [documentKinds, documentStatuses],
  recordClearance: [clearanceKinds, clearanceStatuses],
  recordConsent: [consentPurposes],
  endConsent: [consentPurposes],
  withdrawConsent: [consentPurposes],
  offerReferral: referral,
  answerReferral: referral,
  logAssistance: [assistanceTypes, assistanceStates],
  updateAssistance: [assistanceTypes, assistanceStates],
  linkSupport: [assistanceTypes],
  updatePlanItem: [assistanceTypes, planItemStates],
  recordFollowUp: [followUpOutcomes],
  moveFollowUp: [followUpOutcomes],
  snoozeAlert: [clocks, snoozeReasons],
  endSnooze: [clocks],
  placeInShelter: [bedKinds],
  recordRemains: [remainsSteps],
  resolveHostEntry: [hostResolutions],
};

const WAY = /^([A-Z]{3}|[A-Z]{5})-([A-Z]{3}|[A-Z]{5})$/;

/** What it was done to, in words: the hold, the paper, the leg; nothing where its code is not told here. */
export function useHappened() {
  const t = useTexts(texts);
  const language = useLanguage();
  const { wayOf } = usePlaces();
  return (kind: string, code: string | null): string => {
    const told = (one: string): string[] => {
      const list = lists[kind]?.find((each) => each.has(one));
      if (list) return [labelOf(list, one, language)];
      const [, from = '', to = ''] = WAY.exec(one) ?? [];
      if (places.has(from) || places.has(to)) return [wayOf({ from, to })];
      return kind.endsWith('FollowUp') && /^\d+$/.test(one) ? [t.followUpMonth(one)] : [];
    };
    return (code ?? '').split(' ').flatMap(told).join(', ');
  };
}
