import { codeList, type CodeOf } from './code-list';

/** Who certified a death. */
export const deathAuthorities = codeList({
  HOSPITAL: { id: 'Rumah sakit', en: 'Hospital' },
  CIVIL_REGISTRY: { id: 'Catatan sipil', en: 'Civil registry' },
  POLICE: { id: 'Kepolisian', en: 'Police' },
  FORENSIC: { id: 'Kedokteran forensik', en: 'Forensic medicine' },
  MISSION: { id: 'Perwakilan RI', en: 'Indonesian mission' },
});
export type DeathAuthority = CodeOf<typeof deathAuthorities>;

/**
 * What was done about the next of kin. `told`: at an instant; otherwise a note says why not. What the survivor wished
 * about their family holds after death as well.
 */
export const kinNotices = codeList({
  BY_SAFE_CONTACT: { id: 'Diberi tahu lewat kontak aman', en: 'Told through the safe contact', told: true },
  BY_AUTHORITY: { id: 'Diberi tahu oleh otoritas setempat', en: 'Told by the local authority', told: true },
  NOT_BY_OWN_WISH: { id: 'Tidak, atas kehendaknya sendiri', en: 'Not told, by their own wish', told: false },
  NOT_FOUND: { id: 'Keluarga belum ditemukan', en: 'Next of kin not found', told: false },
});
export type KinNotice = CodeOf<typeof kinNotices>;

/** The way of the remains, and what may come after what. */
export const remainsSteps = codeList({
  RELEASED: { id: 'Jenazah dilepas', en: 'Released', after: [null] },
  EN_ROUTE: { id: 'Dalam perjalanan', en: 'Under way', after: ['RELEASED', 'ARRIVED'] },
  ARRIVED: { id: 'Tiba', en: 'Arrived', after: ['EN_ROUTE'] },
  HANDED_OVER: { id: 'Diserahkan kepada keluarga', en: 'Given to the family', after: ['RELEASED', 'ARRIVED'] },
  BURIED: { id: 'Dimakamkan', en: 'Laid to rest', after: ['RELEASED', 'HANDED_OVER'] },
});
export type RemainsStep = CodeOf<typeof remainsSteps>;

/** What may come after a step; null is none yet. */
export const remainsAfter = (last: RemainsStep | null): RemainsStep[] =>
  remainsSteps.codes.filter((step) => (remainsSteps.row(step).after as readonly (string | null)[]).includes(last));
