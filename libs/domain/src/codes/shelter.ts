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
