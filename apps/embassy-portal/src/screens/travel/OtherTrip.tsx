import { useAsk } from '../../api/useAsk';
import { useTexts } from '../../language/language';
import { SelectField, type Fault } from '../../parts/form';
import { MOVEMENTS } from './questions';
import { texts } from './texts';

interface Choice {
  name: string;
  /** The trip that they leave. */
  than: string;
  value: string;
  onValue: (value: string) => void;
  faults: readonly Fault[];
}

/** Another trip of one's own that can still be filled. */
export function OtherTrip({ than, ...field }: Choice) {
  const t = useTexts(texts);
  const movements = useAsk(MOVEMENTS, { after: null });
  const open = (movements.data?.movements.items ?? []).filter(
    ({ id, state }) => id !== than && (state === 'PLANNED' || state === 'MANIFESTED'),
  );
  if (movements.data && open.length === 0) return <p>{t.noOther}</p>;
  return (
    <SelectField
      {...field}
      label={t.moveHere}
      options={open.map(({ id, reference, legs }) => ({
        value: id,
        label: [reference, legs[0]?.from, legs.at(-1)?.to].filter(Boolean).join(' · '),
      }))}
    />
  );
}
