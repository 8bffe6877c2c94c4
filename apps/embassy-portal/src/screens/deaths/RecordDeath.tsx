import { caseEvents, countries, deathAuthorities, fileKinds } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { cityOf, labelOf, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { SelectField, TextField, type Fault } from '../../parts/form';
import { useMay, useMe, useMoment } from '../../session/session';
import type { Head, Opened } from '../case/questions';
import { Safe } from '../case/Safe';
import { instantOf, kinFaults, kinTold, KinTold, latest, noKin } from './kin-told';
import { CERTIFICATES, RECORD_DEATH } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

const FILE = 'certificate-file';

interface Asked {
  opened: Opened;
  of: Head;
  onClose: () => void;
}

/** As the certificate has it, with what was done about the next of kin. */
export function RecordDeath({ opened, of, onClose }: Asked) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const moment = useMoment();
  const { zone } = useMe().unit;
  const record = useAct(RECORD_DEATH);
  const files = useAsk(CERTIFICATES, opened, { enabled: may.name('Case.files') });
  const draft = useDraft(`death ${of.id}`, () => ({
    ...{ died: '', country: of.country, place: '', authority: '', cause: '', certificate: '', file: '' },
    ...noKin,
  }));
  const form = draft.value;
  const { set: change } = draft;
  const send = () => {
    const at = instantOf(form.died, zone);
    const { authority, country } = form;
    const kin = kinTold(form, zone);
    const [place, cause, certificate] = [form.place, form.cause, form.certificate].map((one) => one.trim()) as [
      string,
      string,
      string,
    ];
    const wrong: Fault[] = [
      ...(at ? [] : [{ field: 'occurredAt', text: says.missingWhen }]),
      ...(countries.has(country) ? [] : [{ field: 'country', text: says.missingCountry }]),
      ...(place ? [] : [{ field: 'place', text: says.missingPlace }]),
      ...(deathAuthorities.has(authority) ? [] : [{ field: 'authority', text: says.missingAuthority }]),
      ...(cause ? [] : [{ field: 'cause', text: says.missingCause }]),
      ...kinFaults(form, zone),
    ];
    if (wrong.length > 0 || !at || !deathAuthorities.has(authority) || !kin) return wrong;
    return atItsField({
      ...{ case: of.id, version: of.version, occurredAt: at.toISOString(), country, place, authority, cause },
      ...(certificate && { certificate }),
      ...(form.file && { file: form.file }),
      ...kin,
    });
  };
  // The page behind has a field of that name already.
  const atItsField = async (input: Parameters<typeof record.send>[0]) => {
    const result = await record.send(input);
    return result.problem?.field === 'file' ? { problem: { ...result.problem, field: FILE } } : result;
  };
  return (
    <Deed
      title={caseEvents.label('die', language)}
      label={t.record}
      busy={record.busy}
      draft={draft}
      send={send}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <p>{t.recordText}</p>
          <TextField
            name="occurredAt"
            label={t.when(cityOf(zone))}
            value={form.died}
            onValue={(died) => change({ died })}
            faults={faults}
            native={{ type: 'datetime-local', max: latest(new Date(), zone) }}
          />
          <SelectField
            name="country"
            label={t.country}
            value={form.country}
            onValue={(country) => change({ country })}
            faults={faults}
            options={optionsOf(countries, language)}
          />
          <TextField
            name="place"
            label={t.place}
            help={t.placeHelp}
            value={form.place}
            onValue={(place) => change({ place })}
            faults={faults}
            native={{ maxLength: 500 }}
          />
          <SelectField
            name="authority"
            label={t.authority}
            value={form.authority}
            onValue={(authority) => change({ authority })}
            faults={faults}
            options={optionsOf(deathAuthorities, language)}
          />
          <TextField
            name="cause"
            label={t.cause}
            help={t.causeHelp}
            rows={2}
            value={form.cause}
            onValue={(cause) => change({ cause })}
            faults={faults}
          />
          <TextField
            name="certificate"
            label={t.certificate}
            optional
            value={form.certificate}
            onValue={(certificate) => change({ certificate })}
            faults={faults}
            native={{ maxLength: 100 }}
          />
          <SelectField
            name={FILE}
            label={t.file}
            help={t.fileHelp}
            optional
            empty={t.noFile}
            value={form.file}
            onValue={(file) => change({ file })}
            faults={faults}
            options={(files.data?.case?.files ?? []).map(({ id, kind, recordedAt }) => ({
              value: id,
              label: `${labelOf(fileKinds, kind, language)}, ${moment(recordedAt)}`,
            }))}
          />
          {may.name('Case.contactRules') && <Safe opened={opened} />}
          <KinTold form={form} onChange={change} faults={faults} />
        </>
      )}
    </Deed>
  );
}
