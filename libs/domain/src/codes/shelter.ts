import { codeList, type CodeOf } from './code-list';
import type { Sex } from './person';

export const bedKinds = codeList({
  WOMEN: { id: 'Perempuan', en: 'Women' },
  MEN: { id: 'Laki-laki', en: 'Men' },
  FAMILY: { id: 'Keluarga', en: 'Family' },
  MINOR: { id: 'Anak', en: 'Children' },
  MEDICAL: { id: 'Medis', en: 'Medical' },
});
export type BedKind = CodeOf<typeof bedKinds>;

export interface Guest {
  readonly sex: Sex;
  /** UNKNOWN is housed as a child until an age assessment says otherwise. */
  readonly child: boolean | 'UNKNOWN';
  /** Housed together with children, parents or a spouse. */
  readonly withFamily: boolean;
  readonly needsCare: boolean;
}

const takes: Readonly<Record<BedKind, (guest: Guest) => boolean>> = {
  WOMEN: (guest) => guest.sex === 'FEMALE' && guest.child === false,
  MEN: (guest) => guest.sex === 'MALE' && guest.child === false,
  FAMILY: (guest) => guest.withFamily,
  MINOR: (guest) => guest.child !== false,
  MEDICAL: (guest) => guest.needsCare,
};

export const bedTakes = (kind: BedKind, guest: Guest): boolean => takes[kind](guest);

/** Why beds are not to be had for a time. */
export const bedHoldReasons = codeList({
  ARRIVAL: { id: 'Untuk yang akan tiba', en: 'For those who are coming' },
  REPAIR: { id: 'Perbaikan', en: 'Repair' },
  DISINFECTION: { id: 'Disinfeksi', en: 'Disinfection' },
});
export type BedHoldReason = CodeOf<typeof bedHoldReasons>;

/** Beds are kept free for who is coming at most so long. */
export const BED_HOLD_DAYS = 14;

/** Why somebody left a bed without going home or to another. */
export const bedLeavings = codeList({
  HOSPITAL: { id: 'Dirawat di rumah sakit', en: 'Taken to hospital', told: true },
  AUTHORITY: { id: 'Dibawa otoritas', en: 'Taken by an authority', told: true },
  LEFT_UNTOLD: { id: 'Pergi tanpa kabar', en: 'Left without word', told: false },
  OWN_WISH: { id: 'Kehendak sendiri', en: 'Own wish', told: true },
  DIED: { id: 'Meninggal dunia', en: 'Died', told: false },
});
export type BedLeaving = CodeOf<typeof bedLeavings>;

/** Why somebody who was given a bed in another’s house did not come there. */
export const guestAbsences = codeList({
  NO_SHOW: { id: 'Tidak datang', en: 'Did not appear' },
  LEFT_ON_THE_WAY: { id: 'Pergi di jalan', en: 'Left on the way' },
  HOSPITAL: { id: 'Dirawat di rumah sakit', en: 'Taken to hospital' },
  AUTHORITY: { id: 'Dibawa otoritas', en: 'Taken by an authority' },
  ELSEWHERE: { id: 'Diantar ke tempat lain', en: 'Brought elsewhere' },
  OWN_WISH: { id: 'Kehendak sendiri', en: 'Own wish' },
});
export type GuestAbsence = CodeOf<typeof guestAbsences>;

/** Why two people must not be housed in one place. */
export const apartReasons = codeList({
  SUSPECT_OF_THE_CASE: { id: 'Salah satunya tersangka', en: 'One is a suspect' },
  VIOLENCE: { id: 'Kekerasan', en: 'Violence' },
  THREAT: { id: 'Ancaman', en: 'Threats' },
  WITNESS: { id: 'Menjaga kesaksian', en: 'To protect testimony' },
  OWN_WISH: { id: 'Kehendak sendiri', en: 'Own wish' },
});
export type ApartReason = CodeOf<typeof apartReasons>;

/**
 * Why a family is parted. A child is parted from the last of its adults for its own safety, for treatment, or because an
 * authority keeps the adult, and for nothing else (Convention on the Rights of the Child, art. 9).
 */
export const splitReasons = codeList({
  SAFETY: { id: 'Demi keselamatan', en: 'For safety', child: true },
  MEDICAL: { id: 'Perawatan medis', en: 'Medical treatment', child: true },
  ADULT_KEPT: { id: 'Orang dewasanya ditahan otoritas', en: 'An authority keeps the adult', child: true },
  NO_FAMILY_BED: { id: 'Tidak ada tempat untuk sekeluarga', en: 'No place for the whole family', child: false },
  OWN_WISH: { id: 'Kehendak sendiri', en: 'Own wish', child: false },
});
export type SplitReason = CodeOf<typeof splitReasons>;
