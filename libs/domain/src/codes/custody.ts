import { codeList, type CodeOf } from './code-list';

/** Who signs a BAST without an account: by name, on paper. */
export const parties = codeList({
  FAMILY: { id: 'Keluarga', en: 'Family' },
  HOST_OFFICER: { id: 'Petugas negara setempat', en: 'Officer of the host state' },
  AIRLINE: { id: 'Maskapai', en: 'Airline' },
  HOSPITAL: { id: 'Rumah sakit', en: 'Hospital' },
  LOCAL_LEADER: { id: 'Kepala desa atau lurah', en: 'Village head' },
});
export type Party = CodeOf<typeof parties>;

export const handoverSides = codeList({
  GIVER: { id: 'Yang menyerahkan', en: 'Who gives' },
  RECEIVER: { id: 'Yang menerima', en: 'Who receives' },
});
export type HandoverSide = CodeOf<typeof handoverSides>;

/** Why somebody on a BAST was not taken; they stay with who gives. */
export const personRefusals = codeList({
  NOT_PRESENT: { id: 'Tidak hadir', en: 'Not present' },
  NOT_AGREED: { id: 'Tidak ada dalam kesepakatan', en: 'Not among those agreed' },
  IDENTITY_DOUBTED: { id: 'Identitas diragukan', en: 'Identity in doubt' },
  NEEDS_HOSPITAL: { id: 'Harus ke rumah sakit', en: 'Needs a hospital' },
  NO_PLACE: { id: 'Tidak ada tempat yang layak', en: 'No fitting place' },
  OWN_WISH: { id: 'Kehendak sendiri', en: 'Own wish' },
});
export type PersonRefusal = CodeOf<typeof personRefusals>;

/** Why a BAST that nobody has signed was withdrawn by who drafted it. */
export const handoverWithdrawals = codeList({
  WRONG_PEOPLE: { id: 'Daftar orang atau barangnya keliru', en: 'The list of people or things is wrong' },
  WRONG_PAPER: { id: 'Nomor, tempat atau waktunya keliru', en: 'The number, place or time is wrong' },
  OTHER_SIDE: { id: 'Diserahkan kepada pihak lain', en: 'Somebody else receives them' },
  NOT_NOW: { id: 'Penyerahan batal atau ditunda', en: 'The handover is off or put off' },
});
export type HandoverWithdrawal = CodeOf<typeof handoverWithdrawals>;

export const itemKinds = codeList({
  MEDICINE: { id: 'Obat', en: 'Medicine' },
  PAPER: { id: 'Surat', en: 'Paper' },
  BELONGING: { id: 'Barang', en: 'Belonging' },
  MONEY: { id: 'Uang', en: 'Money' },
});
export type ItemKind = CodeOf<typeof itemKinds>;

/** Why a thing on a BAST did not come along, or was not received. */
export const itemGaps = codeList({
  NOT_THERE: { id: 'Tidak ada', en: 'Not there' },
  LEFT_BEHIND: { id: 'Tertinggal', en: 'Left behind' },
  DAMAGED: { id: 'Rusak', en: 'Damaged' },
  USED_UP: { id: 'Habis', en: 'Used up' },
  RETURNED: { id: 'Dikembalikan kepada orangnya', en: 'Given back to the person' },
  KEPT_BY_AUTHORITY: { id: 'Ditahan otoritas', en: 'Kept by an authority' },
  KEPT_AS_EVIDENCE: { id: 'Disimpan sebagai barang bukti', en: 'Kept as evidence' },
});
export type ItemGap = CodeOf<typeof itemGaps>;

/** By what somebody came to be with whom they are. */
export const custodyHows = codeList({
  REGISTRATION: { id: 'Pendaftaran', en: 'Registration' },
  HANDOVER: { id: 'Serah terima', en: 'Handover' },
  TRANSFER: { id: 'Pengalihan kasus', en: 'Transfer of the case' },
  STAY: { id: 'Tinggal di rumah perlindungan', en: 'Shelter stay' },
  HOME: { id: 'Kembali ke rumah', en: 'Return home' },
  FOUND: { id: 'Terhubung kembali', en: 'Found again' },
});
export type CustodyHow = CodeOf<typeof custodyHows>;

/** Why it is not shown with whom somebody was. */
export const custodyGaps = codeList({
  NOT_DOCUMENTED: { id: 'Tidak ada dokumen', en: 'No document shows it' },
  CONTACT_LOST: { id: 'Hilang kontak', en: 'Contact lost' },
  NEVER_CAME: { id: 'Tidak sampai di rumah perlindungan', en: 'Did not reach the shelter' },
  BED_LEFT: { id: 'Meninggalkan tempat tidur', en: 'Left the bed' },
});
export type CustodyGap = CodeOf<typeof custodyGaps>;
