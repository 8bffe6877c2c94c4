import { rightsGrounds } from '#domain';

/** A row of the record: words and values, in the order in which they were asked. */
export type Rows = Readonly<Record<string, unknown>>;

export interface RecordPage {
  number: string;
  madeAt: Date;
  person: Rows;
  /** Lists of the case by their name in the schema. */
  sections: readonly (readonly [name: string, rows: readonly Rows[]])[];
  /** What this reader's role can not open and the desk can. */
  missing: readonly string[];
  label: (code: string) => readonly [id: string, en: string] | null;
}

/** Headings; a list or field that has none is shown by its own name. */
const words: Readonly<Record<string, readonly [id: string, en: string]>> = {
  person: ['Tentang Anda', 'About you'],
  case: ['Kasus Anda', 'Your case'],
  consents: ['Persetujuan', 'Consents'],
  timeline: ['Apa yang terjadi', 'What happened'],
  needs: ['Kebutuhan mendesak', 'Urgent needs'],
  determinations: ['Penetapan', 'Determinations'],
  assessments: ['Penilaian', 'Assessments'],
  documents: ['Dokumen perjalanan', 'Travel documents'],
  clearances: ['Izin keluar', 'Exit clearances'],
  holds: ['Penahan', 'Holds'],
  passages: ['Perjalanan', 'Journeys'],
  stays: ['Penampungan', 'Shelter'],
  referrals: ['Rujukan', 'Referrals'],
  plans: ['Rencana', 'Plans'],
  assistance: ['Bantuan', 'Assistance'],
  followUps: ['Pemantauan', 'Follow-up'],
  surveys: ['Survei', 'Surveys'],
  files: ['Berkas', 'Files'],
  rightsRequests: ['Permintaan Anda', 'Your requests'],
  seenBy: ['Siapa yang membuka', 'Who opened it'],
  receivedBy: ['Siapa yang menerima', 'Who received it'],
  name: ['Nama', 'Name'],
  alias: ['Nama lain', 'Also known as'],
  sex: ['Jenis kelamin', 'Sex'],
  birthYear: ['Tahun lahir', 'Year of birth'],
  birthDate: ['Tanggal lahir', 'Date of birth'],
  passportNumber: ['Nomor paspor', 'Passport number'],
  phone: ['Telepon', 'Telephone'],
  safeContact: ['Cara menghubungi dengan aman', 'How to reach you safely'],
  notes: ['Catatan', 'Notes'],
  note: ['Catatan', 'Note'],
  unit: ['Unit', 'Unit'],
  occurredAt: ['Waktu kejadian', 'When it happened'],
  recordedAt: ['Waktu dicatat', 'When it was entered'],
  kind: ['Jenis', 'Kind'],
  code: ['Kode', 'Code'],
  purpose: ['Tujuan', 'Purpose'],
  state: ['Keadaan', 'State'],
  outcome: ['Hasil', 'Outcome'],
  reason: ['Alasan', 'Reason'],
  day: ['Hari', 'Day'],
  times: ['Berapa kali', 'Times'],
  what: ['Yang dibuka', 'What was opened'],
  since: ['Sejak', 'Since'],
  until: ['Sampai', 'Until'],
  why: ['Sebab', 'Why'],
};

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');

const both = (name: string): string => {
  const [id, en] = words[name] ?? [name, name];
  return id === en ? escaped(id) : `${escaped(id)} <i lang="en">${escaped(en)}</i>`;
};

function shown(value: unknown, label: RecordPage['label']): string {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.map((one) => shown(one, label)).join(', ') || '–';
  if (typeof value === 'object') {
    const { nameId, nameEn } = value as { nameId?: string; nameEn?: string };
    return nameId ? `${escaped(nameId)} <i lang="en">${escaped(nameEn ?? '')}</i>` : escaped(JSON.stringify(value));
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const known = label(text);
  return known ? `${escaped(known[0])} <i lang="en">${escaped(known[1])}</i>` : escaped(text);
}

function table(rows: readonly Rows[], label: RecordPage['label']): string {
  const [first] = rows;
  if (!first) return '<p>Tidak ada. <i lang="en">None.</i></p>';
  const names = Object.keys(first);
  const head = names.map((name) => `<th>${both(name)}</th>`).join('');
  const body = rows.map((row) => `<tr>${names.map((name) => `<td>${shown(row[name], label)}</td>`).join('')}</tr>`);
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

const grounds = () =>
  rightsGrounds.codes
    .map((code) => rightsGrounds.row(code))
    .map(({ id, en, basis }) => `<li>${escaped(id)} <i lang="en">${escaped(en)}</i> (${escaped(basis)})</li>`)
    .join('');

/** A page that prints: nothing in it is fetched, run or linked. */
export const page = (title: string, body: string): string => `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>
body { font: 10pt/1.4 sans-serif; max-width: 60rem; margin: 2rem auto; } i { color: #444; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #888; padding: .2rem .4rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
h2 { margin-top: 1.5rem; break-after: avoid; } tr { break-inside: avoid; }
</style></head><body>${body}</body></html>
`;

/** All that is held of somebody, who opened it and who received it, in both languages. */
export function recordPage({ number, madeAt, person, sections, missing, label }: RecordPage): string {
  const about = Object.entries(person).map(
    ([name, value]) => `<tr><th>${both(name)}</th><td>${shown(value, label)}</td></tr>`,
  );
  const lists = sections.map(([name, rows]) => `<h2>${both(name)}</h2>${table(rows, label)}`);
  return page(
    number,
    `<h1>Catatan tentang Anda <i lang="en">The record about you</i></h1>
<p>${escaped(number)} · ${madeAt.toISOString()} · UU 27/2022 pasal 7 dan 32</p>
<p>Nama orang lain diganti. <i lang="en">Names of other people are replaced (art. 33).</i></p>
<h2>${both('person')}</h2><table><tbody>${about.join('')}</tbody></table>
${lists.join('\n')}
<h2>Hak Anda <i lang="en">Your rights</i></h2>
<p>Anda dapat meminta perbaikan, pembatasan, penarikan persetujuan, keberatan dan penghapusan; jawaban dalam 3 × 24 jam. Penolakan hanya dengan alasan berikut.
<i lang="en">You may ask for correction, restriction, withdrawal of consent, objection and erasure; you are answered within 3 × 24 hours, and refused only on these grounds.</i></p><ul>${grounds()}</ul>
${missing.length ? `<p>Tidak termuat di salinan ini; minta kepada meja nasional. <i lang="en">Not in this copy; ask the national desk.</i> ${missing.map(both).join(', ')}</p>` : ''}`,
  );
}

/** The certificate as it can be handed over, with what proves it. */
export const certificatePage = (certificate: string, signature: string): string =>
  page(
    'Sertifikat penghapusan',
    `<h1>Sertifikat penghapusan <i lang="en">Certificate of erasure</i></h1>
<table><tbody>${Object.entries(JSON.parse(certificate) as Rows)
      .map(([name, value]) => `<tr><th>${escaped(name)}</th><td>${shown(value, () => null)}</td></tr>`)
      .join('')}</tbody></table>
<p>Ed25519: <code>${escaped(signature)}</code></p><pre>${escaped(certificate)}</pre>`,
  );
