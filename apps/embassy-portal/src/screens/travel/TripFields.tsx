import { agencyKinds, answeringKinds, type Label, type Lang } from '#domain';
import { newId } from '../../api/ids';
import { useAsk } from '../../api/useAsk';
import { nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Answer } from '../../parts/Answer';
import { SelectField, TextField, type Fault } from '../../parts/form';
import { LegFields, Places } from './LegFields';
import { UNITS } from './questions';
import { texts } from './texts';
import { emptyLeg, type LegForm, type Missing, type TripForm } from './trip';

const says = labelsOf(texts);

export const emptyTrip = (): TripForm => ({
  id: newId(),
  reference: '',
  receiver: '',
  immigration: '',
  escorts: '',
  legs: [emptyLeg(newId())],
});

const labels: Readonly<Record<string, Label>> = {
  reference: says.reference,
  receiver: says.receiver,
  escorts: says.escorts,
  from: says.from,
  to: says.to,
  plannedDeparture: says.departs,
  plannedArrival: says.arrives,
  seats: says.seats,
};

/** What can't be read in what was typed: each field by its name, and what it needs. */
export const faultsOfTrip = (missing: readonly Missing[]): Fault[] =>
  missing.map(({ field, what }) => {
    const label = labels[field.split('.').at(-1) ?? ''];
    const said = (to: Lang) => texts[to].fault(label?.[to] ?? '', texts[to][what]);
    return { field, text: { id: said('id'), en: said('en') } };
  });

interface Fields {
  form: TripForm;
  /** Where it stands in what is sent: nothing, or `into.` */
  at?: string;
  faults: readonly Fault[];
  onChange: (form: TripForm) => void;
}

/** A trip as it is planned: who meets the people, and the legs in their order. */
export function TripFields({ form, at = '', faults, onChange }: Fields) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  const units = useAsk(UNITS, {});
  const change = (more: Partial<TripForm>) => onChange({ ...form, ...more });
  const changeLeg = (i: number, more: Partial<LegForm>) =>
    change({ legs: form.legs.map((one, at) => (at === i ? { ...one, ...more } : one)) });
  return (
    <>
      <Places />
      <TextField
        name={`${at}reference`}
        label={t.reference}
        help={t.referenceHelp}
        value={form.reference}
        onValue={(reference) => change({ reference })}
        faults={faults}
        native={{ maxLength: 60 }}
      />
      {form.legs.map((leg, i) => (
        <fieldset className="leg" key={leg.id}>
          <legend>{t.leg(number(i + 1))}</legend>
          <LegFields leg={leg} at={`${at}legs.${i}.`} faults={faults} onChange={(more) => changeLeg(i, more)} />
          {form.legs.length > 1 && (
            <button
              type="button"
              className="plain"
              onClick={() => change({ legs: form.legs.filter((one) => one !== leg) })}
            >
              {t.removeLeg}
            </button>
          )}
        </fieldset>
      ))}
      <button
        type="button"
        className="second"
        onClick={() => change({ legs: [...form.legs, emptyLeg(newId(), form.legs.at(-1)?.to)] })}
      >
        {t.addLeg}
      </button>
      <div className="row">
        <Answer of={units}>
          {({ units: known }) => {
            const unitsOf = (fits: (kind: string) => boolean) =>
              known
                .filter(({ organisation }) => fits(organisation.kind))
                .map((unit) => ({ value: unit.id, label: nameOf(unit, language) }));
            return (
              <>
                <SelectField
                  name={`${at}receiver`}
                  label={t.receiver}
                  value={form.receiver}
                  onValue={(receiver) => change({ receiver })}
                  faults={faults}
                  options={unitsOf((kind) => agencyKinds.has(kind) && answeringKinds.has(kind))}
                />
                <SelectField
                  name={`${at}immigration`}
                  label={t.immigration}
                  value={form.immigration}
                  onValue={(immigration) => change({ immigration })}
                  faults={faults}
                  options={unitsOf((kind) => kind === 'IMIGRASI')}
                />
              </>
            );
          }}
        </Answer>
        <TextField
          name={`${at}escorts`}
          label={t.escorts}
          optional
          value={form.escorts}
          onValue={(escorts) => change({ escorts })}
          faults={faults}
          native={{ inputMode: 'numeric', maxLength: 3 }}
        />
      </div>
    </>
  );
}
