import { codeList, type CodeOf } from './code-list';

/** What a partner's machine is for: each purpose has a client of its own, so that one can be stopped without the others. */
export const machinePurposes = codeList({
  CASE_EXCHANGE: { id: 'Pertukaran data kasus', en: 'Exchange of cases' },
  TRAVEL_LISTS: { id: 'Daftar perjalanan', en: 'Travel lists' },
  STATISTICS: { id: 'Statistik', en: 'Statistics' },
});
export type MachinePurpose = CodeOf<typeof machinePurposes>;

/** Why a session of the portal ended before its time. */
export const sessionEnds = codeList({
  SIGNED_OUT: { id: 'Keluar', en: 'Signed out' },
  REPLACED: { id: 'Masuk lagi di peramban yang sama', en: 'Signed in again in the same browser' },
  ENDED: { id: 'Diakhiri administrator', en: 'Ended by an administrator' },
  DISABLED: { id: 'Akun dinonaktifkan', en: 'Account disabled' },
  PROVIDER: { id: 'Diakhiri di penyedia masuk', en: 'Ended at the outside provider' },
  CREDENTIALS_CHANGED: { id: 'Kata sandi atau faktor kedua diganti', en: 'Password or second factor changed' },
});
export type SessionEnd = CodeOf<typeof sessionEnds>;
