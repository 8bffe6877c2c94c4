import { codeList, type CodeOf } from './code-list';

/** Why somebody acts for a unit that is not their own; a code, since more would be a colleague's private affair. */
export const standInReasons = codeList({
  ABSENCE: { id: 'Petugas berhalangan', en: 'A colleague is away' },
  VACANCY: { id: 'Jabatan kosong', en: 'A post is vacant' },
  SURGE: { id: 'Banyak orang sekaligus', en: 'Many people at once' },
  EMERGENCY: { id: 'Keadaan darurat', en: 'An emergency' },
});
export type StandInReason = CodeOf<typeof standInReasons>;

/** Why a case is opened by somebody to whom nobody has given it. */
export const glassReasons = codeList({
  DANGER: { id: 'Bahaya bagi orang itu', en: 'The person is in danger' },
  MEDICAL: { id: 'Kedaruratan medis', en: 'A medical emergency' },
  FOUND: { id: 'Orang itu ada di hadapan kami', en: 'The person stands before us' },
  MISSING: { id: 'Orang itu hilang kontak', en: 'The person is missing' },
});
export type GlassReason = CodeOf<typeof glassReasons>;

export const glassVerdicts = codeList({
  JUSTIFIED: { id: 'Beralasan', en: 'Justified' },
  NOT_JUSTIFIED: { id: 'Tidak beralasan', en: 'Not justified' },
});
export type GlassVerdict = CodeOf<typeof glassVerdicts>;

/** JOIN is an account's first sign-in; RESET begins again, after a second factor was lost. */
export const invitationKinds = codeList({
  JOIN: { id: 'Akun baru', en: 'A new account' },
  RESET: { id: 'Masuk kembali dari awal', en: 'Signing in anew' },
});
export type InvitationKind = CodeOf<typeof invitationKinds>;
