import type { GapReason } from './casework';
import { codeList, type CodeOf } from './code-list';

/** Why a person can't leave yet. `owner` is the agency that has to move first, `blocksReady` keeps a case from READY. */
export const holdCodes = codeList({
  NATIONALITY_UNVERIFIED: {
    id: 'Kewarganegaraan belum terverifikasi',
    en: 'Nationality not verified',
    owner: 'MISSION',
    blocksReady: true,
  },
  NO_TRAVEL_DOC: { id: 'Belum ada dokumen perjalanan', en: 'No travel document', owner: 'MISSION', blocksReady: true },
  EXIT_PERMIT_PENDING: {
    id: 'Izin keluar belum terbit',
    en: 'Exit permit pending',
    owner: 'HOST_AUTHORITY',
    blocksReady: true,
  },
  OVERSTAY_FINE: { id: 'Denda melebihi izin tinggal', en: 'Overstay fine', owner: 'MISSION', blocksReady: true },
  HOST_IDENTIFICATION_PENDING: {
    id: 'Identifikasi korban oleh negara setempat belum selesai',
    en: 'Host-state victim identification pending',
    owner: 'HOST_AUTHORITY',
    blocksReady: true,
  },
  WITNESS_OR_SUSPECT_HOLD: {
    id: 'Ditahan sebagai saksi atau tersangka',
    en: 'Held as a witness or suspect',
    owner: 'HOST_AUTHORITY',
    blocksReady: true,
  },
  DETENTION_RELEASE: {
    id: 'Pelepasan dari tahanan belum terbit',
    en: 'Release from detention pending',
    owner: 'HOST_AUTHORITY',
    blocksReady: true,
  },
  BLACKLIST_OR_DEPORT_LIST: {
    id: 'Daftar cekal atau deportasi',
    en: 'Blacklist or deportation list',
    owner: 'HOST_AUTHORITY',
    blocksReady: true,
  },
  SHELTER_FULL: { id: 'Rumah perlindungan penuh', en: 'Shelter full', owner: 'KEMENSOS', blocksReady: false },
  UNFIT_TO_TRAVEL: { id: 'Tidak laik bepergian', en: 'Unfit to travel', owner: 'MISSION', blocksReady: true },
  NO_FUNDS_OR_TICKET: { id: 'Belum ada biaya atau tiket', en: 'No funds or ticket', owner: 'KEMLU', blocksReady: true },
  BORDER_CLOSED: { id: 'Perbatasan ditutup', en: 'Border closed', owner: 'KEMLU', blocksReady: true },
  FLIGHT_CANCELLED: { id: 'Penerbangan dibatalkan', en: 'Flight cancelled', owner: 'MISSION', blocksReady: true },
  GUARDIAN_OR_BIA_PENDING: {
    id: 'Wali atau penilaian kepentingan terbaik anak belum ada',
    en: 'Guardian or best-interest assessment pending',
    owner: 'KEMENPPPA',
    blocksReady: true,
  },
  // Untraced family is no reason to keep an adult abroad; for a child GUARDIAN_OR_BIA_PENDING blocks.
  FAMILY_UNTRACED: { id: 'Keluarga belum ditemukan', en: 'Family not traced', owner: 'PEMDA', blocksReady: false },
  CONSENT_WITHHELD: { id: 'Persetujuan tidak diberikan', en: 'Consent withheld', owner: 'MISSION', blocksReady: true },
  DATA_MISMATCH: { id: 'Data tidak cocok', en: 'Data mismatch', owner: 'MISSION', blocksReady: false },
  SECURITY_RISK: { id: 'Risiko keamanan', en: 'Security risk', owner: 'POLRI', blocksReady: true },
});
export type HoldCode = CodeOf<typeof holdCodes>;

export const clearanceKinds = codeList({
  EXIT_PERMIT: { id: 'Izin keluar', en: 'Exit permit' },
  OVERSTAY_FINE: { id: 'Denda melebihi izin tinggal', en: 'Overstay fine' },
  DEPARTURE_ORDER: { id: 'Perintah keberangkatan', en: 'Departure order' },
  COURT_CLEARANCE: { id: 'Izin pengadilan', en: 'Court clearance' },
  POLICE_CLEARANCE: { id: 'Izin kepolisian', en: 'Police clearance' },
  BLACKLIST_LIFTING: { id: 'Pencabutan cekal', en: 'Lifting of a blacklist entry' },
});
export type ClearanceKind = CodeOf<typeof clearanceKinds>;

export const clearanceStatuses = codeList({
  PENDING: { id: 'Menunggu', en: 'Pending' },
  GRANTED: { id: 'Diberikan', en: 'Granted' },
  NOT_REQUIRED: { id: 'Tidak diperlukan', en: 'Not required' },
  REFUSED: { id: 'Ditolak', en: 'Refused' },
});
export type ClearanceStatus = CodeOf<typeof clearanceStatuses>;

/** SPLP: Surat Perjalanan Laksana Paspor, the one-journey document a mission issues for going home. */
export const documentKinds = codeList({
  SPLP: { id: 'SPLP', en: 'SPLP (travel document in lieu of passport)' },
  PASSPORT: { id: 'Paspor', en: 'Passport' },
});
export type DocumentKind = CodeOf<typeof documentKinds>;

/** CLAIMED is what a person says she has; only VALID has been seen by an officer, or approved and awaits its number. */
export const documentStatuses = codeList({
  CLAIMED: { id: 'Menurut pengakuan', en: 'Claimed, not seen' },
  REQUESTED: { id: 'Diajukan', en: 'Requested' },
  VALID: { id: 'Berlaku', en: 'Valid' },
  WITHHELD: { id: 'Ditahan pihak lain', en: 'Withheld by others' },
  LOST: { id: 'Hilang', en: 'Lost' },
  REVOKED: { id: 'Dicabut', en: 'Revoked' },
  CONSUMED: { id: 'Terpakai', en: 'Used up' },
});
export type DocumentStatus = CodeOf<typeof documentStatuses>;

/** Its last day has gone by, while its state still says that it holds. */
export const hasExpired = (
  { status, expiresOn }: { readonly status: DocumentStatus; readonly expiresOn: string | null },
  today: string,
): boolean => status === 'VALID' && expiresOn !== null && expiresOn < today;

export const movementModes = codeList({
  AIR: { id: 'Udara', en: 'Air' },
  SEA: { id: 'Laut', en: 'Sea' },
  LAND: { id: 'Darat', en: 'Land' },
});
export type MovementMode = CodeOf<typeof movementModes>;

export const movementStates = codeList({
  PLANNED: { id: 'Direncanakan', en: 'Planned' },
  MANIFESTED: { id: 'Manifes terbit', en: 'Manifested' },
  DEPARTED: { id: 'Berangkat', en: 'Departed' },
  ARRIVED: { id: 'Tiba', en: 'Arrived' },
  CLOSED: { id: 'Selesai', en: 'Closed' },
  CANCELLED: { id: 'Dibatalkan', en: 'Cancelled' },
});
export type TravelNoticeKind = CodeOf<typeof travelNoticeKinds>;
export type MovementState = CodeOf<typeof movementStates>;

/** Whoever was listed ends in one of the others, so that the counts of a closed movement add up. */
export const passengerOutcomes = codeList({
  LISTED: { id: 'Terdaftar', en: 'Listed' },
  TAKEN_OFF: { id: 'Dicoret dari daftar', en: 'Taken off the list' },
  BOARDED: { id: 'Naik', en: 'Boarded' },
  OFFLOADED: { id: 'Diturunkan', en: 'Offloaded' },
  HELD_BACK: { id: 'Tertahan', en: 'Held back' },
  TRANSFERRED: { id: 'Pindah ke perjalanan lain', en: 'Goes on by another trip' },
  ARRIVED: { id: 'Tiba', en: 'Arrived' },
  MISSING: { id: 'Tidak hadir saat tiba', en: 'Missing at arrival' },
});
export type PassengerOutcome = CodeOf<typeof passengerOutcomes>;

/** How somebody came aboard a leg that had left without them on its list. */
export const joinings = codeList({
  BIRTH: { id: 'Lahir dalam perjalanan', en: 'Born on the way' },
  FOUND_ON_BOARD: { id: 'Ditemukan di dalam kendaraan', en: 'Found on board' },
});
export type Joining = CodeOf<typeof joinings>;

/** Why a leg does not go as it was planned. */
export const legChangeReasons = codeList({
  WEATHER: { id: 'Cuaca', en: 'Weather' },
  TECHNICAL: { id: 'Gangguan teknis', en: 'Technical fault' },
  CARRIER: { id: 'Keputusan pengangkut', en: "The carrier's decision" },
  AUTHORITY: { id: 'Keputusan otoritas', en: "An authority's decision" },
  BORDER_CLOSED: { id: 'Perbatasan ditutup', en: 'Border closed' },
  PAPERS_LATE: { id: 'Dokumen belum selesai', en: 'Papers not ready' },
  REPLANNED: { id: 'Dijadwalkan ulang', en: 'Planned anew' },
});
export type LegChangeReason = CodeOf<typeof legChangeReasons>;

const tellable: Partial<Record<GapReason, LegChangeReason>> = {
  AUTHORITY: 'AUTHORITY',
  BORDER: 'BORDER_CLOSED',
  DOCUMENT: 'PAPERS_LATE',
  NO_SEAT: 'CARRIER',
};
/** Why a movement is cancelled, as those who wait for it are told: nothing that is about one person. */
export const toldAs = (reason: GapReason): LegChangeReason => tellable[reason] ?? 'REPLANNED';

export const travelNoticeKinds = codeList({
  RETIMED: { id: 'Waktu berubah', en: 'Other times' },
  CANCELLED: { id: 'Dibatalkan', en: 'Cancelled' },
});

/** What of somebody's place on a manifest is another than on the version before. */
export const manifestChanges = codeList({
  NAME: { id: 'Nama', en: 'Name' },
  SEX: { id: 'Jenis kelamin', en: 'Sex' },
  BIRTH_DATE: { id: 'Tanggal lahir', en: 'Date of birth' },
  LEG: { id: 'Etape', en: 'Leg' },
  DOCUMENT: { id: 'Dokumen', en: 'Document' },
  NUMBER: { id: 'Nomor dokumen', en: 'Number of the document' },
  SEAT: { id: 'Tempat duduk', en: 'Seat' },
});

/** Why the host state names people on a list. */
export const hostListKinds = codeList({
  DEPORTATION: { id: 'Daftar deportasi', en: 'Deportation list' },
  RELEASE: { id: 'Daftar pelepasan', en: 'Release list' },
});
export type HostListKind = CodeOf<typeof hostListKinds>;

export const hostStandings = codeList({
  BOTH: { id: 'Ada di kedua daftar', en: 'On both lists' },
  UNSURE: { id: 'Mungkin orang yang sama', en: 'Perhaps the same person' },
  ONLY_THEIRS: { id: 'Hanya di daftar negara setempat', en: 'Only on the host state’s list' },
  ONLY_OURS: { id: 'Hanya di daftar kami', en: 'Only on ours' },
});
export type HostStanding = CodeOf<typeof hostStandings>;

/** How a difference between the lists came to an end; `case`: a case of ours has to be named. */
export const hostResolutions = codeList({
  SAME_PERSON: { id: 'Orang yang sama', en: 'The same person', case: true },
  REGISTERED: { id: 'Sudah didaftarkan', en: 'Registered since', case: true },
  OTHER_PERSON: { id: 'Orang yang berbeda', en: 'Another person', case: false },
  NOT_INDONESIAN: { id: 'Bukan WNI', en: 'Not Indonesian', case: false },
  NOT_RELEASED: { id: 'Tidak dilepaskan', en: 'Not released by the host state', case: false },
  LEFT_BEFORE: { id: 'Sudah pulang lebih dahulu', en: 'Had left before', case: false },
  LIST_MISTAKE: { id: 'Kesalahan daftar', en: 'A mistake of the list', case: false },
});
export type HostResolution = CodeOf<typeof hostResolutions>;

/** Why a movement has other escorts than before. */
export const escortChangeReasons = codeList({
  SWAPPED: { id: 'Digantikan orang lain', en: 'Somebody else takes the place' },
  ILL: { id: 'Sakit', en: 'Ill' },
  NO_DOCUMENT: { id: 'Dokumen perjalanan tidak siap', en: 'Travel document not ready' },
  MORE_NEEDED: { id: 'Perlu lebih banyak', en: 'More are needed' },
  FEWER_NEEDED: { id: 'Perlu lebih sedikit', en: 'Fewer are needed' },
});
