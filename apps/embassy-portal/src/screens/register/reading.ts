/** Reads what was typed, by the core's own readers: they come over the line when the form is there to type in. */
import {
  formatPartialDate,
  isoOfPartialDate,
  oldestAge,
  readNik,
  readPartialDate,
  readPhone,
  type CodeOf,
  type ConsentBasis,
  type ConsentPurpose,
  type Mrz,
  type namelessReasons,
} from '#domain';
import { labelsOf } from '../../language/texts';
import type { Form } from './form';
import { texts } from './rest-texts';

export { latestDay, readMrz } from '#domain';
export const says = labelsOf(texts);

/** As it is said: '3 Maret 1999', 'Maret 1999', '1999', 'sekitar 1994'; empty if nothing is known. */
export function birthText({ day, month, year, about }: Form): string {
  const [d, m, y] = [day.trim(), month.trim(), year.trim()];
  if (!d && !m && !y) return '';
  if (about && !d && !m) return `sekitar ${y}`;
  return d && /^\d+$/.test(m) ? `${d}/${m}/${y}` : [d, m, y].filter(Boolean).join(/^\d+$/.test(m) ? '/' : ' ');
}

/** Years of age, of somebody whose date of birth is not known. */
function ageOf(form: Form): number | 'WRONG' | undefined {
  const typed = form.age.trim();
  if (!typed || birthText(form)) return undefined;
  return /^\d{1,3}$/.test(typed) && Number(typed) <= oldestAge ? Number(typed) : 'WRONG';
}

export type FaultCode =
  'GROUND' | 'NAME' | 'SEX' | 'DATE' | 'DATE_FUTURE' | 'AGE' | 'NIK' | 'PHONE' | 'COUNTRY' | 'SOURCE' | 'RECEIVED';

/** What is missing or can't be, by field. The core judges by the same readers. */
export function wrongIn(form: Form, today: string): { field: string; code: FaultCode }[] {
  const birth = birthText(form);
  const date = birth ? readPartialDate(birth, { order: 'DMY', today }) : undefined;
  const wrong: [boolean, string, FaultCode][] = [
    [form.ground === '', 'ground', 'GROUND'],
    [!form.name.trim() && !form.nameless, 'name', 'NAME'],
    [date?.ok === false && date.problem === 'IN_FUTURE', 'year', 'DATE_FUTURE'],
    [date?.ok === false && date.problem !== 'IN_FUTURE', 'year', 'DATE'],
    [ageOf(form) === 'WRONG', 'age', 'AGE'],
    [!form.sex, 'sex', 'SEX'],
    [form.nik.trim() !== '' && !readNik(form.nik, { today }).ok, 'nik', 'NIK'],
    [form.phone.trim() !== '' && !readPhone(form.phone).ok, 'phone', 'PHONE'],
    [!form.country, 'country', 'COUNTRY'],
    [!form.source, 'source', 'SOURCE'],
    [Number.isNaN(Date.parse(form.receivedAt)), 'receivedAt', 'RECEIVED'],
  ];
  return wrong.filter(([is]) => is).map(([, field, code]) => ({ field, code }));
}

/** The form as the core takes it; to be asked only of a form in which nothing is wrong. */
export function inputOf(form: Form) {
  const birth = birthText(form);
  const read = birth ? readPartialDate(birth, { order: 'DMY' }) : undefined;
  const written =
    read?.ok &&
    (read.date.precision === 'ESTIMATED' ? formatPartialDate(read.date, 'en') : isoOfPartialDate(read.date));
  const age = ageOf(form);
  const given = form.ground !== 'REFUSED';
  const basis = given ? (form.ground as ConsentBasis) : 'CONSENT';
  const consents = [
    { purpose: 'ASSISTANCE' as ConsentPurpose, basis, given },
    ...(given ? form.also.map((purpose) => ({ purpose, basis, given: true })) : []),
  ];
  const texts = Object.entries({
    name: form.name,
    alias: form.alias,
    nik: form.nik,
    passportNumber: form.passportNumber,
    phone: form.phone,
    safeContact: form.safeContact,
    group: form.group,
  }).filter(([, text]) => text.trim() !== '');
  return {
    id: form.id,
    ...(Object.fromEntries(texts.map(([field, text]) => [field, text.trim()])) as { name?: string; group?: string }),
    ...(form.name.trim() ? {} : { nameless: form.nameless as CodeOf<typeof namelessReasons> }),
    ...(written ? { birthDate: written } : {}),
    ...(typeof age === 'number' ? { age } : {}),
    sex: form.sex as 'FEMALE',
    needs: [...form.needs],
    sectors: form.sector ? [form.sector] : [],
    consents,
    country: form.country,
    source: form.source,
    receivedAt: new Date(form.receivedAt).toISOString(),
  };
}

/** What a passport says, in the boxes; a name that was typed stays unless it is asked for. */
export function withMrz(form: Form, mrz: Mrz, overName: boolean): Form {
  const { names, birth } = mrz;
  const name = [names.secondary, names.primary].filter(Boolean).join(' ');
  const [year] = birth.years;
  return {
    ...form,
    name: form.name.trim() && !overName ? form.name : name,
    sex: mrz.sex === 'UNKNOWN' ? form.sex : mrz.sex,
    passportNumber: mrz.documentNumber,
    // Two centuries are possible: which one is for a person to say.
    year: birth.years.length === 1 && year !== undefined ? String(year) : form.year,
    month: birth.month === null ? '' : String(birth.month),
    day: birth.day === null ? '' : String(birth.day),
    about: false,
  };
}
