import { bedKinds } from '#domain';
import { labelOf, useLanguage, useTexts } from '../language/language';
import { inBoth, labelsOf } from '../language/texts';
import { FieldGroup, TextField, type Fault } from './form';

const texts = inBoth(
  {
    name: 'Nama rumah',
    nameHelp: 'Nama yang tidak menyebut tempat.',
    missingName: 'Isi nama rumahnya.',
    beds: 'Jumlah tempat tidur',
    bedsHelp: 'Semuanya, juga yang sedang dihuni. Kosong berarti tidak ada.',
    wholeNumber: 'Isi dengan angka bulat.',
  },
  {
    name: 'Name of the house',
    nameHelp: 'A name that tells no place.',
    missingName: 'Fill in the name of the house.',
    beds: 'Number of beds',
    bedsHelp: 'All of them, also those slept in. Empty means none.',
    wholeNumber: 'Fill in a whole number.',
  },
);
const says = labelsOf(texts);

/** As typed; beds in the order of their kinds. */
export interface TypedHouse {
  name: string;
  beds: readonly string[];
}
export const typedOf = ({ name, beds }: { name: string; beds: readonly { kind: string; count: number }[] }) => ({
  name,
  beds: bedKinds.codes.map((code) => String(beds.find(({ kind }) => kind === code)?.count ?? '')),
});
/** All kinds are sent, so that an answer names the field that it is about. */
export const houseOf = ({ name, beds }: TypedHouse) => ({
  name: name.trim(),
  beds: bedKinds.codes.map((kind, i) => ({ kind, count: Number(beds[i]?.trim()) })),
});
export const wrongIn = ({ name, beds }: TypedHouse): Fault[] => [
  ...(name.trim() ? [] : [{ field: 'name', text: says.missingName }]),
  ...beds.flatMap((count, i) =>
    /^\d{0,4}$/.test(count.trim()) ? [] : [{ field: `beds.${i}.count`, text: says.wholeNumber }],
  ),
];

interface Props {
  value: TypedHouse;
  onChange: (change: Partial<TypedHouse>) => void;
  faults: readonly Fault[];
}

/** What a house is called, and how many beds of each kind it has. */
export function HouseFields({ value: { name, beds }, onChange, faults }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <>
      <TextField
        name="name"
        label={t.name}
        help={t.nameHelp}
        value={name}
        onValue={(typed) => onChange({ name: typed })}
        faults={faults}
        native={{ maxLength: 60 }}
      />
      <FieldGroup name="beds" legend={t.beds} help={t.bedsHelp} faults={faults}>
        <div className="row">
          {bedKinds.codes.map((kind, i) => (
            <TextField
              key={kind}
              name={`beds.${i}.count`}
              label={labelOf(bedKinds, kind, language)}
              value={beds[i] ?? ''}
              onValue={(count) => onChange({ beds: beds.with(i, count) })}
              faults={faults}
              native={{ inputMode: 'numeric', maxLength: 4 }}
            />
          ))}
        </div>
      </FieldGroup>
    </>
  );
}
