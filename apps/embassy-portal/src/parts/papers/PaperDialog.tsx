import { useState } from 'react';
import { documentKinds, documentStatuses, type DocumentKind } from '#domain';
import { useAct } from '../../api/useAct';
import { useLanguage, useTexts } from '../../language/language';
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

/** A paper of somebody: a new one, or what is new about one that there is. What is left empty stays as it was. */
export function PaperDialog({ of, onClose }: { of: Holder; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const live = of.documents.filter(({ status }) => !ENDED.includes(status));
  const [chosen, setChosen] = useState(live.at(-1)?.id ?? '');
  const old = live.find(({ id }) => id === chosen);
  const [kind, setKind] = useState<DocumentKind>('SPLP');
  const [status, setStatus] = useState<string>('');
  const [number, setNumber] = useState('');
  const [pending, setPending] = useState<boolean>();
  const [issuedOn, setIssued] = useState('');
  const [expiresOn, setExpires] = useState('');
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
    <Deed title={t.paperOf(of.name)} busy={record.busy || update.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <SelectField
            name="document"
            label={t.paper}
            empty={t.newPaper}
            value={chosen}
            onValue={setChosen}
            faults={faults}
            options={live.map((one) => ({
              value: one.id,
              label: `${documentKinds.label(one.kind, language)} · ${documentStatuses.label(one.status, language)}`,
            }))}
          />
          {!old && (
            <SelectField
              name="kind"
              label={t.kind}
              value={kind}
              onValue={(value) => documentKinds.has(value) && setKind(value)}
              faults={faults}
              options={optionsOf(documentKinds, language)}
            />
          )}
          <SelectField
            name="status"
            label={t.status}
            empty={old ? t.asBefore : documentStatuses.label('VALID', language)}
            value={status}
            onValue={setStatus}
            faults={faults}
            options={optionsOf(documentStatuses, language)}
          />
          <TextField
            name="number"
            label={t.number}
            help={t.numberHelp}
            optional
            value={number}
            onValue={setNumber}
            faults={faults}
            native={{ maxLength: 40 }}
          />
          <label className="choice">
            <input
              type="checkbox"
              checked={awaits}
              disabled={number.trim() !== ''}
              onChange={() => setPending(!awaits)}
            />
            <span>{t.numberPending}</span>
          </label>
          <div className="row">
            <TextField
              name="issuedOn"
              label={t.issuedOn}
              optional
              value={issuedOn}
              onValue={setIssued}
              faults={faults}
              native={{ type: 'date' }}
            />
            <TextField
              name="expiresOn"
              label={t.expiresOn}
              optional
              value={expiresOn}
              onValue={setExpires}
              faults={faults}
              native={{ type: 'date' }}
            />
          </div>
        </>
      )}
    </Deed>
  );
}
