import { useState } from 'react';
import { dayIn, documentKinds, documentStatuses, hasExpired, type DocumentKind } from '#domain';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { useMe } from '../../session/session';
import { optionsOf } from '../choices';
import { Deed } from '../Deed';
import { SelectField, TextField } from '../form';
import { RECORD_DOCUMENT, UPDATE_DOCUMENT } from './acts';
import type { Document } from './questions';
import { texts } from './texts';

export interface Holder {
  id: string;
  name: string;
  documents: readonly Document[];
}

const ENDED: readonly string[] = ['CONSUMED', 'REVOKED'];

interface Said {
  /** Of the paper that it is about; empty for a new one. */
  document: string;
  kind: DocumentKind;
  status: string;
  number: string;
  /** Left as it is until somebody ticks. */
  pending: boolean | null;
  issuedOn: string;
  expiresOn: string;
}

/** A paper of somebody: a new one, or what is new about one that there is. What is left empty stays as it was. */
export function PaperDialog({ of, onClose }: { of: Holder; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { day } = useFormats();
  const today = dayIn(new Date(), useMe().unit.zone);
  const live = of.documents.filter(({ status }) => !ENDED.includes(status));
  const draft = useDraft<Said>(`paper ${of.id}`, () => ({
    document: live.at(-1)?.id ?? '',
    kind: 'SPLP',
    status: '',
    number: '',
    pending: null,
    issuedOn: '',
    expiresOn: '',
  }));
  const { kind, status, number, pending, issuedOn, expiresOn } = draft.value;
  const old = live.find(({ id }) => id === draft.value.document);
  const [occurredAt] = useState(() => new Date().toISOString());
  const record = useAct(RECORD_DOCUMENT);
  const update = useAct(UPDATE_DOCUMENT);
  const awaits = number.trim() ? false : (pending ?? old?.numberPending ?? false);

  const send = () => {
    const said = {
      occurredAt,
      numberPending: awaits,
      ...(number.trim() && { number: number.trim() }),
      ...(issuedOn && { issuedOn }),
      ...(expiresOn && { expiresOn }),
    };
    const to = documentStatuses.has(status) ? status : undefined;
    return old
      ? update.send({ document: old.id, version: old.version, ...said, ...(to && { status: to }) })
      : record.send({ case: of.id, kind, status: to ?? 'VALID', ...said });
  };

  return (
    <Deed draft={draft} title={t.paperOf(of.name)} busy={record.busy || update.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <SelectField
            name="document"
            label={t.paper}
            empty={t.newPaper}
            value={old?.id ?? ''}
            onValue={(document) => draft.set({ document })}
            faults={faults}
            options={live.map((one) => ({
              value: one.id,
              label: `${documentKinds.label(one.kind, language)} · ${
                one.expiresOn && hasExpired(one, today)
                  ? t.expired(day(one.expiresOn))
                  : documentStatuses.label(one.status, language)
              }`,
            }))}
          />
          {!old && (
            <SelectField
              name="kind"
              label={t.kind}
              value={kind}
              onValue={(kind) => documentKinds.has(kind) && draft.set({ kind })}
              faults={faults}
              options={optionsOf(documentKinds, language)}
            />
          )}
          <SelectField
            name="status"
            label={t.status}
            empty={old ? t.asBefore : documentStatuses.label('VALID', language)}
            value={status}
            onValue={(status) => draft.set({ status })}
            faults={faults}
            options={optionsOf(documentStatuses, language)}
          />
          <TextField
            name="number"
            label={t.number}
            help={t.numberHelp}
            optional
            value={number}
            onValue={(number) => draft.set({ number })}
            faults={faults}
            native={{ maxLength: 40 }}
          />
          <label className="choice">
            <input
              type="checkbox"
              checked={awaits}
              disabled={number.trim() !== ''}
              onChange={() => draft.set({ pending: !awaits })}
            />
            <span>{t.numberPending}</span>
          </label>
          <div className="row">
            <TextField
              name="issuedOn"
              label={t.issuedOn}
              optional
              value={issuedOn}
              onValue={(issuedOn) => draft.set({ issuedOn })}
              faults={faults}
              native={{ type: 'date' }}
            />
            <TextField
              name="expiresOn"
              label={t.expiresOn}
              optional
              value={expiresOn}
              onValue={(expiresOn) => draft.set({ expiresOn })}
              faults={faults}
              native={{ type: 'date' }}
            />
          </div>
        </>
      )}
    </Deed>
  );
}
