import { codeList, type CodeOf } from './code-list';

/** What agencies may say of a person beside each other. Victim status has determinations of its own. */
export const factFields = codeList({
  NAME: { id: 'Nama', en: 'Name' },
  ALIAS: { id: 'Nama lain', en: 'Other name' },
  NATIONALITY: { id: 'Kewarganegaraan', en: 'Nationality' },
  BIRTH_DATE: { id: 'Tanggal lahir', en: 'Date of birth' },
  SEX: { id: 'Jenis kelamin', en: 'Sex' },
  NIK: { id: 'NIK', en: 'NIK' },
  PASSPORT: { id: 'Nomor paspor', en: 'Passport number' },
  HOME_REGENCY: { id: 'Kabupaten/kota asal', en: 'Home regency' },
});
export type FactField = CodeOf<typeof factFields>;

/** What a statement rests on. */
export const factProofs = codeList({
  CIVIL_REGISTRY: { id: 'Data Dukcapil', en: 'Civil registry' },
  BIRTH_CERTIFICATE: { id: 'Akta kelahiran', en: 'Birth certificate' },
  FAMILY_CARD: { id: 'Kartu keluarga', en: 'Family card' },
  NIK_CARD: { id: 'KTP', en: 'Identity card' },
  PASSPORT: { id: 'Paspor', en: 'Passport' },
  SPLP: { id: 'SPLP', en: 'SPLP' },
  HOST_RECORD: { id: 'Catatan negara setempat', en: 'Record of the host state' },
  MEDICAL_ESTIMATE: { id: 'Perkiraan medis', en: 'Medical estimate' },
  FAMILY_STATEMENT: { id: 'Keterangan keluarga', en: 'Statement of the family' },
  INTERVIEW: { id: 'Keterangan yang bersangkutan', en: 'The person’s own statement' },
  LIST: { id: 'Daftar yang diketik', en: 'A typed list' },
  NONE: { id: 'Tanpa bukti', en: 'None' },
});
export type FactProof = CodeOf<typeof factProofs>;

/** How a statement stands among those of others; whether its value is in force is said beside it. */
export const factStandings = codeList({
  CLAIMED: { id: 'Dinyatakan', en: 'Claimed' },
  CONFIRMED: { id: 'Dikuatkan instansi lain', en: 'Confirmed by another agency' },
  DISPUTED: { id: 'Disangkal', en: 'Disputed' },
  SUPERSEDED: { id: 'Digantikan', en: 'Superseded' },
  WITHDRAWN: { id: 'Ditarik', en: 'Withdrawn' },
});
export type FactStanding = CodeOf<typeof factStandings>;

export const stanceKinds = codeList({
  CONFIRM: { id: 'Menguatkan', en: 'Confirms' },
  DISPUTE: { id: 'Menyangkal', en: 'Disputes' },
  WITHDRAW: { id: 'Menarik', en: 'Withdraws' },
  RULE: { id: 'Menetapkan', en: 'Rules' },
});
export type StanceKind = CodeOf<typeof stanceKinds>;

/** Why a statement is disputed, withdrawn or ruled to stand. */
export const factGrounds = codeList({
  DOCUMENT_SEEN: { id: 'Dokumen asli dilihat', en: 'Original document seen' },
  DOCUMENT_FALSE: { id: 'Dokumen palsu atau milik orang lain', en: 'Document false or somebody else’s' },
  REGISTRY_CHECKED: { id: 'Dicocokkan dengan data kependudukan', en: 'Checked with the registry' },
  PERSON_SAYS: { id: 'Menurut yang bersangkutan', en: 'According to the person' },
  TYPED_WRONGLY: { id: 'Salah ketik', en: 'Typed wrongly' },
  OTHER_PERSON: { id: 'Mengenai orang lain', en: 'About somebody else' },
  FINDING_PREVAILS: { id: 'Temuan yang berwenang berlaku', en: 'The competent finding prevails' },
});

export const disagreementKinds = codeList({
  NAME: { id: 'Nama', en: 'Name' },
  NATIONALITY: { id: 'Kewarganegaraan', en: 'Nationality' },
  BIRTH_DATE: { id: 'Tanggal lahir', en: 'Date of birth' },
  SEX: { id: 'Jenis kelamin', en: 'Sex' },
  NIK: { id: 'NIK', en: 'NIK' },
  PASSPORT: { id: 'Nomor paspor', en: 'Passport number' },
  HOME_REGENCY: { id: 'Kabupaten/kota asal', en: 'Home regency' },
  VICTIM_STATUS: { id: 'Status korban', en: 'Victim status' },
  KINSHIP: { id: 'Hubungan keluarga', en: 'Kinship' },
});
export type DisagreementKind = CodeOf<typeof disagreementKinds>;

export const disagreementStates = codeList({
  OPEN: { id: 'Terbuka', en: 'Open' },
  AGREED: { id: 'Disepakati', en: 'Agreed' },
  RULED: { id: 'Ditetapkan', en: 'Ruled' },
});

/** What one person is to another; the inverse is what the other is to the one. */
export const kinRelations = codeList({
  CHILD: { id: 'Anak', en: 'Child', inverse: 'PARENT' },
  PARENT: { id: 'Orang tua', en: 'Parent', inverse: 'CHILD' },
  SIBLING: { id: 'Saudara kandung', en: 'Sibling', inverse: 'SIBLING' },
  SPOUSE: { id: 'Suami atau istri', en: 'Spouse', inverse: 'SPOUSE' },
  WARD: { id: 'Anak asuh', en: 'Ward', inverse: 'GUARDIAN' },
  GUARDIAN: { id: 'Wali', en: 'Guardian', inverse: 'WARD' },
  RELATIVE: { id: 'Kerabat', en: 'Relative', inverse: 'RELATIVE' },
});
export type KinRelation = CodeOf<typeof kinRelations>;

/** How a kinship stands that an agency has said. */
export const kinStandings = codeList({
  CLAIMED: { id: 'Dinyatakan', en: 'Claimed' },
  CONFIRMED: { id: 'Dikuatkan instansi lain', en: 'Confirmed by another agency' },
  DISPUTED: { id: 'Disangkal', en: 'Disputed' },
});
export type KinStanding = CodeOf<typeof kinStandings>;

/** Who asks after somebody, or may be told of them. */
export const contactRelations = codeList({
  PARENT: { id: 'Orang tua', en: 'Parent' },
  CHILD: { id: 'Anak', en: 'Child' },
  SIBLING: { id: 'Saudara kandung', en: 'Sibling' },
  SPOUSE: { id: 'Suami atau istri', en: 'Spouse' },
  RELATIVE: { id: 'Kerabat', en: 'Relative' },
  FRIEND: { id: 'Teman', en: 'Friend' },
  OTHER: { id: 'Lainnya', en: 'Other' },
});

/** What somebody may be told, by the survivor's own rule. */
export const tellings = codeList({
  ALL: { id: 'Boleh tahu semuanya', en: 'May be told everything' },
  SAFE: { id: 'Hanya bahwa penyintas selamat', en: 'Only that the survivor is safe' },
  NOTHING: { id: 'Tidak boleh tahu apa pun', en: 'Must be told nothing' },
});
export type Telling = CodeOf<typeof tellings>;

/** What a survivor answers when somebody asks after them. */
export const enquiryAnswers = codeList({
  TELL: { id: 'Sampaikan pesan saya', en: 'Tell them what I say' },
  NO: { id: 'Jangan beri tahu', en: 'Do not tell them' },
  NOT_YET: { id: 'Belum sekarang', en: 'Not yet' },
  NOT_ME: { id: 'Bukan saya yang dicari', en: 'It is not me they seek' },
});

/** Who asked, of what a person has to tell. */
export const interviewKinds = codeList({
  REGISTRATION: { id: 'Pendaftaran', en: 'Registration' },
  SCREENING: { id: 'Penapisan', en: 'Screening' },
  ASSESSMENT: { id: 'Penilaian', en: 'Assessment' },
  POLICE: { id: 'Pemeriksaan polisi', en: 'Police interview' },
  SURVEY: { id: 'Survei', en: 'Survey' },
});

/** Whether somebody is heard by a woman or a man, as they wish. */
export const interviewerWishes = codeList({
  NO_WISH: { id: 'Tidak memilih', en: 'No wish' },
  AS_WISHED: { id: 'Sesuai pilihannya', en: 'As they wish' },
  NOT_AS_WISHED: { id: 'Tidak sesuai pilihannya', en: 'Not as they wish' },
});

/** What people are asked again and again. */
export const interviewQuestions = codeList({
  IDENTITY: { id: 'Identitas', en: 'Identity' },
  FAMILY: { id: 'Keluarga', en: 'Family' },
  RECRUITMENT: { id: 'Perekrutan', en: 'Recruitment' },
  JOURNEY: { id: 'Perjalanan', en: 'Journey' },
  EXPLOITATION: { id: 'Eksploitasi', en: 'Exploitation' },
  VIOLENCE: { id: 'Kekerasan', en: 'Violence' },
  PERPETRATORS: { id: 'Pelaku', en: 'Perpetrators' },
  HEALTH: { id: 'Kesehatan', en: 'Health' },
  PLANS: { id: 'Rencana', en: 'Plans' },
  LIVING: { id: 'Kehidupan sekarang', en: 'How they live now' },
  CONSENT: { id: 'Persetujuan', en: 'Consent' },
});
export type InterviewQuestion = CodeOf<typeof interviewQuestions>;

/** Why somebody is asked again what could be read. */
export const askingAgainReasons = codeList({
  OWN_WISH: { id: 'Ingin menambahkan', en: 'Wants to add to it' },
  CONTRADICTION: { id: 'Ada pertentangan', en: 'Something contradicts it' },
  LEGAL_DUTY: { id: 'Wajib menurut hukum acara', en: 'The procedure requires it' },
  TOO_LONG_AGO: { id: 'Sudah terlalu lama', en: 'Too long ago' },
  OTHER_LANGUAGE: { id: 'Penerjemah tidak memadai', en: 'The interpreting was not good enough' },
});
