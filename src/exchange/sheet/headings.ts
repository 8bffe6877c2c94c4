import { visible } from './cell';
import type { Cell } from './cell';

/** What a unit says that a heading of its lists means, by the heading as `plain` leaves it; null is nothing we know. */
export type Meanings = ReadonlyMap<string, Field | null>;

export type Field =
  | 'fullName'
  | 'alias'
  | 'sex'
  | 'age'
  | 'birthDate'
  | 'nik'
  | 'passportNumber'
  | 'phone'
  | 'homeRegency'
  | 'recruitment'
  | 'sectors'
  | 'urgentNeeds'
  | 'notes';

export interface Column {
  /** From 0. */
  index: number;
  /** As written; of a column without a heading its letter. */
  heading: string;
  /** `line` is the list's own running number; undefined is a column this list alone has: it is kept as notes. */
  field: Field | 'line' | undefined;
  /** Indonesian lists often write the place before the date of birth, in one column ("Tempat, tanggal lahir"). */
  withPlace: boolean;
  /** There is a heading, so that its meaning can be asked and kept. */
  named: boolean;
}

const wordings = (list: string): string[] =>
  list
    .split(/[,\n]/)
    .map((wording) => wording.trim())
    .filter(Boolean);

/** How lists of the missions, the police and IOM head their columns, written as `plain` leaves them. */
const synonyms: Readonly<Record<Field | 'line', string[]>> = {
  line: wordings('no, no urut, urut, serial no, s n, row'),
  fullName: wordings(`
    nama, nama lengkap, nama wni, nama lengkap wni, nama pmi, nama korban, nama lengkap korban, nama sesuai paspor,
    nama sesuai dokumen, nama lengkap sesuai paspor, nama lengkap sesuai dokumen, name, full name, complete name,
    name of victim, name as in passport, name as on document, full name as in passport, full name as on document,
    full name as on the document`),
  alias: wordings(`
    alias, nama alias, nama lain, nama panggilan, panggilan, dikenal sebagai, nama dalam aksara lain, nama aksara asli,
    nama asli, aka, a k a, also known as, other name, other names, nickname, name in other script,
    name in another script, name in local script, original script`),
  age: wordings(
    'umur, usia, umur tahun, usia tahun, perkiraan umur, perkiraan usia, age, age years, estimated age, approximate age',
  ),
  sex: wordings(`
    jenis kelamin, kelamin, jk, j k, l p, p l, lk pr, p w, l p jenis kelamin, seks, jender, sex, gender, m f, f m`),
  birthDate: wordings(`
    tanggal lahir, tgl lahir, tgl lhr, tanggal kelahiran, tahun lahir, lahir, birth date, birthdate, date of birth, dob,
    d o b, born, year of birth, birth year`),
  nik: wordings(`
    nik, no nik, no induk kependudukan, ktp, no ktp, nik ktp, no nik ktp, no identitas kependudukan, national id,
    national id no, id card no, identity no`),
  passportNumber: wordings(`
    paspor, no paspor, paspor splp, no paspor splp, no splp paspor, no dokumen perjalanan, passport, passport no,
    no passport, travel document, travel document no`),
  phone: wordings(`
    telepon, telp, tlp, no telepon, no telp, no tlp, telepon hp, no telepon hp, hp, no hp, handphone, no handphone,
    ponsel, no ponsel, wa, no wa, no hp wa, whatsapp, no whatsapp, kontak, no kontak, phone, phone no, telephone,
    telephone no, mobile, mobile phone, mobile no, contact, contact no`),
  homeRegency: wordings(`
    kab, kota, kabupaten, kab kota, kabupaten kota, kota kabupaten, kab kota asal, kabupaten kota asal, kota asal,
    kabupaten asal, daerah asal, asal daerah, asal, regency, home regency, regency city, city regency,
    home regency city, regency of origin, home district, district of origin, place of origin, origin`),
  recruitment: wordings(`
    perekrutan, rekrutmen, cara perekrutan, cara rekrut, jalur perekrutan, media perekrutan, direkrut melalui,
    direkrut lewat, recruitment, recruited through, recruited via, recruited by, recruitment channel,
    method of recruitment, means of recruitment`),
  sectors: wordings(`
    sektor, sektor kerja, sektor pekerjaan, bidang, bidang kerja, bidang pekerjaan, dipekerjakan sebagai,
    dipekerjakan di bidang, jenis pekerjaan, sector, sector of work, industry, type of work, kind of work,
    forced to work in, made to work in`),
  urgentNeeds: wordings(`
    kebutuhan mendesak, kebutuhan segera, kebutuhan khusus, kebutuhan, kondisi kesehatan, kesehatan, keluhan,
    urgent needs, urgent need, immediate needs, special needs, medical needs, needs, health condition, health`),
  notes: wordings(`
    catatan, catatan lain, keterangan, keterangan lain, ket, lain lain, notes, note, remarks, remark,
    comments, comment`),
};

const birthWithPlace = new Set(
  wordings(`
    tempat tanggal lahir, tempat dan tanggal lahir, tempat tgl lahir, tempat tgl lhr, tmp tgl lahir, ttl, t t l,
    place date of birth, place and date of birth, date and place of birth, place birth date`),
);

const fieldOf = new Map(
  Object.entries(synonyms).flatMap(([field, list]) =>
    list.map((wording) => [wording, field as Field | 'line'] as const),
  ),
);

/** A heading about somebody else's name or number is not the person's own. */
const otherPeople = new Set(
  wordings(`
    keluarga, ayah, bapak, ibu, ortu, orangtua, tua, wali, suami, istri, pelapor, pendamping, petugas, agen, majikan,
    perusahaan, darurat, family, father, mother, parent, parents, guardian, husband, wife, spouse, reporter, agent,
    agency, employer, company, emergency, kin`),
);

export interface Headings {
  /** From 0. */
  row: number;
  columns: Column[];
  /** Headings that name two things at once, such as "NIK / No. paspor": kept as notes, to be asked about. */
  unclear: string[];
  /** Headings of a thing another column already gives: kept as notes, to be asked about. */
  repeated: string[];
}

const firstRows = 10;

/** The headings: of the first ten rows the one that names most fields, at least two. */
export function findHeadings(rows: readonly (readonly Cell[])[], meanings: Meanings): Headings | undefined {
  const scored = rows.slice(0, firstRows).map((cells, row) => ({ row, named: namedFields(cells, meanings).size }));
  const best = scored.reduce((most, next) => (next.named > most.named ? next : most), { row: -1, named: 1 });
  return best.row < 0 ? undefined : readHeadings(rows[best.row] ?? [], best.row, meanings);
}

/** Long lists repeat their headings on each printed page: the name's again, and another one at least. */
export function repeatsHeadings(cells: readonly Cell[], columns: readonly Column[]): boolean {
  const again = columns.filter(({ field, index, heading }) => {
    const text = cells[index]?.text ?? '';
    return field && (fieldsNamed(text).has(field) || plain(text) === plain(heading));
  });
  return again.length >= 2 && again.some(({ field }) => field === 'fullName');
}

const namedFields = (cells: readonly Cell[], meanings: Meanings): Set<string> =>
  new Set(
    cells.flatMap((cell) =>
      cell.kind === 'text' ? (meanings.get(plain(cell.text)) ?? [...fieldsNamed(cell.text)]) : [],
    ),
  );

function readHeadings(cells: readonly Cell[], row: number, meanings: Meanings): Headings {
  const headings: Headings = { row, columns: [], unclear: [], repeated: [] };
  const taken = new Set<string>();
  // What the unit says of one column goes before what another one looks like.
  const said = new Set(cells.flatMap(({ text }) => meanings.get(plain(text)) ?? []));
  cells.forEach((cell, index) => {
    const written = visible(cell.text) || columnLetter(index);
    const heading = headings.columns.some((column) => column.heading === written)
      ? `${written} (${columnLetter(index)})`
      : written;
    const wording = plain(cell.text);
    const meant = meanings.get(wording);
    const named = meant === undefined ? fieldsNamed(cell.text) : new Set(meant === null ? [] : [meant]);
    const [field] = named;
    const repeated = field !== undefined && (taken.has(field) || (meant === undefined && said.has(field as Field)));
    if (named.size > 1) headings.unclear.push(heading);
    else if (repeated) headings.repeated.push(heading);
    const own = named.size === 1 && !repeated ? field : undefined;
    if (own) taken.add(own);
    const withPlace = own === 'birthDate' && namesPlace(cell.text);
    headings.columns.push({ index, heading, field: own, withPlace, named: wording !== '' });
  });
  return headings;
}

/** The fields a heading names: none, one, or several that contradict each other. */
function fieldsNamed(heading: string): Set<Field | 'line'> {
  const whole = plain(heading);
  if (whole.split(' ').some((word) => otherPeople.has(word))) return new Set();
  for (const ways of [[heading, withoutBrackets(heading)], partsOf(withoutBrackets(heading)), bracketed(heading)]) {
    const found = ways.flatMap((way) => fieldNamed(plain(way)) ?? []);
    if (found.length > 0) return new Set(found);
  }
  return new Set();
}

const fieldNamed = (wording: string): Field | 'line' | undefined =>
  birthWithPlace.has(wording) ? 'birthDate' : fieldOf.get(wording);

const namesPlace = (heading: string): boolean =>
  [heading, withoutBrackets(heading), ...partsOf(withoutBrackets(heading))].some((way) =>
    birthWithPlace.has(plain(way)),
  );

/** A bilingual heading is cut at its spaced slashes, for "Kab./Kota asal / Home regency", and at every one. */
const partsOf = (heading: string): string[] => [...heading.split(/\s\/\s|[\n|]/), ...heading.split(/[/\n|]/)];

const withoutBrackets = (heading: string): string => heading.replace(/[([][^)\]]*[)\]]?/g, ' ');
const bracketed = (heading: string): string[] =>
  [...heading.matchAll(/[([]([^)\]]*)/g)].map(([, inside = '']) => inside);

/** Lower case, without accents and punctuation; every way to write "number" is "no". */
export const plain = (heading: string): string =>
  visible(heading.normalize('NFKD').replace(/\p{M}/gu, ''))
    .toLowerCase()
    .replaceAll('#', ' no ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/\b(?:nomor|nomer|number|num|nr)\b/g, 'no');

export const columnLetter = (index: number): string =>
  (index < 26 ? '' : String.fromCharCode(64 + Math.floor(index / 26))) + String.fromCharCode(65 + (index % 26));
