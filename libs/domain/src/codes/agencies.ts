import { codeList, type CodeOf } from './code-list';

/**
 * Kinds of organisation, not organisations: names and ministries change with cabinets and are dated reference data.
 * `htcds` is the org_Type it is exported as; the standard has none for an intergovernmental body or a host state.
 */
export const agencyKinds = codeList({
  KEMLU: { id: 'Kementerian Luar Negeri', en: 'Ministry of Foreign Affairs', htcds: 'CentralGovernmentOrganisation' },
  MISSION: { id: 'Perwakilan RI', en: 'Embassy or consulate', htcds: 'CentralGovernmentOrganisation' },
  IMIGRASI: { id: 'Imigrasi', en: 'Immigration', htcds: 'ImmigrationService' },
  POLRI: { id: 'Kepolisian', en: 'National Police', htcds: 'LawEnforcement' },
  KEMENSOS: { id: 'Kementerian Sosial', en: 'Ministry of Social Affairs', htcds: 'CentralGovernmentOrganisation' },
  KP2MI: {
    id: 'Kementerian Pelindungan Pekerja Migran Indonesia',
    en: 'Ministry for the Protection of Migrant Workers',
    htcds: 'CentralGovernmentOrganisation',
  },
  KEMENPPPA: {
    id: 'Kementerian Pemberdayaan Perempuan dan Pelindungan Anak',
    en: 'Ministry of Women’s Empowerment and Child Protection',
    htcds: 'CentralGovernmentOrganisation',
  },
  KEMENKES: { id: 'Kementerian Kesehatan', en: 'Ministry of Health', htcds: 'HealthServiceOrganisation' },
  PEMDA: { id: 'Pemerintah daerah', en: 'Local government', htcds: 'LocalGovernmentOrganisation' },
  LPSK: {
    id: 'Lembaga Perlindungan Saksi dan Korban',
    en: 'Witness and Victim Protection Agency',
    htcds: 'LegalService',
  },
  COURT: { id: 'Pengadilan atau kejaksaan', en: 'Court or prosecution', htcds: 'LegalService' },
  IOM: { id: 'IOM', en: 'IOM', htcds: null },
  PARTNER: { id: 'Lembaga mitra', en: 'Partner organisation', htcds: 'NGO' },
  HOST_AUTHORITY: { id: 'Otoritas negara setempat', en: 'Host-state authority', htcds: null },
});
export type AgencyKind = CodeOf<typeof agencyKinds>;

/** Whose units may be answerable for a person: those that house, serve or protect people, not those that investigate. */
export const answeringKinds: ReadonlySet<AgencyKind> = new Set([
  'KEMLU',
  'MISSION',
  'KEMENSOS',
  'KP2MI',
  'KEMENPPPA',
  'PEMDA',
  'PARTNER',
]);

export const reportSources = codeList({
  RAID: { id: 'Penggerebekan', en: 'Raid' },
  WALK_IN: { id: 'Datang sendiri', en: 'Walk-in' },
  HOTLINE: { id: 'Saluran pengaduan', en: 'Hotline' },
  DETENTION_VISIT: { id: 'Kunjungan tahanan', en: 'Visit to detention' },
  REFERRAL: { id: 'Rujukan', en: 'Referral' },
  BORDER: { id: 'Perbatasan', en: 'Border' },
  OTHER: { id: 'Lainnya', en: 'Other' },
});
export type ReportSource = CodeOf<typeof reportSources>;
