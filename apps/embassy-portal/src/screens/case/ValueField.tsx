import { countries, regencies, sexes } from '#domain';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { SelectField, TextField, type Fault } from '../../parts/form';
import { texts as own } from './stance-texts';
import { texts } from './texts';

const lists: Readonly<Partial<Record<string, typeof sexes | typeof countries | typeof regencies>>> = {
  SEX: sexes,
  NATIONALITY: countries,
  HOME_REGENCY: regencies,
};

interface Props {
  field: string;
  value: string;
  onValue: (value: string) => void;
  faults: readonly Fault[];
}

/** What is said of a field: chosen where there is a list of it, else written as one would at registration. */
export function ValueField({ field, ...rest }: Props) {
  const t = useTexts(texts);
  const o = useTexts(own);
  const language = useLanguage();
  const list = lists[field];
  if (list) {
    const codes: readonly string[] = list.codes;
    const options = codes.map((value) => ({ value, label: labelOf(list, value, language) }));
    return <SelectField name="value" label={t.value} options={options} {...rest} />;
  }
  const help = field === 'BIRTH_DATE' ? o.birthHelp : field === 'NIK' ? o.nikHelp : undefined;
  return (
    <TextField
      name="value"
      label={t.value}
      help={help}
      native={field === 'NIK' ? { inputMode: 'numeric' } : { maxLength: 200 }}
      {...rest}
    />
  );
}
