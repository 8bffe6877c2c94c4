import { codeList, type CodeOf } from './codes';
import { mayName, purposeNeeded, type Role } from './policy';

/** Why cases leave Pulang as a file. A person's own request and an emergency have ways of their own. */
export const exportPurposes = codeList({
  CASE_WORK: { id: 'Penanganan kasus', en: 'Case work' },
  DOCUMENTS: { id: 'Pengurusan dokumen', en: 'Documents' },
  TRAVEL: { id: 'Perjalanan', en: 'Travel' },
  PROTECTION: { id: 'Perlindungan', en: 'Protection' },
  INVESTIGATION: { id: 'Penyelidikan', en: 'Investigation' },
});
export type ExportPurpose = CodeOf<typeof exportPurposes>;

export const exportFormats = codeList({
  XLSX: { id: 'Lembar kerja (xlsx)', en: 'Spreadsheet (xlsx)' },
  CSV: { id: 'Teks (csv)', en: 'Text (csv)' },
});
export type ExportFormat = CodeOf<typeof exportFormats>;

/** What a row of an export may hold, each with the cell of the policy by which it is read. */
export const exportColumns = codeList({
  NUMBER: { id: 'Nomor kasus', en: 'Case number', cell: 'Case.number' },
  NAME: { id: 'Nama', en: 'Name', cell: 'Person.name' },
  ALIAS: { id: 'Alias', en: 'Alias', cell: 'Person.alias' },
  SEX: { id: 'Jenis kelamin', en: 'Sex', cell: 'Person.sex' },
  BIRTH_YEAR: { id: 'Tahun lahir', en: 'Year of birth', cell: 'Person.birthYear' },
  NATIONALITY: { id: 'Kewarganegaraan', en: 'Nationality', cell: 'Person.nationality' },
  HOME_REGENCY: { id: 'Kabupaten atau kota asal', en: 'Home regency', cell: 'Person.homeRegency' },
  CHILD: { id: 'Anak saat ditemukan', en: 'A child when found', cell: 'Case.childAtIdentification' },
  STATE: { id: 'Keadaan', en: 'State', cell: 'Case.state' },
  STAGE: { id: 'Tahap', en: 'Stage', cell: 'Case.stage' },
  COUNTRY: { id: 'Negara', en: 'Country', cell: 'Case.country' },
  GROUP: { id: 'Kelompok', en: 'Group', cell: 'Case.group' },
  POST: { id: 'Perwakilan', en: 'Post', cell: 'Case.post' },
  HOLDER: { id: 'Penanggung jawab', en: 'Answerable unit', cell: 'Case.holder' },
  RECEIVED_ON: { id: 'Tanggal diterima', en: 'Received on', cell: 'Case.receivedAt' },
  CHANGED_ON: { id: 'Terakhir berubah', en: 'Last changed on', cell: 'Case.updatedAt' },
  BIRTH_DATE: { id: 'Tanggal lahir', en: 'Date of birth', cell: 'Person.birthDate' },
  NIK: { id: 'NIK', en: 'NIK', cell: 'Person.nik' },
  PASSPORT: { id: 'Nomor paspor', en: 'Passport number', cell: 'Person.passportNumber' },
  PHONE: { id: 'Telepon', en: 'Phone', cell: 'Person.phone' },
  SAFE_CONTACT: { id: 'Cara menghubungi yang aman', en: 'Safe contact', cell: 'Person.safeContact' },
});
export type ExportColumn = CodeOf<typeof exportColumns>;

/** The columns that somebody in these roles may have: never more than they may read on the screen. */
export const columnsOf = (roles: readonly Role[]): ExportColumn[] =>
  exportColumns.codes.filter((column) => mayName(roles, exportColumns.row(column).cell));

/** Whether each person has to be opened for it, with the purpose, one by one. */
export const isOpened = (column: ExportColumn): boolean => purposeNeeded(exportColumns.row(column).cell);

/** Rows of one export. More are refused rather than cut off. */
export const EXPORT_ROWS = 20_000;
/** Minutes in which the rows of an export can be fetched. */
export const EXPORT_MINUTES = 120;
