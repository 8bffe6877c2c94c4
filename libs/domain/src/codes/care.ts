import { codeList, type CodeOf } from './code-list';

export const consentPurposes = codeList({
  ASSISTANCE: { id: 'Bantuan dan penanganan kasus', en: 'Assistance and case work' },
  INTERVIEW: { id: 'Wawancara', en: 'Interview' },
  SHARING_GOVERNMENT: { id: 'Berbagi dengan instansi pemerintah', en: 'Sharing with government agencies' },
  SHARING_PARTNERS: { id: 'Berbagi dengan lembaga mitra', en: 'Sharing with partner organisations' },
  HEALTH_CARE: { id: 'Layanan kesehatan', en: 'Health care' },
  LEGAL_PROCEEDINGS: { id: 'Proses hukum', en: 'Legal proceedings' },
  FAMILY_CONTACT: { id: 'Menghubungi keluarga', en: 'Contact with family' },
  FOLLOW_UP: { id: 'Pemantauan setelah pulang', en: 'Follow-up after return' },
  RESEARCH: { id: 'Penelitian tanpa identitas', en: 'Non-identifying research' },
});
export type ConsentPurpose = CodeOf<typeof consentPurposes>;

/** UU 27/2022, article 20: consent is one basis among others. */
export const consentBases = codeList({
  CONSENT: { id: 'Persetujuan', en: 'Consent' },
  GUARDIAN_ASSENT: { id: 'Persetujuan wali dan anak', en: 'Guardian’s consent with the child’s assent' },
  VITAL_INTEREST: { id: 'Kepentingan vital', en: 'Vital interest' },
  LEGAL_DUTY: { id: 'Kewajiban hukum', en: 'Legal duty' },
});
export type ConsentBasis = CodeOf<typeof consentBases>;

/**
 * The six services of Permen PPPA 8/2021. Those of UU 21/2007, article 51, are for victims of trafficking only;
 * identification and return are owed to every citizen a mission protects.
 */
export const serviceTypes = codeList({
  COMPLAINT_AND_IDENTIFICATION: {
    id: 'Pengaduan atau identifikasi',
    en: 'Complaint and identification',
    tppoOnly: false,
  },
  HEALTH_REHABILITATION: { id: 'Rehabilitasi kesehatan', en: 'Health rehabilitation', tppoOnly: true },
  SOCIAL_REHABILITATION: { id: 'Rehabilitasi sosial', en: 'Social rehabilitation', tppoOnly: true },
  LEGAL_AID: { id: 'Bantuan hukum', en: 'Legal aid', tppoOnly: true },
  RETURN: { id: 'Pemulangan', en: 'Return', tppoOnly: false },
  SOCIAL_REINTEGRATION: { id: 'Reintegrasi sosial', en: 'Social reintegration', tppoOnly: true },
});
export type ServiceType = CodeOf<typeof serviceTypes>;

/** What is given after the return, and which of the six services it is part of. */
export const assistanceTypes = codeList({
  BUSINESS_SET_UP: { id: 'Modal usaha', en: 'Business set-up', service: 'SOCIAL_REINTEGRATION' },
  EDUCATION: { id: 'Pendidikan', en: 'Education', service: 'SOCIAL_REINTEGRATION' },
  JOB_PLACEMENT: { id: 'Penempatan kerja', en: 'Job placement', service: 'SOCIAL_REINTEGRATION' },
  HOUSING: { id: 'Tempat tinggal', en: 'Housing', service: 'SOCIAL_REINTEGRATION' },
  MEDICAL_SUPPORT: { id: 'Bantuan medis', en: 'Medical support', service: 'HEALTH_REHABILITATION' },
  VOCATIONAL_TRAINING: { id: 'Pelatihan kerja', en: 'Vocational training', service: 'SOCIAL_REINTEGRATION' },
  CASH_GRANT: { id: 'Bantuan tunai', en: 'Cash grant', service: 'SOCIAL_REINTEGRATION' },
  IN_KIND: { id: 'Bantuan barang', en: 'In kind', service: 'SOCIAL_REINTEGRATION' },
  PSYCHOSOCIAL_COUNSELLING: {
    id: 'Konseling psikososial',
    en: 'Psychosocial counselling',
    service: 'SOCIAL_REHABILITATION',
  },
  LEGAL_AID: { id: 'Bantuan hukum', en: 'Legal aid', service: 'LEGAL_AID' },
  CHILDRENS_NEEDS: { id: 'Kebutuhan anak', en: 'Children’s needs', service: 'SOCIAL_REINTEGRATION' },
  FAMILY_MEDIATION: { id: 'Mediasi keluarga', en: 'Family mediation', service: 'SOCIAL_REHABILITATION' },
  DEBT_COUNSELLING: { id: 'Pendampingan utang', en: 'Debt counselling', service: 'SOCIAL_REINTEGRATION' },
  COMMUNITY_PROJECT: { id: 'Kegiatan masyarakat', en: 'Community project', service: 'SOCIAL_REINTEGRATION' },
  REFERRAL: { id: 'Rujukan', en: 'Referral', service: 'COMPLAINT_AND_IDENTIFICATION' },
});
export type AssistanceType = CodeOf<typeof assistanceTypes>;

/** Owed to victims of trafficking alone (UU 21/2007 art. 51); a referral to public services is open to every citizen. */
export const isForVictimsOnly = (type: AssistanceType): boolean =>
  serviceTypes.row(assistanceTypes.row(type).service).tppoOnly;

export const assistanceLevels = codeList({
  INDIVIDUAL: { id: 'Perseorangan', en: 'Individual' },
  COMMUNITY: { id: 'Masyarakat', en: 'Community' },
  STRUCTURAL: { id: 'Struktural', en: 'Structural' },
});
export type AssistanceLevel = CodeOf<typeof assistanceLevels>;

export const assistanceModalities = codeList({
  CASH: { id: 'Tunai', en: 'Cash' },
  IN_KIND: { id: 'Barang', en: 'In kind' },
  SERVICE: { id: 'Layanan', en: 'Service' },
});
export type AssistanceModality = CodeOf<typeof assistanceModalities>;

/** `htcds` is the text for cas_ReasonForCaseClosure: what leaves in an export is this sentence, never free text. */
export const closureReasons = codeList({
  GOALS_REACHED: { id: 'Tujuan rencana tercapai', en: 'Goals of the plan reached', htcds: 'Support plan completed.' },
  DECLINED: {
    id: 'Menolak bantuan lebih lanjut',
    en: 'Declined further assistance',
    htcds: 'The person declined further assistance.',
  },
  ASSISTED_AS_CITIZEN: {
    id: 'Ditangani sebagai WNI, bukan korban TPPO',
    en: 'Assisted as a citizen, not as a victim',
    htcds: 'Not identified as a victim of trafficking; assisted as a citizen.',
  },
  NOT_IDENTIFIED: {
    id: 'Bukan korban TPPO',
    en: 'Not a victim of trafficking',
    htcds: 'Not identified as a victim of trafficking.',
  },
  MOVED_AWAY: {
    id: 'Pindah di luar jangkauan',
    en: 'Moved out of reach',
    htcds: 'The person moved out of the reach of the service.',
  },
  SUPPORT_ENDED: {
    id: 'Masa pendampingan berakhir',
    en: 'Support period ended',
    htcds: 'The support period ended.',
  },
  OTHER: { id: 'Lainnya', en: 'Other', htcds: 'Other.' },
});
export type ClosureReason = CodeOf<typeof closureReasons>;

export const followUpOutcomes = codeList({
  REACHED: { id: 'Bertemu atau terhubung', en: 'Reached' },
  NOT_REACHED: { id: 'Belum terhubung', en: 'Not reached' },
  LOST_CONTACT: { id: 'Hilang kontak', en: 'Contact lost' },
  DECLINED: { id: 'Menolak', en: 'Declined' },
  DIED: { id: 'Ditiadakan karena meninggal', en: 'Called off, since they died' },
});
export type FollowUpOutcome = CodeOf<typeof followUpOutcomes>;
