import { clocks, codeList, type ActName, type ClockCode, type Lang, type Role } from '#domain';
import { labelOf } from '../../language/language';
import type { Waiting } from './questions';

/** What is done about it, as the button says; each act that answers a clock is here. */
export const deeds = codeList({
  answerReferral: { id: 'Jawab tawaran', en: 'Answer the offer' },
  offerReferral: { id: 'Tawarkan lagi', en: 'Offer again' },
  transferCase: { id: 'Tawarkan lagi', en: 'Offer again' },
  requestCase: { id: 'Minta lagi', en: 'Ask again' },
  returnCase: { id: 'Tawarkan lagi', en: 'Offer again' },
  recordFollowUp: { id: 'Lakukan pemantauan', en: 'Follow up' },
  agreePlan: { id: 'Sepakati rencana', en: 'Agree a plan' },
  moveCase: { id: 'Ambil langkah berikut', en: 'Take the next step' },
  recordDetermination: { id: 'Buka kasus', en: 'Open the case' },
  clearHold: { id: 'Lihat hambatan', en: 'Look at the hold' },
  updateDocument: { id: 'Lihat dokumen', en: 'Look at the document' },
  meetNeed: { id: 'Lihat kebutuhan', en: 'Look at the needs' },
  signHandover: { id: 'Lihat serah terima', en: 'Look at the handovers' },
  answerRightsRequest: { id: 'Jawab permintaan', en: 'Answer the request' },
  approveErasure: { id: 'Putuskan penghapusan', en: 'Decide on the erasure' },
  settleClaim: { id: 'Lihat haknya', en: 'Look at what is owed' },
  answerEnquiry: { id: 'Ajukan pertanyaan', en: 'Put the enquiry' },
  tellKin: { id: 'Beri tahu keluarga', en: 'Tell the next of kin' },
  recordRemains: { id: 'Lihat pemulangan', en: 'Look at the way home' },
  resolveDisagreement: { id: 'Lihat keterangan', en: 'Look at what was said' },
  confirmGuest: { id: 'Catat kedatangan', en: 'Say who came' },
  placeInShelter: { id: 'Beri tempat', en: 'Give a bed' },
  reviewGlass: { id: 'Periksa', en: 'Review' },
} satisfies Partial<Record<ActName, { id: string; en: string }>>);

/** What the button says; of a bed, where it is another's to see to, that the case is opened. */
export const deedOf = ({ act }: Waiting, lead: string | null, language: Lang): string => {
  const opens = (act === 'confirmGuest' || act === 'placeInShelter') && lead?.startsWith('/cases/');
  return labelOf(deeds, opens ? 'recordDetermination' : act, language);
};

/** The part of the case's page where it is done. */
const parts: Partial<Record<string, string>> = {
  answerReferral: '#offers',
  offerReferral: '#offers',
  transferCase: '#offers',
  requestCase: '#offers',
  returnCase: '#offers',
  moveCase: '#steps',
  clearHold: '#papers',
  updateDocument: '#papers',
  meetNeed: '#care',
  resolveDisagreement: '#facts',
  answerEnquiry: '#enquiries',
  tellKin: '#death',
  recordRemains: '#death',
};

/** Who looks through what is due. */
interface Reader {
  unit: string;
  /** The desk is told of what others leave undone: it looks at the case. */
  desk: boolean;
}

/** Where it is done; nowhere here for whoever may not open the case. */
export function leadOf({ act, subject, case: about, clock }: Waiting, { unit, desk }: Reader): string | null {
  if (act === 'reviewGlass') return '/glass';
  if (act === 'approveErasure') return desk ? '/erasures' : about ? `/cases/${about.id}/rights` : null;
  if (act === 'answerReferral' && !(desk && about)) return `/offers${subject ? `?open=${subject}` : ''}`;
  if (!about) return null;
  if (clock === 'KIN_DISAGREEMENT') return '/disagreements';
  if (act === 'signHandover') return '/handovers';
  // Nobody is awaited at the door of who sent them.
  if (act === 'confirmGuest' && !desk && about.holder.id !== unit) return '/shelters#door';
  if (act === 'placeInShelter' && !desk) return '/shelters#place';
  if (act === 'recordFollowUp') return `/cases/${about.id}/follow-up${monthOf(clock)}`;
  if (act === 'answerRightsRequest') return `/cases/${about.id}/rights`;
  if (act === 'settleClaim') return `/cases/${about.id}/rights#claims`;
  if (act === 'agreePlan') return `/cases/${about.id}/reintegration#plan`;
  return `/cases/${about.id}${parts[act] ?? ''}`;
}

const monthOf = (clock: string): string => {
  const month = /^FOLLOW_UP_(\d+)$/.exec(clock)?.[1];
  return month ? `?month=${month}` : '';
};

/** What a role is there for comes before what it also has; by whom it is nobody's first, as the table of clocks has it. */
const first: Partial<Record<Role, readonly ClockCode[]>> = {
  officer: ['EMERGENCY_AID', 'FIRST_INTERVIEW', 'DETERMINATION', 'SPLP_VALIDITY', 'HOLD_REVIEW'],
  shelter: [
    'GUEST_AWAITED',
    'GUEST_SOUGHT',
    'HANDOVER_AFTER_ARRIVAL',
    'REFERRAL_ANSWER',
    'TRANSFER_ANSWER',
    'EMERGENCY_AID',
  ],
  'women-children': [
    'GUEST_AWAITED',
    'GUEST_SOUGHT',
    'HANDOVER_AFTER_ARRIVAL',
    'REFERRAL_ANSWER',
    'TRANSFER_ANSWER',
    'EMERGENCY_AID',
  ],
  caseworker: ['FOLLOW_UP_1', 'FOLLOW_UP_3', 'FOLLOW_UP_6', 'FOLLOW_UP_12', 'FOLLOW_UP_OTHER', 'REINTEGRATION_PLAN'],
  social: ['FOLLOW_UP_1', 'FOLLOW_UP_3', 'FOLLOW_UP_6', 'FOLLOW_UP_12', 'FOLLOW_UP_OTHER', 'REINTEGRATION_PLAN'],
  police: ['SECURITY_HOLD', 'STATUS_DISAGREEMENT'],
  immigration: ['REFERRAL_ANSWER'],
};

/** The kinds in the order of this role. */
export function orderFor(roles: readonly Role[]): readonly ClockCode[] {
  const mine = roles.flatMap((role) => first[role] ?? []);
  return [...new Set([...mine, ...clocks.codes])];
}
