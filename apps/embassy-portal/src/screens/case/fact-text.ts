import { countries, formatPartialDate, readPartialDate, regencies, sexes, type Lang } from '#domain';
import { labelOf } from '../../language/language';

/** A fact as people read it: a code in words, a date no more exact than it is known. */
export function factText(
  { field, value, code }: { field: string; value: string | null; code: string | null },
  language: Lang,
): string {
  const said = value ?? code ?? '';
  if (field === 'SEX') return labelOf(sexes, said, language);
  if (field === 'NATIONALITY') return labelOf(countries, said, language);
  if (field === 'HOME_REGENCY') return labelOf(regencies, said, language);
  const date = field === 'BIRTH_DATE' ? readPartialDate(said) : undefined;
  return date?.ok ? formatPartialDate(date.date, language) : said;
}
