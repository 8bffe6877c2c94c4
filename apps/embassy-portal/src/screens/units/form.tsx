import { countries, provinces } from '#domain';
import { cityOf, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { SelectField, TextField, type Fault } from '../../parts/form';
import { texts } from './texts';

const says = labelsOf(texts);

interface Names {
  nameId: string;
  nameEn: string;
}
interface Typed extends Names {
  code: string;
  country: string;
  province: string;
  zone: string;
}
export const noUnit: Typed = {
  ...{ code: '', nameId: '', nameEn: '' },
  ...{ country: 'ID', province: '', zone: 'Asia/Jakarta' },
};

export const namesOf = ({ nameId, nameEn }: Names): Names => ({ nameId: nameId.trim(), nameEn: nameEn.trim() });

/** As it is sent. */
export const unitOf = ({ code, country, province, zone, ...names }: Typed) => ({
  ...namesOf(names),
  ...{ code: code.trim(), country, zone },
  ...(province && { province }),
});

export const missingNames = ({ nameId, nameEn }: Names, at = ''): Fault[] => [
  ...(nameId.trim() ? [] : [{ field: `${at}nameId`, text: says.missingName }]),
  ...(nameEn.trim() ? [] : [{ field: `${at}nameEn`, text: says.missingName }]),
];
export const missingOf = (typed: Typed, at = ''): Fault[] => [
  ...(typed.code.trim() ? [] : [{ field: `${at}code`, text: says.missingCode }]),
  ...missingNames(typed, at),
  ...(typed.country ? [] : [{ field: `${at}country`, text: says.missingCountry }]),
  ...(typed.zone ? [] : [{ field: `${at}zone`, text: says.missingZone }]),
];

interface Fields<T> {
  /** Before the fields’ own names: `unit.`. */
  at?: string;
  value: T;
  onChange: (change: Partial<T>) => void;
  faults: readonly Fault[];
}

export function NameFields({ at = '', value, onChange, faults }: Fields<Names>) {
  const t = useTexts(texts);
  return (
    <>
      <TextField
        name={`${at}nameId`}
        label={t.nameId}
        value={value.nameId}
        onValue={(nameId) => onChange({ nameId })}
        faults={faults}
      />
      <TextField
        name={`${at}nameEn`}
        label={t.nameEn}
        value={value.nameEn}
        onValue={(nameEn) => onChange({ nameEn })}
        faults={faults}
      />
    </>
  );
}

const zones = Intl.supportedValuesOf('timeZone')
  .map((zone) => ({ value: zone, label: cityOf(zone) }))
  .toSorted((a, b) => a.label.localeCompare(b.label));

export function ZoneField({ at = '', value, onChange, faults }: Fields<{ zone: string }>) {
  const t = useTexts(texts);
  return (
    <SelectField
      name={`${at}zone`}
      label={t.zone}
      value={value.zone}
      onValue={(zone) => onChange({ zone })}
      faults={faults}
      options={zones}
    />
  );
}

export function UnitFields({ at = '', value, onChange, faults }: Fields<Typed>) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <>
      <TextField
        name={`${at}code`}
        label={t.code}
        help={t.codeHelp}
        value={value.code}
        onValue={(code) => onChange({ code })}
        faults={faults}
        native={{ autoCapitalize: 'characters', spellCheck: false }}
      />
      <NameFields at={at} value={value} onChange={onChange} faults={faults} />
      <SelectField
        name={`${at}country`}
        label={t.country}
        value={value.country}
        onValue={(country) => onChange({ country, province: '' })}
        faults={faults}
        options={optionsOf(countries, language)}
      />
      {value.country === 'ID' && (
        <SelectField
          name={`${at}province`}
          label={t.province}
          help={t.provinceHelp}
          optional
          empty={t.noProvince}
          value={value.province}
          onValue={(province) => onChange({ province })}
          faults={faults}
          options={optionsOf(provinces, language)}
        />
      )}
      <ZoneField at={at} value={value} onChange={onChange} faults={faults} />
    </>
  );
}
