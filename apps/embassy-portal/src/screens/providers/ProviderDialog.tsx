import { assistanceTypes, regencies } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { Choices, FieldGroup, SelectField, TextField, type Fault } from '../../parts/form';
import { Several } from '../../parts/Several';
import { UnitField } from '../../parts/UnitField';
import { ADD_PROVIDER, CHANGE_PROVIDER, ORGANISATIONS, type Provider } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

interface Form {
  contact: string;
  offers: readonly string[];
}

interface Typing {
  form: Form;
  onChange: (change: Partial<Form>) => void;
  faults: readonly Fault[];
}

function Fields({ form, onChange, faults }: Typing) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <>
      <Several
        name="offers"
        legend={t.offers}
        options={optionsOf(assistanceTypes, language)}
        value={form.offers}
        onValue={(offers) => onChange({ offers })}
        faults={faults}
      />
      <TextField
        name="contact"
        label={t.contact}
        optional
        rows={2}
        value={form.contact}
        onValue={(contact) => onChange({ contact })}
        faults={faults}
      />
    </>
  );
}

const offered = (offers: readonly string[]) => offers.filter((one) => assistanceTypes.has(one));
const offersMissing: Fault = { field: 'offers', text: says.missingOffers };

/** An organisation that is known here, or somebody by their name. */
export function AddProvider({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const add = useAct(ADD_PROVIDER);
  const known = useAsk(ORGANISATIONS, {});
  const draft = useDraft<Form & Record<'kind' | 'agency' | 'name' | 'regency', string>>('provider', () => ({
    ...{ kind: 'NAME', agency: '', name: '', regency: '', contact: '', offers: [] },
  }));
  const { value: form, set } = draft;
  const { kind, agency, name, regency, contact } = form;
  const byName = kind === 'NAME';
  const send = () => {
    const offers = offered(form.offers);
    const faults: Fault[] = [];
    if (byName && !name.trim()) faults.push({ field: 'name', text: says.missingName });
    if (!byName && !agency) faults.push({ field: 'agency', text: says.missingOrganisation });
    if (offers.length === 0) faults.push(offersMissing);
    if (faults.length > 0) return faults;
    return add.send({
      ...(byName ? { name: name.trim() } : { agency }),
      offers,
      ...(contact.trim() && { contact: contact.trim() }),
      ...(regency && { regency }),
    });
  };
  return (
    <Deed draft={draft} title={t.addProvider} busy={add.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <FieldGroup name="kind" legend={t.who}>
            <Choices
              name="kind"
              value={kind}
              onValue={(value) => set({ kind: value })}
              options={[
                { value: 'NAME', label: t.person },
                { value: 'AGENCY', label: t.agency },
              ]}
            />
          </FieldGroup>
          {byName ? (
            <TextField
              name="name"
              label={t.name}
              help={t.nameHelp}
              value={name}
              onValue={(value) => set({ name: value })}
              faults={faults}
              native={{ maxLength: 200 }}
            />
          ) : (
            <UnitField
              name="agency"
              label={t.organisation}
              units={known.data?.organisations ?? []}
              value={agency}
              onValue={(value) => set({ agency: value })}
              faults={faults}
            />
          )}
          <SelectField
            name="regency"
            label={t.regency}
            optional
            value={regency}
            onValue={(value) => set({ regency: value })}
            faults={faults}
            options={optionsOf(regencies, language)}
          />
          <Fields form={form} onChange={set} faults={faults} />
        </>
      )}
    </Deed>
  );
}

export function ChangeProvider({ provider, who, onClose }: { provider: Provider; who: string; onClose: () => void }) {
  const t = useTexts(texts);
  const change = useAct(CHANGE_PROVIDER);
  const { id, version } = provider;
  // What was begun on another version of it would go over what somebody else has changed since.
  const draft = useDraft<Form>(`provider ${id} ${version}`, () => ({
    ...{ contact: provider.contact ?? '', offers: provider.offers },
  }));
  const form = draft.value;
  const send = () => {
    const offers = offered(form.offers);
    if (offers.length === 0) return [offersMissing];
    return change.send({ provider: id, version, offers, contact: form.contact.trim() });
  };
  return (
    <Deed draft={draft} title={t.changeThis(who)} busy={change.busy} send={send} onClose={onClose}>
      {(faults) => <Fields form={form} onChange={draft.set} faults={faults} />}
    </Deed>
  );
}
