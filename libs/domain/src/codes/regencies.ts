import { codeList, type Label } from './code-list';
import { provinceOfArea, type Province } from './provinces';
import { regencyTable } from './regency-table';

export interface Regency extends Label {
  /** Of the Ministry of Home Affairs: '35.07'. Its four digits open the NIK of whoever was first registered there. */
  readonly code: string;
  /** Official, as documents print it: 'KABUPATEN MALANG'. */
  readonly name: string;
  readonly kind: 'REGENCY' | 'CITY';
  readonly province: Province;
}

const titles = /^(?:KABUPATEN|KOTA)(?: ADMINISTRASI)? /;

const titleCase = (name: string) =>
  name
    .toLowerCase()
    .replace(/\b\w/g, (letter) => letter.toUpperCase())
    .replace(' Dan ', ' dan ');

const regencyOfLine = (line: string): readonly [string, Regency] => {
  const [code = '', name = ''] = line.split('\t');
  const province = provinceOfArea(code.slice(0, 2));
  if (!province) throw new Error(`regency ${code} lies in no province`);
  const kind = name.startsWith('KOTA ') ? 'CITY' : 'REGENCY';
  const bare = titleCase(name.replace(titles, ''));
  return [
    code,
    { code, name, kind, province, id: titleCase(name), en: `${bare} ${kind === 'CITY' ? 'City' : 'Regency'}` },
  ];
};

// PURE, here and below, lets a bundler leave the whole table out of a page that does not use it.
const readTable = () => new Map(regencyTable.trim().split('\n').map(regencyOfLine));
const rows = /* @__PURE__ */ readTable();

export const regencies = codeList<Readonly<Record<string, Regency>>>(/* @__PURE__ */ Object.fromEntries(rows));

/** By '35.07' or '3507'. */
export const regencyOfCode = (code: string): Regency | null =>
  rows.get(code.replace(/^(\d\d)\.?(\d\d)$/, '$1.$2')) ?? null;

// Spelling wavers over blanks only: TOLI TOLI and TOLITOLI, PALANGKA RAYA and PALANGKARAYA.
const squeezed = (text: string) => text.replace(/\bKEP\b\.?/g, 'KEPULAUAN').replace(/[^A-Z]/g, '');

const groupByBareName = () => Map.groupBy(rows.values(), (regency) => squeezed(regency.name.replace(titles, '')));
const byBareName = /* @__PURE__ */ groupByBareName();

const titled = /^(KABUPATEN|KAB|KOTAMADYA|KOTA|KODYA)\b\.?\s*(?:(?:ADMINISTRASI|ADM)\b\.?)?\s*(.+)$/;

const only = (found: readonly Regency[] = []): Regency | null => (found.length === 1 ? (found[0] ?? null) : null);

/**
 * A regency or city as people write it: 'Kab. Malang', 'KOTA ADM. JAKARTA BARAT', 'Medan'. Null when unknown, and when
 * several are meant alike: 'Malang' is a regency and a city.
 */
export const readRegency = (text: string): Regency | null => {
  const written = text.toUpperCase().trim();
  const [, title, rest] = titled.exec(written) ?? [];
  if (title && rest) {
    const kind = title.startsWith('KAB') ? 'REGENCY' : 'CITY';
    const found = only(byBareName.get(squeezed(rest))?.filter((regency) => regency.kind === kind));
    if (found) return found;
  }
  // KOTA BARU is how some write Kotabaru, which is a regency: the whole text is tried as a bare name, too.
  return only(byBareName.get(squeezed(written)));
};
