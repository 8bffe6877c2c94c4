import { useState } from 'react';
import {
  consentBases,
  consentPurposes,
  dayIn,
  fieldGroups,
  sharedFor,
  sharingWith,
  type AgencyKind,
  type ConsentPurpose,
} from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { nameOf, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { pastInstant } from '../../parts/days';
import { Deed } from '../../parts/Deed';
import { Choices, FieldGroup, SelectField, TextField, type Fault } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { Several } from '../../parts/Several';
import { useMe } from '../../session/session';
import type { Head, Opened } from '../case/questions';
import { Follows } from './Follows';
import { ORGANISATIONS, RECORD_CONSENT, type Consent } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** What partners' systems may have on a yes to a purpose, at most. */
const groupsOf = (purpose: string) =>
  fieldGroups.codes.filter((group) =>
    Object.values(sharedFor).some(
      ({ consent, groups }) => consent === purpose && (groups as readonly string[]).includes(group),
    ),
  );
const usualOf = (purpose: string) => groupsOf(purpose).filter((group) => fieldGroups.row(group).usual);

const empty = { purpose: '', answer: '', basis: '', recipient: '', expiresOn: '', note: '', groups: [] as string[] };

interface Props {
  opened: Opened;
  of: Head;
  consents: readonly Consent[];
  onClose: () => void;
}

/** What somebody agrees to or refuses now: once more, further, or for the first time. */
export function ConsentDialog({ opened, of, consents, onClose }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { unit } = useMe();
  const [now] = useState(() => new Date());
  const today = dayIn(now, unit.zone);
  const draft = useDraft(`consent ${of.id}`, () => ({ ...empty, day: today }));
  const form = draft.value;
  const record = useAct(RECORD_CONSENT);
  const { purpose, answer, basis, recipient, expiresOn, note, groups, day } = form;
  const yes = answer === 'yes';
  const asked = groupsOf(purpose);

  const send = () => {
    const occurredAt = pastInstant(day, now, unit.zone);
    const wrong: Fault[] = [
      ...(consentPurposes.has(purpose) ? [] : [{ field: 'consentPurpose', text: says.missingPurpose }]),
      ...(answer ? [] : [{ field: 'given', text: says.missingAnswer }]),
      ...(yes && !consentBases.has(basis) ? [{ field: 'basis', text: says.missingBasis }] : []),
      ...(yes && expiresOn && expiresOn < today ? [{ field: 'expiresOn', text: says.wrongEnd }] : []),
      ...(occurredAt ? [] : [{ field: 'occurredAt', text: says.wrongDay }]),
    ];
    if (wrong.length > 0 || !consentPurposes.has(purpose) || !occurredAt) return wrong;
    return record.send({
      ...{ case: of.id, purpose, given: yes, occurredAt: occurredAt.toISOString() },
      basis: yes && consentBases.has(basis) ? basis : 'CONSENT',
      ...(recipient && { recipient }),
      ...(yes && asked.length > 0 && { groups: asked.filter((group) => groups.includes(group)) }),
      ...(yes && expiresOn && { expiresOn }),
      ...(note.trim() && { note: note.trim() }),
    });
  };
  return (
    <Deed draft={draft} title={t.recordConsent} label={t.record} busy={record.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <SelectField
            name="consentPurpose"
            label={t.purpose}
            value={purpose}
            onValue={(next) => draft.set({ purpose: next, recipient: '', groups: usualOf(next) })}
            faults={faults}
            options={optionsOf(consentPurposes, language)}
          />
          {purpose.startsWith('SHARING') && (
            <Recipient
              purpose={purpose}
              value={recipient}
              onValue={(next) => draft.set({ recipient: next })}
              faults={faults}
            />
          )}
          <FieldGroup name="given" legend={t.answer} faults={faults}>
            <Choices
              name="given"
              value={answer}
              onValue={(next) => draft.set({ answer: next })}
              options={[
                { value: 'yes', label: t.yes },
                { value: 'no', label: t.no },
              ]}
            />
          </FieldGroup>
          {yes && (
            <SelectField
              name="basis"
              label={t.basis}
              value={basis}
              onValue={(next) => draft.set({ basis: next })}
              faults={faults}
              options={optionsOf(consentBases, language)}
            />
          )}
          {answer === 'no' && recipient === '' && consents.some((one) => takenBack(one, purpose)) && (
            <Follows opened={opened} consents={consents} purpose={purpose as ConsentPurpose} />
          )}
          {yes && asked.length > 0 && (
            <Several
              name="groups"
              legend={t.groups}
              help={t.groupsHelp}
              faults={faults}
              options={optionsOf(fieldGroups, language, asked)}
              value={groups}
              onValue={(next) => draft.set({ groups: [...next] })}
            />
          )}
          {yes && (
            <TextField
              name="expiresOn"
              label={t.expiresOn}
              help={t.expiresHelp}
              optional
              value={expiresOn}
              onValue={(next) => draft.set({ expiresOn: next })}
              faults={faults}
              native={{ type: 'date', min: today }}
            />
          )}
          <TextField
            name="occurredAt"
            label={t.saidOn}
            value={day}
            onValue={(next) => draft.set({ day: next })}
            faults={faults}
            native={{ type: 'date', max: today }}
          />
          <NoteField of={draft} label={t.ownWords} faults={faults} />
        </>
      )}
    </Deed>
  );
}

/** A no to all of them takes back what was agreed to before. */
const takenBack = ({ purpose, given, withdrawnAt }: Consent, asked: string): boolean =>
  purpose === asked && given && withdrawnAt === null;

interface RecipientProps {
  purpose: string;
  value: string;
  onValue: (value: string) => void;
  faults: readonly Fault[];
}

/** Of all that a purpose is about, or one of them alone. */
function Recipient({ purpose, ...field }: RecipientProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const organisations = useAsk(ORGANISATIONS, {});
  return (
    <SelectField
      name="recipient"
      label={t.recipient}
      empty={t.everyone}
      {...field}
      options={(organisations.data?.organisations ?? [])
        .filter(({ kind }) => sharingWith(kind as AgencyKind) === purpose)
        .map((one) => ({ value: one.id, label: nameOf(one, language) }))}
    />
  );
}
