import { useAsk } from '../../api/useAsk';
import { useTexts } from '../../language/language';
import { SelectField, type Fault } from '../../parts/form';
import { usePlaces } from '../../parts/places';
import { useMe } from '../../session/session';
import { MOVEMENTS } from './questions';
import { isOpen, openFirstLegs } from './standing';
import { texts } from './texts';

interface Choice {
  name: string;
  /** The trip that they leave. */
  than: string;
  /** Where they are, if a leg has brought them there: the other begins from it. */
  at?: string | null;
  value: string;
  onValue: (value: string) => void;
  faults: readonly Fault[];
}

/** Another trip of one's own that can still be filled. */
export function OtherTrip({ than, at, ...field }: Choice) {
  const t = useTexts(texts);
  const { unit } = useMe();
  const { nameOf } = usePlaces();
  const namesOf = (codes: (string | undefined)[]) =>
    codes
      .flatMap((code) => code ?? [])
      .map(nameOf)
      .join(' – ');
  const movements = useAsk(MOVEMENTS, { after: null });
  const open = (movements.data?.movements.items ?? []).filter(
    (one) =>
      one.id !== than &&
      one.unit.id === unit.id &&
      isOpen(one) &&
      openFirstLegs(one.legs).some(({ from }) => !at || from === at),
  );
  if (movements.data && open.length === 0) return <p>{t.noOther}</p>;
  return (
    <SelectField
      {...field}
      label={t.moveHere}
      options={open.map(({ id, reference, legs }) => ({
        value: id,
        label: [reference, namesOf([legs[0]?.from, legs.at(-1)?.to])].filter(Boolean).join(' · '),
      }))}
    />
  );
}
