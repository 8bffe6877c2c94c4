import { codeList } from '#domain';

/** What agrees between two cases, as the matching rules call it. */
export const reasons = codeList({
  NIK: { id: 'NIK', en: 'NIK' },
  PASSPORT: { id: 'nomor paspor', en: 'passport number' },
  NAME: { id: 'nama', en: 'name' },
  NAME_HOME: { id: 'nama dan asal', en: 'name and home' },
  NAME_PHONE: { id: 'nama dan telepon', en: 'name and phone' },
  NAME_KIN: { id: 'nama dan keluarga', en: 'name and kin' },
  DESK: { id: 'dilihat meja nasional', en: 'seen by the national desk' },
});
