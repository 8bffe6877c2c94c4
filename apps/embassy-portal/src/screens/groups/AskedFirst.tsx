import { useTexts } from '../../language/language';
import { Choices, FieldGroup, type Fault } from '../../parts/form';
import { texts } from './texts';

/** On which ground somebody is registered; empty until it was answered. */
export type Asked = '' | 'CONSENT' | 'VITAL_INTEREST';

interface Question {
  name: string;
  value: Asked;
  onValue: (value: Asked) => void;
  faults: readonly Fault[];
}

/** Before anything of anybody is written down. */
export function AskedFirst({ name, value, onValue, faults }: Question) {
  const t = useTexts(texts);
  return (
    <FieldGroup name={name} legend={t.asked} help={t.askedHelp} faults={faults}>
      <Choices
        name={name}
        value={value}
        onValue={(next) => onValue(next as Asked)}
        options={[
          { value: 'CONSENT', label: t.askedYes },
          { value: 'VITAL_INTEREST', label: t.askedVital },
        ]}
      />
    </FieldGroup>
  );
}
