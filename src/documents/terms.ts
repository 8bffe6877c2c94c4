/** A word of the house in both languages, what it means here, and the law or standard it comes from, if any. */
export type Term = readonly [id: string, en: string, meaning: string, source?: string];

export const termsOfTheRecord: readonly Term[] = [
  ['kasus', 'case', "One person's way home after one rescue: the unit of work. It has a number that tells nothing."],
  [
    'peristiwa',
    'episode',
    'A case of somebody who was rescued before. Both stay; that they are of one person is a judgement beside them.',
  ],
  ['kelompok', 'group', 'People received together: a raid, a list, one night at the door.'],
  [
    'pernyataan',
    'assertion',
    'What one agency says of a person, on what proof. Those of several stand beside each other; one is in force, by rule.',
  ],
  [
    'beda keterangan',
    'disagreement',
    'Two agencies exclude each other on one field of one person: it has an owner and a deadline until it is settled.',
  ],
  [
    'label kerja',
    'working label',
    'What somebody goes by who has no name yet: F3 KBRI-MNL 2025-03-12, the third woman of the post on that day.',
  ],
  [
    'pertanyaan keluarga',
    'enquiry',
    'Somebody outside asks after somebody. Only the survivor answers, and only by their own wish.',
  ],
  ['terpisah', 'separated', 'A child who is with none of the adults known to be theirs.'],
  [
    'keluarga dipisah',
    'family split',
    'A family given beds in two houses, or a child another leg than its adults: refused without a reason that is kept.',
  ],
  [
    'atasan unit',
    'supervisor',
    'A role beside the one by which somebody works: bars a colleague from a case. Given by the administrator, by name.',
  ],
  ['tanya sekali', 'ask once', 'What somebody has told, and lets others read, is not asked again without a reason.'],
  ['draf', 'draft', 'A row of a list that could not be registered as it was: kept whole, put right by hand.'],
  [
    'unit',
    'unit',
    'A post, shelter, directorate or office of an organisation. Access belongs to units, not to people.',
  ],
  [
    'peran',
    'role',
    'What an account may do at all. Given by an administrator of its organisation, never beyond what that may give.',
  ],
  [
    'menggantikan',
    'standing in',
    'Acting for another unit of one’s organisation, for at most 30 days, with some of one’s own roles; shown wherever it is done.',
  ],
  [
    'akses darurat',
    'broken glass',
    'A case opened to oneself to protect its person: a reason in words, three hours, read by somebody else afterwards.',
  ],
  ['pemegang kasus', 'holder', 'The unit that is answerable for the person now; never nobody.'],
  ['jangkauan', 'reach', 'What a unit is to a case, and so what of it it sees: see [who may do what](policy.md).'],
  [
    'penapisan',
    'screening',
    'The interview in which it is found whether somebody was trafficked; needs consent or another lawful ground.',
  ],
  [
    'terindikasi',
    'indicated',
    'Act and purpose are there, and a means, or the person was a child. Makes a possible victim, never an actual one.',
    'UU 21/2007 art. 1; Palermo Protocol art. 3',
  ],
  [
    'penetapan',
    'determination',
    "An authority's decision whether somebody was trafficked. Those of several bodies stand beside each other; none overwrites another.",
    'UU 21/2007',
  ],
  ['saksi korban', 'witness and victim', 'Who may have to testify; stays in shelter while the case needs it.'],
  ['penilaian', 'assessment', 'What a person with the knowledge judged: fitness, risk, best interest, needs, family.'],
  ['hambatan', 'hold', 'Why somebody can not leave yet, whose it is to clear, and since when.'],
  ['izin keluar', 'clearance', "The host state's leave to go, or why none is needed."],
  ['perjalanan, etape', 'movement, leg', 'People who travel together, by one leg or several, by air, sea or land.'],
  ['manifes', 'manifest', 'Who is on a movement, as issued; a change is a new version.'],
  ['diturunkan', 'offloaded', 'Taken off at the gate, with a reason; the case goes back to preparing.'],
  ['serah terima', 'handover', 'Both sides sign for the people who arrived; custody passes in the same instant.'],
  ['rujukan', 'referral', 'One unit asks another for a service. Nothing is opened to it before it accepts.'],
  ['pelimpahan', 'transfer', 'Another unit is to answer for the case, from the moment it accepts.'],
  ['permintaan kasus', 'request', 'A unit that has a part in a case asks to answer for it.'],
  ['pengembalian', 'return', 'Back to the unit that the case came from, which accepts it first.'],
  ['penanggung jawab', 'in charge', 'Who of a unit works on the case; changed at a shift or a rotation.'],
  [
    'pengecualian',
    'bar',
    'One colleague must not know of one case: for them it does not exist, though their unit has it.',
  ],
  [
    'rencana',
    'plan',
    'What the survivor and a caseworker agreed, aimed at within 30 days of the return.',
    'IOM reintegration handbook',
  ],
  [
    'tujuan, butir rencana',
    'goal, item',
    "What the survivor wants to reach, in their own words, and what is to be done for it: by whom, until when, at what cost. What is still open is carried on into the plan's next version, or ended with a reason.",
  ],
  [
    'bantuan',
    'assistance',
    'Cash, things or a service, given for an item of the plan or beside it, with what it cost and whether it was received.',
  ],
  [
    'versi instrumen',
    'instrument version',
    'What a survey asks and what its answers count. Published once and never changed: an old score keeps its meaning, and is not compared with one of another version.',
  ],
  [
    'dukungan bersama',
    'shared support',
    'What a community or a structure is given: recorded once, with its places and its whole cost. That somebody benefits is said in their case by itself; from the support leads no way to its people.',
    'IOM reintegration handbook: community and structural level',
  ],
  ['penyedia', 'provider', 'Who gives what a plan asks for: an organisation, or somebody named of the place.'],
  ['pemantauan lanjutan', 'follow-up', 'A visit or call 1, 3, 6 and 12 months after the return.'],
  [
    'survei keberlanjutan',
    'sustainability survey',
    'Economic, social and psychosocial questions, asked at the start and again. Our instrument is unofficial and says so.',
    'after the IOM Reintegration Sustainability Survey',
  ],
  [
    'amplop',
    'envelope',
    "Ciphertext under a person's own key; ties itself to its row. Forgetting somebody is destroying the key.",
  ],
  [
    'sistem mitra',
    "partner's machine",
    'A program of one organisation, for one purpose, with a key of its own; nobody signs in by it.',
  ],
  [
    'kelompok data',
    'field group',
    'What a survivor can let partners have or not: CASE, PROFILE, IDENTITY, CONTACT and so on.',
  ],
  [
    'umpan perubahan',
    'change feed',
    'What changed since a cursor, each case as the partner may have it now; where it is null, delete what you hold.',
  ],
  ['kursor', 'cursor', 'Where a page ended, sealed for one organisation and one list.'],
  [
    'id sendiri',
    'own id',
    "An organisation's own name for everything that has an id, so that two of them can not put theirs side by side.",
  ],
  [
    'pemberitahuan keluar',
    'webhook',
    'An address that a machine is told at, by ids and names of events; a place in the timeline, moved on when a message has arrived.',
    'Standard Webhooks',
  ],
  [
    'catatan penyerahan',
    'delivery',
    'Which partner was given which groups of whose data, for what, on which day; listed for the survivor.',
  ],
  ['uji coba', 'dry run', 'An act that is done to its end and undone, to see whether it can be.'],
  [
    'laporan kehilangan',
    'loss report',
    'What HTCDS can not say of what Pulang holds, the other way round, and what a file may say and is not brought in.',
  ],
  ['indeks buta', 'blind index', 'Keyed marks by which a name or number can be searched without being readable.'],
];

export const termsOfTheLaw: readonly Term[] = [
  [
    'TPPO',
    'trafficking in persons',
    'Tindak Pidana Perdagangan Orang: act, means and purpose; a child needs no means, and consent is no defence.',
    'UU 21/2007',
  ],
  [
    'rehabilitasi, pemulangan, reintegrasi',
    'rehabilitation, return, reintegration',
    'What a victim has a right to.',
    'UU 21/2007 art. 51',
  ],
  ['restitusi', 'restitution', 'Compensation that the trafficker owes the victim.', 'UU 21/2007 art. 48'],
  ['kerahasiaan identitas', 'secrecy of identity', "The victim's and the family's.", 'UU 21/2007 art. 44'],
  [
    'enam layanan',
    'the six services',
    'Complaint and identification, health, social rehabilitation, legal aid, return, reintegration.',
    'Permen PPPA 8/2021',
  ],
  [
    'UU PDP',
    'personal data protection law',
    'Lawful bases, access, correction, withdrawal, breach notice; also for acts abroad that affect Indonesians.',
    'UU 27/2022',
  ],
  ['3 × 24 jam', 'three times 24 hours', 'Hours on the clock from receipt, weekends included.', 'UU 27/2022'],
  [
    'hak subjek data',
    "the person's rights",
    'Access, correction, restriction, withdrawal, objection, erasure; a refusal only on a ground that the law has.',
    'UU 27/2022 art. 5 to 15',
  ],
  [
    'pembatasan',
    'restriction',
    'The data is kept and used for nothing but the safety of the person; it is opened to nobody else.',
    'UU 27/2022 art. 11',
  ],
  [
    'penghapusan',
    'erasure',
    'The key of the person is destroyed, for good and in every restored copy; the codes stay for statistics.',
    'UU 27/2022 art. 8, 43',
  ],
  [
    'kepentingan terbaik anak',
    'best interest of the child',
    'Recorded before a child is moved; a child is who is under 18 or may be.',
    'UU 21/2007 art. 1',
  ],
  [
    'Gugus Tugas PP-TPPO',
    'task force against trafficking',
    'Coordinates the ministries; its reports always split women, girls, men and boys.',
    'Perpres 69/2008, last changed by Perpres 49/2023',
  ],
  [
    'PPT, UPTD PPA',
    'integrated service centre',
    'Where victims are served in one place; the local one is for women and children.',
    'UU 21/2007 art. 46; PP 9/2008',
  ],
  [
    'pelindungan WNI (PWNI)',
    'protection of citizens',
    'What missions owe every Indonesian abroad, victim or not.',
    'Permenlu 5/2018',
  ],
];

export const termsOfThePapers: readonly Term[] = [
  [
    'NIK',
    'national identity number',
    'Nomor Induk Kependudukan: 16 digits, area, birth date (women: day + 40), serial. It never changes, so that one which disagrees with a birth date is a warning.',
    'Ministry of Home Affairs',
  ],
  [
    'SPLP',
    'travel document in lieu of a passport',
    'Surat Perjalanan Laksana Paspor: for going home only, one journey, at most two years, used up at entry.',
    'Imigrasi',
  ],
  [
    'BAST',
    'handover record',
    'Berita Acara Serah Terima: who gave whom to whom, in what condition, with which belongings. Signed by both, then unchangeable.',
  ],
  [
    'adendum',
    'addendum',
    'A numbered paper beside a signed BAST that says what was wrong on it; signed by both sides as well. The BAST stays as it was.',
  ],
  [
    'saksi bernama',
    'named witness',
    'Who signs a BAST by name and on paper because they have no account: a family, a hospital, an officer of the host state.',
  ],
  [
    'penahanan tempat tidur',
    'bed hold',
    'Beds kept for who is coming, until an instant at which the hold ends by itself; or closed for repair.',
  ],
  [
    'rantai penguasaan',
    'chain of custody',
    'With whom somebody was, from registration to home, paper by paper; a stretch that no paper shows is shown as a gap.',
  ],
  ['MRZ', 'machine-readable zone', 'The two lines of a passport; a name in it may be cut short.', 'ICAO 9303'],
  [
    'HTCDS',
    'Human Trafficking Case Data Standard',
    "IOM's names for the fields and codes of a case; ours carry them.",
    'HTCDS 2.0, CC BY 4.0',
  ],
  ['NRM', 'national referral mechanism', 'How a host state itself identifies victims.'],
];

export const agencyTerms: readonly Term[] = [
  ['Kemlu', 'Ministry of Foreign Affairs', 'Its directorate for the protection of citizens is the national desk.'],
  ['KBRI, KJRI', 'embassy, consulate general', 'The posts that find, register, prepare and send home.'],
  ['Imigrasi', 'immigration', 'Travel documents and entry.'],
  ['Polri', 'national police', 'Sorts victims from suspects; task force secretariat.'],
  [
    'Kemensos, RPTC',
    'Ministry of Social Affairs, its protection house and trauma centre',
    'Rumah Perlindungan dan Trauma Center: shelter, rehabilitation, the way home.',
  ],
  [
    'KP2MI, BP3MI',
    'Ministry for the Protection of Migrant Workers, its regional posts',
    'Meets migrant workers and brings them to their province. Formerly BP2MI.',
  ],
  ['KemenPPPA', "Ministry of Women's Empowerment and Child Protection", 'Women and children.'],
  ['Pemda, Dinsos', 'local government, its social office', 'Follows the person home.'],
  ['LPSK', 'witness and victim protection agency', 'Protection and restitution.'],
  ['IOM', 'International Organization for Migration', 'Screening, shelter, travel and reintegration aid.'],
  ['PMI', 'Indonesian migrant worker', 'Pekerja Migran Indonesia.'],
  ['ABK', 'crew', 'Anak buah kapal: fishers and seafarers, often exploited at sea.'],
];
