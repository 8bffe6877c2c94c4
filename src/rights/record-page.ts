import { formatMoney, rightsGrounds, type Currency } from '#domain';
import { codeLabel } from '../platform/columns';
import { envelopeWords, headings, writtenCode, type Words } from './record-words';

/** A field of a list, and how its values are read. */
export interface Column {
  readonly name: string;
  /** The code list of the schema that its values are from. */
  readonly codes: string | null;
  /** Of rows that stand within the row. */
  readonly inside: readonly Column[];
}

/** A row of the record. */
export type Row = Readonly<Record<string, unknown>>;

export interface Section {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Held {
  number: string;
  sections: readonly Section[];
  /** What this reader's role can not open and the desk can. */
  missing: readonly string[];
}

export interface RecordPage extends Held {
  madeAt: Date;
  /** Other registrations of the same person. */
  also: readonly Held[];
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');

const both = ([id, en]: Words): string => (id === en ? escaped(id) : `${escaped(id)} <i lang="en">${escaped(en)}</i>`);
const heading = (name: string, section = ''): string =>
  both(headings[`${section}.${name}`] ?? headings[name] ?? [name, name]);

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const moments = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta', dateStyle: 'short', timeStyle: 'short' });
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
/** In Jakarta, where whoever reads it is at home. */
const inJakarta = (instant: Date): string => `${moments.format(instant)} WIB`;

/** What a fact says is written as the field that it is of. */
const fieldOfFact: Readonly<Record<string, string>> = {
  SEX: 'sex',
  NATIONALITY: 'nationality',
  HOME_REGENCY: 'homeRegency',
};

/** Codes alone have words: what people wrote stays as it is, even if it reads like a code. */
function wordsOf(text: string, { name, codes }: Column, { field }: Row): Words | null {
  if (codes) return codeLabel(text, codes);
  if (name === 'what') return envelopeWords(text);
  if (name === 'value') return writtenCode(fieldOfFact[String(field)] ?? '', text);
  return writtenCode(name, text) ?? (name === 'reason' ? codeLabel(text, null) : null);
}

/** What the timeline adds to an act, several codes at times; what no list has in words is told where it is held. */
function details(text: string): string {
  const known = text.split(' ').flatMap((code) => {
    const words = writtenCode('outcome', code) ?? codeLabel(code, null);
    return words ? [both(words)] : [];
  });
  return known.join(', ') || '–';
}

/** A step that changed nothing of where the case stood needs no word on it. */
const stayed = ({ fromState, toState }: Row): boolean => fromState !== undefined && fromState === toState;

/** A name, a day, an amount, a code by its words, or the rows that stand within a row. */
function shown(value: unknown, column: Column, row: Row): string {
  if (isEmpty(value)) return '–';
  if (Array.isArray(value))
    return value.map((one) => shown(one, column, row)).join(column.inside.length ? '<br>' : ', ');
  if (typeof value === 'object') return within(value as Row, column.inside);
  if (typeof value === 'boolean') return both(value ? ['Ya', 'Yes'] : ['Tidak', 'No']);
  if (typeof value === 'number') {
    const { currency } = row;
    const isMoney = column.name.endsWith('Minor') && typeof currency === 'string';
    if (isMoney) return escaped(formatMoney({ minor: value, currency: currency as Currency }, 'id'));
    return Number.isInteger(value) ? String(value) : value.toFixed(2).replace('.', ',');
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (moment.test(text)) return inJakarta(new Date(text));
  if (column.name === 'code' && !column.codes) return details(text);
  if (column.name.endsWith('State') && stayed(row)) return '–';
  const known = wordsOf(text, column, row);
  return known ? both(known) : escaped(text);
}

/** What is in a column of whose rows some say something; the currency stands with its amount. */
const told = (columns: readonly Column[], rows: readonly Row[]): readonly Column[] =>
  columns.filter(({ name }) => name !== 'currency' && rows.some((row) => !isEmpty(row[name])));

function within(row: Row, columns: readonly Column[]): string {
  const { nameId, nameEn } = row as { nameId?: string; nameEn?: string };
  if (nameId) return both([nameId, nameEn ?? nameId]);
  const parts = told(columns, [row]);
  const only = parts.length === 1 ? parts[0] : undefined;
  if (only) return shown(row[only.name], only, row);
  return parts.map((one) => `${heading(one.name)}: ${shown(row[one.name], one, row)}`).join('; ');
}

function table(section: string, columns: readonly Column[], rows: readonly Row[]): string {
  const head = columns.map(({ name }) => `<th>${heading(name, section)}</th>`).join('');
  const body = rows.map(
    (row) => `<tr>${columns.map((one) => `<td>${shown(row[one.name], one, row)}</td>`).join('')}</tr>`,
  );
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

/** One thing is told line by line, a list row by row. */
function section({ name, columns, rows }: Section): string {
  const [first] = rows;
  const parts = told(columns, rows);
  if (!first || (name !== 'person' && name !== 'case')) return `<h2>${heading(name)}</h2>${table(name, parts, rows)}`;
  const lines = parts.map(
    (one) => `<tr><th>${heading(one.name)}</th><td>${shown(first[one.name], one, first)}</td></tr>`,
  );
  return `<h2>${heading(name)}</h2><table><tbody>${lines.join('')}</tbody></table>`;
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

/** What was registered of the same person another time. */
const registration = ({ number, sections }: Held): string =>
  `<h1>Didaftarkan di waktu lain: ${escaped(number)} <i lang="en">Registered another time</i></h1>
${sections
  .filter(({ rows }) => rows.length > 0)
  .map(section)
  .join('\n')}`;

/** All that is held of somebody, who opened it and who received it, in both languages; what is empty is named at the end. */
export function recordPage({ number, madeAt, sections, missing, also }: RecordPage): string {
  const held = sections.filter(({ rows }) => rows.length > 0);
  const empty = sections.filter(({ rows }) => rows.length === 0);
  const named = (names: readonly string[]) => `<ul>${names.map((name) => `<li>${heading(name)}</li>`).join('')}</ul>`;
  return page(
    number,
    `<h1>Catatan tentang Anda <i lang="en">The record about you</i></h1>
<p>${escaped(number)} · ${inJakarta(madeAt)} · UU 27/2022 pasal 7 dan 32</p>
<p>Nama orang lain diganti. <i lang="en">Names of other people are replaced (art. 33).</i></p>
${held.map(section).join('\n')}
${also.map(registration).join('\n')}
${empty.length ? `<h2>Yang tidak ada dalam catatan <i lang="en">What the record has nothing of</i></h2>${named(empty.map(({ name }) => name))}` : ''}
<h2>Hak Anda <i lang="en">Your rights</i></h2>
<p>Anda dapat meminta perbaikan, pembatasan, penarikan persetujuan, keberatan dan penghapusan; sampaikan kepada petugas mana pun dari instansi di atas. Jawaban dalam 3 × 24 jam. Penolakan hanya dengan alasan berikut.
<i lang="en">You may ask for correction, restriction, withdrawal of consent, objection and erasure; tell any officer of an agency above. You are answered within 3 × 24 hours, and refused only on these grounds.</i></p><ul>${grounds()}</ul>
${missing.length ? `<p>Tidak termuat di salinan ini; minta kepada meja nasional. <i lang="en">Not in this copy; ask the national desk.</i></p>${named(missing)}` : ''}`,
  );
}

/** The certificate as it can be handed over, with what proves it. */
export const certificatePage = (certificate: string, signature: string): string =>
  page(
    'Sertifikat penghapusan',
    `<h1>Sertifikat penghapusan <i lang="en">Certificate of erasure</i></h1>
<table><tbody>${Object.entries(JSON.parse(certificate) as Row)
      .map(
        ([name, value]) =>
          `<tr><th>${escaped(name)}</th><td>${escaped(typeof value === 'string' ? value : JSON.stringify(value))}</td></tr>`,
      )
      .join('')}</tbody></table>
<p>Ed25519: <code>${escaped(signature)}</code></p><pre>${escaped(certificate)}</pre>`,
  );
