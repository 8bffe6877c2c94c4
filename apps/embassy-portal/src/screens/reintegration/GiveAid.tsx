import { useState } from 'react';
import { assistanceLevels, assistanceModalities, assistanceTypes, dayIn, type Label } from '#domain';
import { dayInWords, inWords } from '../../device/said';
import { useDeed } from '../../device/useDeed';
import { useDraft } from '../../device/useDraft';
import type { PutRight } from '../../device/usePutRight';
import { useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Check, optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { Choices, FieldGroup, SelectField, TextField, type Fault } from '../../parts/form';
import { useMe } from '../../session/session';
import { LOG_ASSISTANCE } from './acts';
import { Cost } from './Cost';
import { costOf, isFault, noCost, type Typed } from './money';
import type { Item } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

interface Giving {
  about: { id: string; who: string };
  /** What of the plan it is given for: then its kind and level are agreed already. */
  item?: Item | undefined;
  /** What was refused of it, to be put right. */
  putRight?: PutRight<AidForm> | undefined;
  onClose: () => void;
  onDone: (what: Label) => void;
}

export interface AidForm extends Typed {
  item?: Item | undefined;
  type: string;
  level: string;
  modality: string;
  state: string;
  on: string;
  confirmed: boolean;
  completes: boolean;
  note: string;
}

/** What somebody was given, or is to be given: with a line or without one. */
export function GiveAid({ about, putRight, item = putRight?.form.item, onClose, onDone }: Giving) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { zone } = useMe().unit;
  const [occurredAt] = useState(() => new Date());
  const draft = useDraft<AidForm>(['aid', about.id, ...[putRight?.seq ?? item?.id ?? []].flat()].join(' '), () => ({
    item,
    type: item?.type ?? '',
    level: item?.level ?? 'INDIVIDUAL',
    modality: '',
    state: 'GIVEN',
    on: dayIn(occurredAt, zone),
    confirmed: false,
    completes: item !== undefined,
    note: '',
    ...noCost,
    ...putRight?.form,
  }));
  const { value: form, set } = draft;
  const log = useDeed(LOG_ASSISTANCE);
  const given = form.state === 'GIVEN';

  const send = () => {
    const { type, level, modality, note, on } = form;
    const cost = costOf(form, language, 'costMinor', says.wrongCost);
    const faults: Fault[] = [];
    if (!assistanceTypes.has(type)) faults.push({ field: 'type', text: says.missingType });
    if (!assistanceModalities.has(modality)) faults.push({ field: 'modality', text: says.missingModality });
    if (given && !on) faults.push({ field: 'givenOn', text: says.missingDay });
    if (isFault(cost)) faults.push(cost);
    if (faults.length > 0 || !assistanceTypes.has(type) || !assistanceModalities.has(modality) || isFault(cost))
      return faults;
    const input = {
      case: about.id,
      type,
      level: assistanceLevels.has(level) ? level : 'INDIVIDUAL',
      modality,
      state: given ? ('GIVEN' as const) : ('PLANNED' as const),
      occurredAt: occurredAt.toISOString(),
      confirmed: given && form.confirmed,
      completes: given && item !== undefined && form.completes,
      ...(on && (given ? { givenOn: on } : { plannedOn: on })),
      ...cost,
      ...(given && item && { item: item.id }),
      ...(note.trim() && { note: note.trim() }),
    };
    const label = { id: texts.id.aidLabel, en: texts.en.aidLabel };
    const edit = { path: `/cases/${about.id}/reintegration#assistance`, form };
    const said = inWords((to) => [
      assistanceTypes.label(type, to),
      assistanceModalities.label(modality, to),
      on && `${texts[to][given ? 'givenOn' : 'plannedOn']} ${dayInWords(on, to)}`,
      form.cost.trim() && `${form.cost.trim()} ${form.currency}`,
      note.trim(),
    ]);
    return log.send(input, { record: about.id, label, who: about.who, edit, said }, putRight?.seq).then((result) => {
      if (result.kept || result.done) onDone(result.kept ? says.aidKept : says.aidDone);
      return result.kept ? { done: {} } : result;
    });
  };

  return (
    <Deed
      draft={draft}
      title={item ? t.giveFor(assistanceTypes.label(item.type, language)) : t.giveAid}
      busy={log.busy}
      send={send}
      {...(putRight && { wrong: putRight.faults })}
      onClose={onClose}
    >
      {(faults) => (
        <>
          {!item && (
            <FieldGroup name="state" legend={t.state}>
              <Choices
                name="state"
                value={form.state}
                onValue={(state) => set({ state })}
                options={[
                  { value: 'GIVEN', label: t.given },
                  { value: 'PLANNED', label: t.planned },
                ]}
              />
            </FieldGroup>
          )}
          {!item && (
            <div className="row">
              <SelectField
                name="type"
                label={t.type}
                value={form.type}
                onValue={(type) => set({ type })}
                faults={faults}
                options={optionsOf(assistanceTypes, language)}
              />
              <SelectField
                name="level"
                label={t.level}
                value={form.level}
                onValue={(level) => set({ level })}
                faults={faults}
                options={optionsOf(assistanceLevels, language)}
              />
            </div>
          )}
          <div className="row">
            <SelectField
              name="modality"
              label={t.modality}
              value={form.modality}
              onValue={(modality) => set({ modality })}
              faults={faults}
              options={optionsOf(assistanceModalities, language)}
            />
            <TextField
              name={given ? 'givenOn' : 'plannedOn'}
              label={given ? t.givenOn : t.plannedOn}
              value={form.on}
              onValue={(on) => set({ on })}
              faults={faults}
              native={{ type: 'date' }}
            />
          </div>
          <Cost value={form} onChange={set} faults={faults} />
          {given && (
            <Check label={t.confirmedBy} on={form.confirmed} onTurn={() => set({ confirmed: !form.confirmed })} />
          )}
          {given && item && (
            <Check label={t.completes} on={form.completes} onTurn={() => set({ completes: !form.completes })} />
          )}
          <TextField
            name="note"
            label={t.note}
            optional
            rows={2}
            value={form.note}
            onValue={(note) => set({ note })}
            faults={faults}
          />
        </>
      )}
    </Deed>
  );
}
